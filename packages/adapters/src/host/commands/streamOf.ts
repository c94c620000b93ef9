import { type AnyEvent, slices, type StreamName } from '@mandat/domain'

const byCommand = new Map(slices.flatMap((slice) => slice.commands.map(({ type }) => [type, slice] as const)))

/** The stream that a decoded command is decided in. */
export const streamOfCommand = (command: AnyEvent): StreamName => byCommand.get(command.type)?.streamOf(command) ?? ''

import { type AnyEvent, registry, type StreamName } from '@mandat/domain'

/** The stream that a decoded command is decided in. */
export const streamOfCommand = (command: AnyEvent): StreamName =>
  registry.sliceOf(command.type)?.streamOf(command) ?? ''

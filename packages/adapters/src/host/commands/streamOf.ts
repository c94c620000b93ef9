import { type AnyEvent, type StreamName } from '@mandat/domain'
import { registry } from '@mandat/domain/kit'

/** The stream that a decoded command is decided in. */
export const streamOfCommand = (command: AnyEvent): StreamName =>
  registry.sliceOf(command.type)?.streamOf(command) ?? ''

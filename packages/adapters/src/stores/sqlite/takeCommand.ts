import type { CommandRecord, IdleCommand } from '@mandat/domain/kit'
import { commandRows, knownCommands, type Log } from './log.js'

/** LOG-07: what an id is taken for; for a command without events where it was free. Inside a transaction. */
export const takeCommand = (
  log: Log,
  { command: { id, digest }, stream, revision: last }: IdleCommand,
): CommandRecord => {
  log.refresh()
  const known = knownCommands(log, [id]).get(id)
  if (known !== undefined) return known
  commandRows(log.db).add([[id, digest, log.streams.idFor(stream), last + 1, last]])
  return { command: id, digest, stream, first: last + 1, last }
}

import type { CommandRecord, IdleCommand } from '@mandat/domain/kit'
import { insertRows } from './insertRows.js'
import { knownCommands, type Log } from './log.js'

/** LOG-07: what an id is taken for; for a command without events where it was free. Inside a transaction. */
export const takeCommand = (
  log: Log,
  { command: { id, digest }, stream, revision: last }: IdleCommand,
): CommandRecord => {
  log.refresh()
  const known = knownCommands(log, [id]).get(id)
  if (known !== undefined) return known
  insertRows(log.db, 'commands (id, digest, stream, first, last)', 5, [
    [id, digest, log.streams.idFor(stream), last + 1, last],
  ])
  return { command: id, digest, stream, first: last + 1, last }
}

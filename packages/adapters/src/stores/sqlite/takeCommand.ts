import type { CommandRecord, IdleCommand } from '@mandat/domain/kit'
import { idleRows, knownCommands } from './commandRecords.js'
import { hexOf } from './idBytes.js'
import type { Log } from './log.js'

/** LOG-07: what an id is taken for; for a command without events where it was free. Inside a transaction. */
export const takeCommand = (log: Log, { command: { id, digest }, stream, revision }: IdleCommand): CommandRecord => {
  log.refresh()
  const known = knownCommands(log, [id]).get(id)
  if (known !== undefined) return known
  idleRows(log.db).add([[hexOf(id), digest, log.streams.idFor(stream), revision]])
  return { command: id, digest, stream, first: revision + 1, last: revision }
}

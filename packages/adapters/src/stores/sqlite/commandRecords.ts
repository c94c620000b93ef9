import type { CommandId } from '@mandat/domain'
import type { CommandRecord } from '@mandat/domain/kit'
import { type CheckedTable, checkedTable } from './checkedTable.js'
import type { Database } from './database.js'
import { EVENT_TEXT, eventCells } from './eventRows.js'
import { hexOf, nameOf } from './idBytes.js'
import type { Log } from './log.js'

/** Commands that had nothing to do, beside the log; the others stand in their first events. */
export const idleRows = (db: Database): CheckedTable =>
  checkedTable(db, 'idle_commands', ['id', 'digest', 'stream', 'revision'])

/** The commands among `ids` that the file knows. */
export const knownCommands = (log: Log, ids: ReadonlyArray<CommandId>): Map<CommandId, CommandRecord> => {
  log.recheck()
  const wanted = [JSON.stringify(ids.map(hexOf))]
  const sql = `SELECT ${EVENT_TEXT} FROM events WHERE command IN (SELECT unhex(value) FROM json_each(?))`
  const made = eventCells(log.db, log.db.statement(sql).all(wanted)).map((cells): CommandRecord => {
    const first = Number(cells[2])
    return {
      command: nameOf(cells[7]) as CommandId,
      digest: nameOf(cells[8]),
      stream: log.streams.nameOf(Number(cells[1])),
      first,
      last: first + Number(cells[4]) - 1,
    }
  })
  const idle = idleRows(log.db)
    .rows('WHERE id IN (SELECT value FROM json_each(?))', wanted)
    .map(([id, digest, stream, revision]): CommandRecord => ({
      command: nameOf(id as string) as CommandId,
      digest: digest as string,
      stream: log.streams.nameOf(stream as number),
      first: (revision as number) + 1,
      last: revision as number,
    }))
  return new Map([...made, ...idle].map((record) => [record.command, record]))
}

import { addEvents } from '../stores/sqlite/eventRows.js'
import type { Database } from '../stores/sqlite/database.js'
import type { Row } from '../stores/sqlite/driver.js'
import { TRIGGERS } from '../stores/sqlite/tables.js'
import { right } from './scratch.js'

const COLUMNS = 'position, stream, revision, type, version, id, recorded_at, meta, data'

/** Puts another event in the place of one, as if newer (or faulty) code had written it: whole, and not what it was. */
export const rewriteEvent = async (
  database: Database,
  position: number,
  { version, data }: { readonly version?: number; readonly data?: string },
): Promise<{ readonly version: number; readonly data: string }> => {
  const run = (sql: string, values: Row = []): unknown => database.statement(sql).run(values)
  return right(
    await database.write(() => {
      const row = database.statement(`SELECT ${COLUMNS} FROM events WHERE position = ?`).get([position]) ?? []
      for (const guard of ['events_no_update', 'events_no_delete', 'events_added']) run(`DROP TRIGGER ${guard}`)
      const total = (sign: '+' | '-') =>
        run(`UPDATE totals SET sum = sum ${sign} (SELECT sum FROM events WHERE position = ?) WHERE name = 'events'`, [
          position,
        ])
      total('-')
      run('DELETE FROM events WHERE position = ?', [position])
      addEvents(database, [[...row.slice(0, 4), version ?? row[4], ...row.slice(5, 8), data ?? row[8]]])
      total('+')
      for (const sql of TRIGGERS) if (/ events_(no_|added)/.test(sql)) run(sql)
      return { version: row[4] as number, data: row[8] as string }
    })(),
  )
}

import { EVENT_TEXT, addEvents, eventCells } from '../stores/sqlite/eventRows.js'
import type { Database } from '../stores/sqlite/database.js'
import type { Row } from '../stores/sqlite/driver.js'
import { kindOf, kindsIn } from '../stores/sqlite/kinds.js'
import { unpacked } from '../stores/sqlite/packing.js'
import { TRIGGERS } from '../stores/sqlite/tables.js'
import { right } from './scratch.js'

/** Puts another event in the place of one, as if newer (or faulty) code had written it: whole, and not what it was. */
export const rewriteEvent = async (
  database: Database,
  position: number,
  change: { readonly version?: number; readonly data?: string },
): Promise<{ readonly version: number; readonly data: string }> => {
  const run = (sql: string, values: Row = []): unknown => database.statement(sql).run(values)
  return right(
    await database.write(() => {
      const kinds = kindsIn(database)
      const rows = database.statement(`SELECT ${EVENT_TEXT} FROM events WHERE position = ?`).all([position])
      const cells = eventCells(database, rows)[0] as NonNullable<ReturnType<typeof eventCells>[0]>
      const { type, version, data: fields, meta } = kinds.kindOf(Number(cells[3]))
      const data = JSON.stringify(unpacked(fields, cells[10], { type }))
      for (const guard of ['events_no_update', 'events_no_delete', 'events_added']) run(`DROP TRIGGER ${guard}`)
      const total = (sign: '+' | '-') =>
        run(`UPDATE totals SET sum = sum ${sign} (SELECT sum FROM events WHERE position = ?) WHERE name = 'events'`, [
          position,
        ])
      total('-')
      run('DELETE FROM events WHERE position = ?', [position])
      const kind = kinds.idFor(kindOf(type, change.version ?? version, null, meta)) ?? 0
      const [, stream, revision, , part, recordedAt] = cells.map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      const [, , , , , , id, command, digest, shared] = cells.map((cell) => (cell === '' ? null : cell))
      addEvents(database, [
        [
          position,
          stream,
          revision,
          kind,
          part,
          recordedAt,
          id ?? '',
          command ?? null,
          digest ?? null,
          shared ?? null,
          change.data ?? data,
        ],
      ])
      total('+')
      for (const sql of TRIGGERS) if (/ events_(no_|added)/.test(sql)) run(sql)
      return { version, data }
    })(),
  )
}

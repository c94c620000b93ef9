import type { Instant } from '@mandat/domain'
import type { Backlog, Outbox, OutboxEntry } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkNames, checkRange, invalid } from '../shared/checks.js'
import type { Database } from './database.js'
import { jsonText } from '../shared/jsonText.js'
import type { Row } from './driver.js'
import { type CheckedTable, checkedTable } from './checkedTable.js'

const COLUMNS = ['id', 'mail', 'queued_at', 'sent_at', 'attempts', 'last_error', 'next_try']
/** What is not as it was written is no mail: whoever reads it says so, and the other mails go on. */
const entryOf = (row: Row, whole = true): OutboxEntry => ({
  id: row[0] as string,
  mail: whole ? JSON.parse(row[1] as string) : null,
  queuedAt: row[2] as Instant,
  sentAt: row[3] as Instant | null,
  attempts: row[4] as number,
  lastError: row[5] as string | null,
})

/** Mails that wait, in an SQLite file. */
export const sqliteOutbox = (db: Database): Outbox => {
  const table = checkedTable(db, 'outbox', COLUMNS)
  const entries = (rest: string, values: ReadonlyArray<unknown>) =>
    db.read(() => table.rowsOrDamage(rest, values).map(({ row, whole }) => entryOf(row, whole)))
  /** Of a mail that waits: its columns from `sent_at` on. */
  const update = (id: string, change: (attempts: number, row: Row) => Row) =>
    db.write(() => {
      const rows = table.rows('WHERE id = ? AND sent_at IS NULL', [id])
      table.put(rows.map((row) => [...row.slice(0, 3), ...change(Number(row[4]) + 1, row)]))
    })
  return {
    put: (mails, at) => () => {
      const rows: Array<Row> = []
      for (const mail of mails) {
        const checked = checkNames({ 'mail.id': mail.id })
        if (E.isLeft(checked)) return Promise.resolve(checked)
        const text = jsonText(mail, 'mail')
        if (E.isLeft(text)) return Promise.resolve(text)
        // due at any time: a clock that is set back holds up no link
        rows.push([mail.id, text.right, at, null, 0, null, ''])
      }
      if (rows.length === 0) return Promise.resolve(E.right(undefined))
      // on the disk, with all that it tells of: a mail that has left is not taken back
      return db.write(() => table.add(rows, 'ON CONFLICT (id) DO NOTHING'))()
    },
    due: (now, count) => () => {
      const checked = checkRange(count, 0)
      if (E.isLeft(checked)) return Promise.resolve(checked)
      return entries('WHERE sent_at IS NULL AND next_try <= ? ORDER BY queued_at, seq LIMIT ?', [now, count])()
    },
    backlog: (until, count) => () => {
      const checked = checkRange(count, 0)
      if (E.isLeft(checked)) return Promise.resolve(checked)
      return db.read(() => backlogOf(db, table, until, count))()
    },
    sent: (id, at) => update(id, (attempts, row) => [at, attempts, row[5], row[6]]),
    failed: (id, error, nextTry) => update(id, (attempts) => [null, attempts, error, nextTry]),
    list:
      ({ after, count }) =>
      async () => {
        const checked = checkRange(count, 0)
        if (E.isLeft(checked)) return checked
        if (after === null) return entries('ORDER BY seq LIMIT ?', [count])()
        const place = await db.read(() => db.statement('SELECT seq FROM outbox WHERE id = ?').get([after]))()
        if (E.isLeft(place)) return place
        if (place.right === undefined) return E.left(invalid('after', 'the id of a mail in the outbox'))
        return entries('WHERE seq > ? ORDER BY seq LIMIT ?', [place.right[0], count])()
      },
  }
}

// by the index, and no row beyond the count; beside min(), a bare column is of the row that has it
const some = (what: string): string => `SELECT count(*), min(queued_at), id FROM (
  SELECT queued_at, id FROM outbox WHERE sent_at IS NULL AND ${what} ORDER BY next_try, queued_at LIMIT ?)`
const FRESH = some("next_try = ''")
const FAILING = some("next_try > '' AND next_try < ?")
const DROPPED = some('next_try >= ?')

const backlogOf = (db: Database, table: CheckedTable, until: Instant, count: number): Backlog => {
  const look = (sql: string, values: ReadonlyArray<unknown>): { many: number; first: OutboxEntry | null } => {
    const [many, , id] = db.statement(sql).get(values) as [number, Instant | null, string | null]
    const [row] = id === null ? [] : table.rows('WHERE id = ?', [id])
    return { many, first: row === undefined ? null : entryOf(row) }
  }
  const fresh = look(FRESH, [count])
  const failing = look(FAILING, [until, count])
  const oldest = [fresh.first?.queuedAt, failing.first?.queuedAt].filter((one) => one !== undefined).sort()
  const [dropped] = db.statement(DROPPED).get([until, count]) as [number]
  return {
    waiting: fresh.many + failing.many,
    failing: failing.many,
    dropped,
    oldest: oldest[0] ?? null,
    oldestFailing:
      failing.first === null ? null : { queuedAt: failing.first.queuedAt, lastError: failing.first.lastError ?? '' },
  }
}

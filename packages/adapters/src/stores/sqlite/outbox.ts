import type { Instant } from '@mandat/domain'
import type { Backlog, Outbox, OutboxEntry } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkNames, checkRange, invalid } from '../shared/checks.js'
import { notJson } from '../shared/frozenJson.js'
import type { Database } from './database.js'
import { insertRows } from './insertRows.js'
import { jsonText } from '../shared/jsonText.js'
import type { Row } from './driver.js'

const COLUMNS = 'id, mail, queued_at, sent_at, attempts, last_error'
const entryOf = (row: Row): OutboxEntry => ({
  id: row[0] as string,
  mail: parsed(row[1]),
  queuedAt: row[2] as Instant,
  sentAt: row[3] as Instant | null,
  attempts: row[4] as number,
  lastError: row[5] as string | null,
})
/** What is no JSON is no mail either: whoever reads it says so, and the other mails go on. */
const parsed = (text: unknown): unknown =>
  E.toUnion(
    E.tryCatch(
      () => JSON.parse(String(text)) as unknown,
      () => null,
    ),
  )

/** Mails that wait, in an SQLite file. */
export const sqliteOutbox = (db: Database): Outbox => {
  const entries = (sql: string, values: ReadonlyArray<unknown>) =>
    db.read(() => db.statement(sql).all(values).map(entryOf))
  const update = (sql: string, values: ReadonlyArray<unknown>) => db.write(() => void db.statement(sql).run(values))
  return {
    put: (mails, at) => () => {
      const rows: Array<Row> = []
      for (const mail of mails) {
        const checked = checkNames({ 'mail.id': mail.id })
        if (E.isLeft(checked)) return Promise.resolve(checked)
        const text = jsonText(mail)
        if (text === null) return Promise.resolve(E.left(notJson('mail')))
        // due at any time: a clock that is set back holds up no link
        rows.push([mail.id, text, at, '', 0])
      }
      if (rows.length === 0) return Promise.resolve(E.right(undefined))
      return db.write(() =>
        insertRows(db, 'outbox (id, mail, queued_at, next_try, attempts)', 5, rows, 'ON CONFLICT (id) DO NOTHING'),
      )()
    },
    due: (now, count) => () => {
      const checked = checkRange(count, 0)
      if (E.isLeft(checked)) return Promise.resolve(checked)
      return entries(
        `SELECT ${COLUMNS} FROM outbox WHERE sent_at IS NULL AND next_try <= ? ORDER BY queued_at, seq LIMIT ?`,
        [now, count],
      )()
    },
    backlog: (until, count) => () => {
      const checked = checkRange(count, 0)
      if (E.isLeft(checked)) return Promise.resolve(checked)
      return db.read(() => backlogOf(db, until, count))()
    },
    sent: (id, at) =>
      update('UPDATE outbox SET sent_at = ?, attempts = attempts + 1 WHERE id = ? AND sent_at IS NULL', [at, id]),
    failed: (id, error, nextTry) =>
      update(
        'UPDATE outbox SET last_error = ?, next_try = ?, attempts = attempts + 1 WHERE id = ? AND sent_at IS NULL',
        [error, nextTry, id],
      ),
    list:
      ({ after, count }) =>
      async () => {
        const checked = checkRange(count, 0)
        if (E.isLeft(checked)) return checked
        if (after === null) return entries(`SELECT ${COLUMNS} FROM outbox ORDER BY seq LIMIT ?`, [count])()
        const place = await db.read(() => db.statement('SELECT seq FROM outbox WHERE id = ?').get([after]))()
        if (E.isLeft(place)) return place
        if (place.right === undefined) return E.left(invalid('after', 'the id of a mail in the outbox'))
        return entries(`SELECT ${COLUMNS} FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?`, [place.right[0], count])()
      },
  }
}

// by the index, and no row beyond the count; beside min(), a bare column is of the row that has it
const some = (what: string): string => `SELECT count(*), min(queued_at), last_error FROM (
  SELECT queued_at, last_error FROM outbox WHERE sent_at IS NULL AND ${what} ORDER BY next_try, queued_at LIMIT ?)`
const FRESH = some("next_try = ''")
const FAILING = some("next_try > '' AND next_try < ?")
const DROPPED = some('next_try >= ?')

const backlogOf = (db: Database, until: Instant, count: number): Backlog => {
  const [fresh, oldestFresh] = db.statement(FRESH).get([count]) as [number, Instant | null]
  const [failing, queuedAt, lastError] = db.statement(FAILING).get([until, count]) as [number, Instant | null, string]
  const [dropped] = db.statement(DROPPED).get([until, count]) as [number]
  const oldest = [oldestFresh, queuedAt].filter((one) => one !== null).sort()
  return {
    waiting: fresh + failing,
    failing,
    dropped,
    oldest: oldest[0] ?? null,
    oldestFailing: queuedAt === null ? null : { queuedAt, lastError },
  }
}

import type { Database } from './database.js'
import type { Row } from './driver.js'
import { insertInto, insertRows } from './insertRows.js'
import { notAsWritten, SEPARATOR, textSum } from './sums.js'

/**
 * The columns of an event, in the order of its checksum; bytes in hexadecimal. Only the first event of a command has the
 * command's own columns, and metadata that the others share.
 */
export type EventRow = readonly [
  position: number,
  stream: number,
  revision: number,
  kind: number,
  /** Of a command's first event: how many it has. Of the others: how many stand before it, below zero. */
  part: number,
  /** Milliseconds since 1970. */
  recordedAt: number,
  id: string,
  command: string | null,
  digest: string | null,
  meta: string | null,
  data: string,
]
type Texts<R extends Row> = { readonly [column in keyof R]: string }
/** The same as texts, nothing being ''. */
export type EventCells = Texts<EventRow>

const COLUMNS = 'position, stream, revision, kind, part, recorded_at, id, command, digest, meta, data'
const WIDTH = 11
const INSERT = insertInto(`events (${COLUMNS}, sum)`, '(?,?,?,?,?,?,unhex(?),unhex(?),unhex(?),?,?,?)')
/**
 * An event comes as one text and its sum: handing over single values costs more than everything else, and texts of a whole
 * page, larger than 128 KB, are moved again and again while they grow (a fifth of the rate). No column holds control
 * characters (bytes are in hexadecimal, JSON escapes them), so one of them separates.
 */
export const EVENT_TEXT = `concat_ws(char(30), position, stream, revision, kind, part, recorded_at, hex(id),
  hex(command), hex(digest), ifnull(meta, ''), data), sum`

const summed = (db: Database, row: EventRow): Row => [...row, textSum(db.seed(), row.join(SEPARATOR))]

/** Inside a transaction. */
export const addEvents = (db: Database, rows: ReadonlyArray<EventRow>): void =>
  insertRows(
    db,
    INSERT,
    rows.map((row) => summed(db, row)),
  )

/** In one statement, which is a transaction where none is open. */
export const addAtOnce = (db: Database, rows: ReadonlyArray<EventRow>): void => {
  const values: Array<unknown> = []
  for (const row of rows) values.push(...summed(db, row))
  db.statement(INSERT(rows.length)).run(values)
}

/** The columns of each event, as it was written. */
export const eventCells = (db: Database, rows: ReadonlyArray<Row>): ReadonlyArray<EventCells> => {
  const seed = db.seed()
  return rows.map(([text, sum]) => {
    const cells = String(text).split(SEPARATOR)
    if (cells.length !== WIDTH || textSum(seed, text as string) !== sum) throw notAsWritten('events')
    return cells as unknown as EventCells
  })
}

import type { Database } from './database.js'
import type { Row } from './driver.js'
import { insertRows } from './insertRows.js'
import { notAsWritten, SEPARATOR, textSum } from './sums.js'

const COLUMNS = 'position, stream, revision, type, version, id, recorded_at, meta, data'
const WIDTH = 9
/**
 * An event comes as one text and its sum: handing over single values costs more than everything else, and texts of a whole
 * page, larger than 128 KB, are moved again and again while they grow (a fifth of the rate). No column holds control
 * characters (names are checked, JSON escapes them), so one of them separates.
 */
export const EVENT_TEXT = `concat_ws(char(30), ${COLUMNS}), sum`

/** Events whose columns stand in the order above. Inside a transaction. */
export const addEvents = (db: Database, rows: ReadonlyArray<Row>): void => {
  const summed = rows.map((row) => [...row, textSum(db.seed(), row.join(SEPARATOR))])
  insertRows(db, `events (${COLUMNS}, sum)`, WIDTH + 1, summed)
}

/** The columns of each event, as it was written. */
export const eventCells = (db: Database, rows: ReadonlyArray<Row>): ReadonlyArray<ReadonlyArray<string>> => {
  const seed = db.seed()
  return rows.map(([text, sum]) => {
    const cells = String(text).split(SEPARATOR)
    if (cells.length !== WIDTH || textSum(seed, text as string) !== sum) throw notAsWritten('events')
    return cells
  })
}

import type { Database } from './database.js'
import type { Row } from './driver.js'
import { insertRows } from './insertRows.js'
import { notAsWritten, SEPARATOR, textSum } from './sums.js'

const COLUMNS = 'position, stream, revision, type, version, id, recorded_at, meta, data'
const WIDTH = 9
/** Between events, where {@link SEPARATOR} stands between their columns. */
const END = '\u001d'

/**
 * A page of events comes as one text: handing over single values costs more than everything else. No column holds
 * control characters (names are checked, JSON escapes them), so they separate.
 */
export const EVENT_TEXTS = `group_concat(concat_ws(char(30), ${COLUMNS}, sum), char(29))`

/** Events whose columns stand in the order above. Inside a transaction. */
export const addEvents = (db: Database, rows: ReadonlyArray<Row>): void => {
  const summed = rows.map((row) => [...row, textSum(db.seed(), row.join(SEPARATOR))])
  insertRows(db, `events (${COLUMNS}, sum)`, WIDTH + 1, summed)
}

/** The columns of each event of a page, each event as it was written. */
export const eventCells = (db: Database, texts: string | null): ReadonlyArray<ReadonlyArray<string>> => {
  if (texts === null) return []
  const seed = db.seed()
  return texts.split(END).map((text) => {
    const end = text.lastIndexOf(SEPARATOR)
    const row = text.slice(0, end)
    const cells = row.split(SEPARATOR)
    if (cells.length !== WIDTH || String(textSum(seed, row)) !== text.slice(end + 1)) throw notAsWritten('events')
    return cells
  })
}

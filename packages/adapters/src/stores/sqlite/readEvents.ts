import type { EventId, Instant } from '@mandat/domain'
import type { StoredEvent } from '@mandat/domain/kit'
import { EVENT_TEXT, eventCells } from './eventRows.js'
import type { Row } from './driver.js'
import { headOf, type Log } from './log.js'
import { StoredRow } from './storedRow.js'
import { Damaged } from './sums.js'

/** At most 13 MB of events of the largest size. */
const PAGE = 200

export interface Source {
  /** Starts with `?` for `from`, after the `fixed` values. */
  readonly condition: string
  readonly fixed: ReadonlyArray<number>
  readonly by: 'position' | 'revision'
  readonly from: number
  readonly direction: 'forwards' | 'backwards'
  readonly count: number
}

/** Events in the order of `by`, at most `count`; one that is missing among them is damage. */
export const readEvents = (log: Log, source: Source): ReadonlyArray<StoredEvent> => {
  log.recheck()
  const { condition, fixed, by, direction, count } = source
  const sql = `SELECT ${EVENT_TEXT} FROM events
    WHERE ${condition} ORDER BY ${by} ${direction === 'forwards' ? 'ASC' : 'DESC'} LIMIT ?`
  const statement = log.db.statement(sql)
  const step = direction === 'forwards' ? 1 : -1
  const first = by === 'position' ? 1 : 0
  const events: Array<StoredEvent> = []
  let from = direction === 'forwards' ? Math.max(source.from, first) : source.from
  while (events.length < count) {
    const size = Math.min(PAGE, count - events.length)
    const page = eventsOf(log, statement.all([...fixed, from, size]))
    // backwards, a stream may end before it is asked for
    if (direction === 'backwards' && events.length === 0) from = page[0]?.[by] ?? from
    for (const event of page) {
      if (event[by] !== from) throw missing(by, from)
      events.push(event)
      from += step
    }
    if (page.length < size) {
      checkEnd(log, source, from)
      break
    }
  }
  return events
}

const missing = (by: Source['by'], place: number): Damaged =>
  new Damaged('events', `an event at ${by} ${String(place)}, where there is none`)

/** Nothing stood at `place`: the log, or the stream, must have come to its end there. */
const checkEnd = (log: Log, { by, direction, fixed }: Source, place: number): void => {
  if (direction === 'backwards') {
    if (place >= 0 && log.db.statement('SELECT 1 FROM events WHERE stream = ?').get(fixed) !== undefined)
      throw missing(by, place)
    return
  }
  if (by === 'revision' || place > headOf(log)) return
  // another process may have appended meanwhile
  if (log.db.statement('SELECT 1 FROM events WHERE position = ?').get([place]) === undefined) throw missing(by, place)
}

const eventsOf = (log: Log, found: ReadonlyArray<Row>): ReadonlyArray<StoredEvent> => {
  const rows = eventCells(log.db, found)
  log.streams.learn(rows.map((cells) => Number(cells[1])))
  return rows.map(
    (cells) =>
      new StoredRow(
        cells[5] as EventId,
        log.streams.nameOf(Number(cells[1])),
        Number(cells[2]),
        Number(cells[0]),
        log.types.nameOf(Number(cells[3])),
        Number(cells[4]),
        cells[6] as Instant,
        JSON.parse(cells[8] as string),
        cells[7] as string,
      ),
  )
}

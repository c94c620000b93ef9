import type { EventId } from '@mandat/domain'
import type { StoredEvent } from '@mandat/domain/kit'
import { EVENT_TEXT, type EventCells, eventCells } from './eventRows.js'
import type { Row } from './driver.js'
import { nameOf } from './idBytes.js'
import { headOf, type Log } from './log.js'
import { unpacked } from './packing.js'
import { type StoredMeta, StoredRow } from './storedRow.js'
import { Damaged } from './sums.js'
import { timeOf } from './timeOf.js'

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
  const metaOf = metasOf(log, rows)
  return rows.map((cells) => {
    const kind = log.kinds.kindOf(Number(cells[3]))
    return new StoredRow(
      nameOf(cells[6]) as EventId,
      log.streams.nameOf(Number(cells[1])),
      Number(cells[2]),
      Number(cells[0]),
      kind,
      timeOf(Number(cells[5])),
      unpacked(kind.data, cells[10], { type: kind.type }),
      metaOf(cells),
    )
  })
}

/** Of a command's first event, which may stand outside of a page; the others have metadata of their own at most. */
const metasOf = (log: Log, page: ReadonlyArray<EventCells>): ((cells: EventCells) => StoredMeta) => {
  const firsts = new Map<number, StoredMeta>()
  const note = ([position, , , , , , , command, digest, meta]: EventCells): StoredMeta => {
    const first = { text: meta, command, digest }
    firsts.set(Number(position), first)
    return first
  }
  if (page.some((cells) => Number(cells[4]) < 0)) for (const cells of page) if (Number(cells[4]) > 0) note(cells)
  const firstAt = (position: number): StoredMeta => {
    const known = firsts.get(position)
    if (known !== undefined) return known
    const rows = log.db.statement(`SELECT ${EVENT_TEXT} FROM events WHERE position = ?`).all([position])
    const [cells] = eventCells(log.db, rows)
    if (cells === undefined) throw missing('position', position)
    return note(cells)
  }
  return (cells) => {
    const part = Number(cells[4])
    if (part > 0) return { text: cells[9], command: cells[7], digest: cells[8] }
    const first = firstAt(Number(cells[0]) + part)
    return cells[9] === '' ? first : { ...first, text: cells[9] }
  }
}

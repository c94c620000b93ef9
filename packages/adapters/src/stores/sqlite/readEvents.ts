import type { EventId, Instant } from '@mandat/domain'
import type { StoredEvent } from '@mandat/domain/kit'
import type { Row } from './driver.js'
import type { Log } from './log.js'
import { StoredRow } from './storedRow.js'

/**
 * A page of rows comes as two texts: handing over single values costs more than everything else. No column holds
 * control characters (names are checked, JSON escapes them), so one of them separates.
 */
const COLUMNS = `group_concat(concat_ws(char(30), position, stream, revision, type, version, id, recorded_at, meta), char(30)), group_concat(data)`
const SEPARATOR = '\u001e'
const WIDTH = 8
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

/** Events in the order of `by`, at most `count`. */
export const readEvents = (log: Log, source: Source): ReadonlyArray<StoredEvent> => {
  log.recheck()
  const { condition, fixed, by, direction, count } = source
  const sql = `SELECT ${COLUMNS} FROM
    (SELECT * FROM events WHERE ${condition} ORDER BY ${by} ${direction === 'forwards' ? 'ASC' : 'DESC'} LIMIT ?)`
  const statement = log.db.statement(sql)
  const events: Array<StoredEvent> = []
  for (let from = source.from; events.length < count;) {
    const size = Math.min(PAGE, count - events.length)
    const page = eventsOf(log, statement.get([...fixed, from, size]) as Row)
    for (const event of page) events.push(event)
    const last = page.at(-1)
    if (last === undefined || page.length < size) break
    from = last[by] + (direction === 'forwards' ? 1 : -1)
  }
  return events
}

const eventsOf = (log: Log, [texts, data]: Row): ReadonlyArray<StoredEvent> => {
  if (texts === null) return []
  const cells = (texts as string).split(SEPARATOR)
  const bodies = JSON.parse(`[${data as string}]`) as ReadonlyArray<unknown>
  if (cells.length !== bodies.length * WIDTH) throw new SyntaxError('events whose text is not what was written')
  const number = (i: number, column: number): number => Number(cells[i * WIDTH + column])
  const text = (i: number, column: number): string => cells[i * WIDTH + column] as string
  const streams = bodies.map((_, i) => number(i, 1))
  log.streams.learn(streams)
  return streams.map(
    (stream, i) =>
      new StoredRow(
        text(i, 5) as EventId,
        log.streams.nameOf(stream),
        number(i, 2),
        number(i, 0),
        log.types.nameOf(number(i, 3)),
        number(i, 4),
        text(i, 6) as Instant,
        bodies[i],
        text(i, 7),
      ),
  )
}

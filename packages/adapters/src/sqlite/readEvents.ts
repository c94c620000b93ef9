import type { EventId, Instant, StoredEvent } from '@mandat/domain'
import type { Row } from './libsql.js'
import type { Log } from './log.js'
import { StoredRow } from './storedRow.js'

/**
 * A page of rows comes as one text per column: handing over single values costs more than everything else. No column
 * holds control characters (names are checked, JSON escapes them), so they separate.
 */
const COLUMNS = `group_concat(position || ',' || stream || ',' || revision || ',' || type || ',' || version), group_concat(id, char(30)),
  group_concat(recorded_at, char(30)), group_concat(data), group_concat(meta, char(30))`
const SEPARATOR = '\u001e'
/** Small enough for events of a megabyte each. */
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
  for (let from = source.from; events.length < count; ) {
    const size = Math.min(PAGE, count - events.length)
    const page = eventsOf(log, statement.get([...fixed, from, size]) as Row)
    for (const event of page) events.push(event)
    const last = page.at(-1)
    if (last === undefined || page.length < size) break
    from = last[by] + (direction === 'forwards' ? 1 : -1)
  }
  return events
}

const eventsOf = (log: Log, [numbers, ids, times, data, metas]: Row): ReadonlyArray<StoredEvent> => {
  if (numbers === null) return []
  const ns = JSON.parse(`[${numbers as string}]`) as ReadonlyArray<number>
  const bodies = JSON.parse(`[${data as string}]`) as ReadonlyArray<unknown>
  const [id, at, meta] = [ids, times, metas].map((texts) => (texts as string).split(SEPARATOR)) as [Array<string>, Array<string>, Array<string>]
  const count = ns.length / 5
  if ([bodies, id, at, meta].some(({ length }) => length !== count)) throw new SyntaxError('events whose text is not what was written')
  const nth = (i: number, column: number): number => ns[i * 5 + column] as number
  log.streams.prepare(id.map((_, i) => nth(i, 1)))
  return id.map((eventId, i) => new StoredRow(
    eventId as EventId, log.streams.nameOf(nth(i, 1)), nth(i, 2), nth(i, 0), log.types.nameOf(nth(i, 3)), nth(i, 4), at[i] as Instant,
    bodies[i], meta[i] as string,
  ))
}

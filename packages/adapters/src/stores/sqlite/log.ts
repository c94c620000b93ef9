import { type Instant, instantOf, type Position, type Revision, START, type StreamName } from '@mandat/domain'
import { NO_STREAM } from '@mandat/domain/kit'
import { type Listeners, newListeners } from '../shared/listeners.js'
import type { Database } from './database.js'
import { type Dictionary, dictionary } from './dictionary.js'
import { oncePer } from './remembered.js'
import { type Kinds, kindsIn } from './kinds.js'

/** What a handle knows of the log in its file. Everything here can be read again. */
export interface Log {
  readonly db: Database
  readonly streams: Dictionary
  readonly kinds: Kinds
  readonly listeners: Listeners
  /** Forgets the ids of names that were taken back. First thing in every read. */
  readonly recheck: () => void
  /** Forgets what may be outdated. First thing in every transaction that appends: nobody else writes until its end. */
  readonly refresh: () => void
  /**
   * Whether all of this was so when the head was read: nothing was taken back since. Outside a transaction others may
   * have appended, and then the position behind the head is taken.
   */
  readonly isWhole: () => boolean
  readonly heads: Map<StreamName, Head>
  /**
   * Keeps the head that a read has seen, while there is room: who only reads never comes to `refresh`, which makes
   * some.
   */
  readonly noteHead: (stream: StreamName, head: Head) => void
  readonly head: () => Position
  readonly setHead: (position: Position) => void
}
/** The last event of a stream; its id where it is known without reading. */
export interface Head {
  readonly revision: Revision
  readonly id: string | null
}
const MOST_HEADS = 50_000

/** One per handle: two stores on the same handle share it, so that neither misses what the other wrote. */
export const logOf = (db: Database): Log => oncePer(db, 'log', () => newLog(db))

const newLog = (db: Database): Log => {
  const streams = dictionary(db, 'streams')
  const kinds = kindsIn(db)
  const heads = new Map<StreamName, Head>()
  let stamp = ''
  let head: Position | null = null
  let takenBack = 0
  const recheck = (): void => {
    if (takenBack === db.takenBack()) return
    takenBack = db.takenBack()
    streams.forget()
    kinds.forget()
  }
  return {
    db,
    streams,
    kinds,
    listeners: newListeners(),
    heads,
    noteHead: (stream, seen) => {
      if (heads.size < MOST_HEADS) heads.set(stream, seen)
    },
    recheck,
    refresh: () => {
      recheck()
      const now = db.stamp()
      if (now === stamp && heads.size < MOST_HEADS) return
      stamp = now
      heads.clear()
      // before the head of any stream: were one of them older than it, nobody would notice
      head = readHead(db)
    },
    isWhole: () => head !== null && takenBack === db.takenBack() && heads.size < MOST_HEADS,
    head: () => (head ??= readHead(db)),
    setHead: (position) => {
      head = position
    },
  }
}

/** The last position of the log, or the last revision of a stream; 0 or -1 when there is none. */
export const readHead = (db: Database, stream?: number): number => {
  const [last] = (
    stream === undefined
      ? // never lower than before: no position is given twice
        db.statement("SELECT rows FROM totals WHERE name = 'events'").get([])
      : db.statement('SELECT max(revision) FROM events WHERE stream = ?').get([stream])
  ) as [number | null]
  return last ?? (stream === undefined ? START : NO_STREAM)
}

/** The last position of the log, by what is known of it now. */
export const headOf = (log: Log): Position => {
  log.refresh()
  return log.head()
}

/** When the last event was recorded, `null` when there is none. */
export const readLastTime = (db: Database): Instant | null => {
  const row = db.statement('SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1').get([])
  return row === undefined ? null : instantOf(Number(row[0]))
}

/** The revisions of the last events of the streams that are not known yet, by one statement. */
export const loadHeads = (log: Log, names: Iterable<StreamName>): void => {
  const missing = [...new Set(names)].filter((name) => !log.heads.has(name))
  if (missing.length === 0) return
  const sql = `SELECT name, (SELECT max(revision) FROM events WHERE stream = streams.id)
    FROM streams WHERE name IN (SELECT value FROM json_each(?))`
  for (const name of missing) log.heads.set(name, { revision: NO_STREAM, id: null })
  for (const row of log.db.statement(sql).all([JSON.stringify(missing)]))
    log.heads.set(row[0] as string, { revision: Number(row[1] ?? NO_STREAM), id: null })
}

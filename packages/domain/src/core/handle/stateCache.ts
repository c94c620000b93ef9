import { LRUCache } from 'lru-cache'
import type { Folded } from '../record/aggregate.js'
import type { StreamName } from '../record/envelope.js'
import type { EventId } from '../values/ids.js'

/**
 * What this process knows of a stream. `ahead` is the state after appends that are under way: the next command of the
 * stream is decided on it at once, in the same flush; should one of them fail, all that was built on it falls too.
 */
export interface Line {
  /** What the log is known to hold. */
  durable: Folded<unknown>
  /** `durable` plus the appends under way. */
  ahead: Folded<unknown>
  /** Resolves when the last append under way has been answered; `null` when there is none. */
  tail: Promise<unknown> | null
  /** The id of the last event under way: what comes behind it must find it in its place. */
  last: EventId | null
  /**
   * An append failed on what was known, so the log holds more than `durable`: nothing is decided before it was read.
   */
  stale: boolean
}

/**
 * The states that one process keeps at hand. What falls out is read again from the log; other processes' appends are
 * found there.
 */
export interface StateCache {
  readonly get: (stream: StreamName) => Line | undefined
  /** A fresh line from what the log holds; replaces the one there. */
  readonly start: (stream: StreamName, durable: Folded<unknown>) => Line
  /**
   * An append failed: what was built on it falls, what the log is known to hold stays, so that only the tail is read.
   */
  readonly breakOff: (stream: StreamName, line: Line) => void
}

/** A cache of at most `max` streams: the one that was used least recently goes first. */
export const stateCache = (max: number): StateCache => {
  const lines = new LRUCache<StreamName, Line>({ max })
  const start = (stream: StreamName, durable: Folded<unknown>): Line => {
    const line: Line = { durable, ahead: durable, tail: null, last: null, stale: false }
    lines.set(stream, line)
    return line
  }
  return {
    get: (stream) => lines.get(stream),
    start,
    breakOff: (stream, line) => {
      if (lines.get(stream) === line) start(stream, line.durable).stale = true
    },
  }
}

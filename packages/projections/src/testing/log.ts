import { type AnyEvent, type Failure, type Position, START } from '@mandat/domain'
import { type EventStore, type StoredEvent, unavailable } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { type Happened, historyOf } from './history.js'

export interface TestLog extends Pick<EventStore, 'readAll' | 'readStream' | 'head' | 'countAfter' | 'onAppended'> {
  /** Appends and tells the listeners. */
  readonly append: (...events: ReadonlyArray<Happened | (AnyEvent & object)>) => void
  /** Appends without a word, as another process would. */
  readonly appendQuietly: (...events: ReadonlyArray<Happened | (AnyEvent & object)>) => void
  readonly breakDown: (broken: boolean) => void
  /** As a backup that was brought back: what came after a position is gone, and what is appended then is something else. */
  readonly putBack: (to: Position) => void
  readonly events: () => ReadonlyArray<StoredEvent>
  readonly reads: () => number
  readonly listeners: () => number
}

/** A tiny log for tests of projections. */
export const testLog = (...first: ReadonlyArray<StoredEvent>): TestLog => {
  let log: ReadonlyArray<StoredEvent> = first
  let broken = false
  let reads = 0
  let era = 0
  const listeners = new Set<() => void>()
  const call =
    <A>(f: () => A): TaskEither<Failure, A> =>
    () =>
      Promise.resolve(broken ? E.left(unavailable('log', 'the log is down')) : E.right(f()))
  const appendQuietly: TestLog['append'] = (...events) => {
    const next = historyOf(events, log)
    const ofEra = next.map((one): StoredEvent => ({ ...one, id: sampleId(`${one.id} ${String(era)}`) }))
    log = [...log, ...(era === 0 ? next : ofEra)]
  }
  return {
    append: (...events) => {
      appendQuietly(...events)
      for (const listener of [...listeners]) listener()
    },
    appendQuietly,
    breakDown: (now) => {
      broken = now
    },
    events: () => log,
    reads: () => reads,
    listeners: () => listeners.size,
    putBack: (to) => {
      log = log.filter(({ position }) => position <= to)
      era++
    },
    readAll: ({ after, count }) =>
      call(() => {
        reads += 1
        return log.filter((e) => e.position > after).slice(0, count)
      }),
    readStream: (stream, { from, count, direction }) =>
      call(() => {
        const there = log.filter((e) => e.stream === stream)
        const start = from === 'end' ? there.length - 1 : from
        return direction === 'forwards'
          ? there.filter((e) => e.revision >= start).slice(0, count)
          : there
              .filter((e) => e.revision <= start)
              .reverse()
              .slice(0, count)
      }),
    head: () => call(() => log.at(-1)?.position ?? START),
    countAfter: (position) => call(() => log.filter((e) => e.position > position).length),
    onAppended: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

import * as E from 'fp-ts/lib/Either.js'
import type { Aggregate, Folded } from '../record/aggregate.js'
import { NO_STREAM, type Revision, START, type StreamName } from '../record/envelope.js'
import { type AnyEvent, type EventDefinition, type EventReader, eventReader } from '../record/event.js'
import type { Failure } from '../values/failure.js'
import { memoByRef } from '../values/memo.js'
import type { EventStore } from '../ports/eventStore.js'
import type { StateCache } from './stateCache.js'

const PAGE = 1_000

const readerFor = memoByRef((events: ReadonlyArray<EventDefinition>) => eventReader<AnyEvent>(events))
/** One reader per aggregate, whatever its types. */
export const readerOf = <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>): EventReader<Ev> =>
  readerFor(aggregate.events) as EventReader<Ev>

/** Folds what the log holds after `from`, page by page; every event is decoded. */
export const foldFrom = async <S, Ev extends AnyEvent>(
  store: EventStore,
  aggregate: Aggregate<S, Ev>,
  stream: StreamName,
  from: Folded<S>,
): Promise<E.Either<Failure, Folded<S>>> => {
  const read = readerOf(aggregate)
  let { state, revision, position } = from
  for (;;) {
    const page = await store.readStream(stream, { from: revision + 1, count: PAGE, direction: 'forwards' })()
    if (E.isLeft(page)) return page
    for (const stored of page.right) {
      const event = read(stored)
      if (E.isLeft(event)) return event
      state = aggregate.evolve(state, event.right)
      revision = stored.revision
      position = stored.position
    }
    if (page.right.length < PAGE) return E.right({ state, revision, position })
  }
}

/**
 * A stream's state at its head: the cached state and only the tail since. A state that another stream's decision rests
 * on is always taken this way, never from the cache alone.
 */
export const loadHead = async <S, Ev extends AnyEvent>(
  store: EventStore,
  cache: StateCache,
  aggregate: Aggregate<S, Ev>,
  stream: StreamName,
): Promise<E.Either<Failure, Folded<S>>> => {
  const line = cache.get(stream)
  const known = (line?.durable ?? { state: aggregate.initialState, revision: NO_STREAM, position: START }) as Folded<S>
  const folded = await foldFrom(store, aggregate, stream, known)
  if (E.isRight(folded) && cache.get(stream) === line) {
    if (
      line === undefined
        ? folded.right.revision > NO_STREAM
        : line.stale || (folded.right.revision > line.durable.revision && line.tail === null)
    )
      cache.start(stream, folded.right)
  }
  return folded
}

/** The state as it was right after revision `last` (LOG-02); the initial state for -1. */
export const foldTo = async <S, Ev extends AnyEvent>(
  store: EventStore,
  aggregate: Aggregate<S, Ev>,
  stream: StreamName,
  last: Revision,
): Promise<E.Either<Failure, S>> => {
  const read = readerOf(aggregate)
  let state = aggregate.initialState
  for (let from = 0; from <= last; from += PAGE) {
    const page = await store.readStream(stream, {
      from,
      count: Math.min(PAGE, last - from + 1),
      direction: 'forwards',
    })()
    if (E.isLeft(page)) return page
    for (const stored of page.right) {
      const event = read(stored)
      if (E.isLeft(event)) return event
      state = aggregate.evolve(state, event.right)
    }
  }
  return E.right(state)
}

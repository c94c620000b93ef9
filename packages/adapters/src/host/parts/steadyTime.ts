import { type Clock, type Failure, Instant } from '@mandat/domain'
import type { EventStore, StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Settled } from './options.js'

/**
 * The time never goes back behind what is on record: not in this process, not after it was opened again, and not
 * behind what another one wrote and this one read. So nothing whose time is over lives again when a clock is set back.
 */
export const withSteadyTime = async (settled: E.Either<Failure, Settled>): Promise<E.Either<Failure, Settled>> => {
  if (E.isLeft(settled)) return settled
  const { stores, clock } = settled.right
  const steady = steadyClock(clock)
  const until = (await stores.events.recordedUntil?.()()) ?? E.right(null)
  // a store that does not answer yet may do so later: what is read then is as good
  if (E.isRight(until) && Instant.is(until.right)) steady.see(until.right)
  return E.right({
    ...settled.right,
    clock: { now: steady.now },
    stores: { ...stores, events: seenBy(steady.see, stores.events) },
  })
}

/** A clock that stands still while the one that it goes by is behind the latest moment that was seen. */
export const steadyClock = (clock: Clock): Clock & { readonly see: (at: Instant) => void } => {
  let latest: Instant | null = null
  const see = (at: Instant): Instant => (latest = latest === null || at > latest ? at : latest)
  return { now: () => see(clock.now()), see }
}

/** The store, with the time of every event that is read from it shown to `see`. */
const seenBy = (see: (at: Instant) => void, store: EventStore): EventStore => {
  const seen = (page: TE.TaskEither<Failure, ReadonlyArray<StoredEvent>>) =>
    pipe(
      page,
      TE.map((events) => {
        for (const { recordedAt } of events) see(recordedAt)
        return events
      }),
    )
  return {
    ...store,
    readStream: (stream, range) => seen(store.readStream(stream, range)),
    readAll: (range) => seen(store.readAll(range)),
  }
}

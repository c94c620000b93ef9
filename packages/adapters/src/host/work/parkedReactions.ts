import { type Failure, millisOf, MINUTE } from '@mandat/domain'
import { type StoredEvent } from '@mandat/domain/kit'
import type { Retried } from '@mandat/projections'
import { type Backoff, backoffMs, type ReadModelPorts, type TakenUp, takeUpParked } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { processesModel } from './processesPlace.js'
import type { reactions } from './reactions.js'

/** For what seldom passes by itself: from ten seconds to half an hour. */
const patience: Backoff = { firstMs: 10_000, capMs: 30 * MINUTE }

/** Takes up streams whose reactions are parked: when it is asked to, and by itself, after waits that grow. */
export const retrying = (
  ports: Pick<ReadModelPorts, 'store' | 'documents' | 'clock'>,
  reactTo: ReturnType<typeof reactions>,
  going: () => boolean,
) => {
  let failures = 0
  /** Whatever waited when this began is tried at once: it may be mended. */
  let nextMs = 0
  const later = (): void => {
    nextMs = millisOf(ports.clock.now()) + backoffMs(patience, failures)
  }

  const takeUp = async (events: ReadonlyArray<StoredEvent>): Promise<E.Either<Failure, TakenUp>> => {
    for (const stored of events) {
      const done = await reactTo(stored)
      if (E.isLeft(done)) return done
      if (done.right !== null)
        return E.right({ writes: [], poison: { stored, reason: done.right }, from: stored.position })
    }
    return E.right({ writes: [], poison: null })
  }
  const now = async (): Promise<E.Either<Failure, ReadonlyArray<Retried>>> => {
    const retried = await takeUpParked(ports, processesModel, takeUp, null, going)()
    if (E.isLeft(retried)) return retried
    failures = retried.right.some(({ outcome }) => outcome === 'Unparked') ? 1 : failures + 1
    later()
    return retried
  }
  return {
    now,
    /** `true` when it was time. */
    whenDue: async (): Promise<E.Either<Failure, boolean>> =>
      millisOf(ports.clock.now()) < nextMs ? E.right(false) : E.map(() => true)(await now()),
    parkedMore: (): void => {
      failures = 1
      later()
    },
  }
}

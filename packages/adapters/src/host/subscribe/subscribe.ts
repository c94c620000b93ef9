import { type AnyEvent, START } from '@mandat/domain'
import { type EventReader, type EventStore, unreadable } from '@mandat/domain/kit'
import { type DocumentStore, loop, type Pace } from '@mandat/projections/kit'
import type { Tell } from '../parts/problems.js'
import { systemPace } from '../parts/systemPace.js'
import { follow } from './follow.js'
import { checkpointOf } from './checkpoint.js'
import type { SubscribeOptions, Subscription } from './subscription.js'

export interface SubscribeDeps {
  readonly store: EventStore
  readonly documents: DocumentStore
  readonly read: EventReader<AnyEvent>
  readonly tell: Tell
  /** What a test waits with. */
  readonly pace?: Partial<Pace>
}

const POLL_MS = 500
const AHEAD = {
  path: 'log',
  expected: 'what it has heard of, which is not there any more; it goes on from where the two agree',
}

/**
 * Catch-up, then live. The checkpoint is kept while the handler is at the next events, so a crash brings again only what it
 * did meanwhile. Survives whatever store and handler do.
 */
export const subscribe = (
  { pace, tell, ...deps }: SubscribeDeps,
  { onStopped, ...options }: SubscribeOptions & { readonly onStopped?: () => void },
): Subscription => {
  const checkpoint = checkpointOf(deps, options.name, options.from ?? START)
  const where = `the subscription ${options.name}`
  const onAhead = (): void => {
    tell({ where: 'subscription', name: options.name, failure: unreadable(where, [AHEAD]), times: 1 })
  }
  const reading = loop(where, follow({ ...deps, onAhead }, options, checkpoint), {
    ...systemPace,
    everyMs: POLL_MS,
    onFailed: (failure, times) => {
      tell({ where: 'subscription', name: options.name, failure, times })
    },
    ...pace,
  })
  const release = deps.store.onAppended(reading.wake)
  reading.start()
  return {
    status: () => {
      const { state, failures, lastFailure } = reading.status()
      return {
        state,
        position: checkpoint.position(),
        failures,
        lastProblem: failures > 0 ? (lastFailure?.message ?? null) : null,
      }
    },
    stop: async () => {
      release()
      await reading.stop()
      onStopped?.()
    },
  }
}

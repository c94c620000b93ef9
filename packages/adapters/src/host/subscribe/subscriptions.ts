import type { EventType, Failure } from '@mandat/domain'
import { closed } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { subscribe, type SubscribeDeps } from './subscribe.js'
import { checkSubscribeOptions } from './subscribeOptions.js'
import type { SubscribeOptions, Subscription } from './subscription.js'

/** A host's subscriptions: what it does not stop itself is stopped when it closes. */
export const subscriptions = (deps: SubscribeDeps, isClosed: () => boolean) => {
  const all = new Set<Subscription>()
  return {
    subscribe: <T extends EventType = EventType>(wanted: SubscribeOptions<T>): E.Either<Failure, Subscription> => {
      if (isClosed()) return E.left(closed('mandat', 'it was closed'))
      const checked = checkSubscribeOptions(wanted)
      if (E.isLeft(checked)) return checked
      // what the handler is told is what it asked for
      const options = wanted as unknown as SubscribeOptions
      const one = subscribe(deps, { ...options, onStopped: () => all.delete(one) })
      all.add(one)
      return E.right(one)
    },
    all: (): ReadonlyArray<Subscription> => [...all],
    stop: async (): Promise<void> => {
      await Promise.all([...all].map((one) => one.stop()))
    },
  }
}

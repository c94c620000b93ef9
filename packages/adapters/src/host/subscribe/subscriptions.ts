import type { EventType, Failure } from '@mandat/domain'
import { closed } from '@mandat/domain/kit'
import { lagAfter } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { subscribe, type SubscribeDeps } from './subscribe.js'
import { subscribeOptions } from './subscribeOptions.js'
import type { SubscribeOptions, Subscription, SubscriptionReport } from './subscription.js'

/** A host's subscriptions: what it does not stop itself is stopped when it closes. */
export const subscriptions = (deps: SubscribeDeps, types: ReadonlyArray<string>, isClosed: () => boolean) => {
  const check = subscribeOptions(types)
  const all = new Map<Subscription, string>()
  return {
    subscribe: <T extends EventType = EventType>(wanted: SubscribeOptions<T>): E.Either<Failure, Subscription> => {
      if (isClosed()) return E.left(closed('mandat', 'it was closed'))
      const checked = check(wanted)
      if (E.isLeft(checked)) return checked
      // what the handler is told is what it asked for
      const options = checked.right as unknown as SubscribeOptions
      const one = subscribe(deps, { ...options, onStopped: () => all.delete(one) })
      all.set(one, options.name)
      return E.right(one)
    },
    status: (): Promise<ReadonlyArray<SubscriptionReport>> =>
      Promise.all(
        [...all].map(async ([one, name]) => {
          const status = one.status()
          const lag = await lagAfter(deps.store, { checkpoint: status.position, seen: [] })
          return { name, ...status, lag: E.isLeft(lag) ? null : lag.right }
        }),
      ),
    stop: async (): Promise<void> => {
      await Promise.all([...all.keys()].map((one) => one.stop()))
    },
  }
}

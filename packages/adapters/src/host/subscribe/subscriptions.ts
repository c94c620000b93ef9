import * as E from 'fp-ts/lib/Either.js'
import { subscribe, type SubscribeDeps } from './subscribe.js'
import { checkSubscribeOptions } from './subscribeOptions.js'
import { neverStarted, type SubscribeOptions, type Subscription } from './subscription.js'

/** A host's subscriptions: what it does not stop itself is stopped when it closes. */
export const subscriptions = (deps: SubscribeDeps, isClosed: () => boolean) => {
  const all = new Set<Subscription>()
  return {
    subscribe: (wanted: SubscribeOptions): Subscription => {
      if (isClosed()) return neverStarted('the host was closed')
      const checked = checkSubscribeOptions(wanted)
      if (E.isLeft(checked)) return neverStarted(checked.left.message)
      const one = subscribe(deps, { ...wanted, onStopped: () => all.delete(one) })
      all.add(one)
      return one
    },
    stop: async (): Promise<void> => {
      await Promise.all([...all].map((one) => one.stop()))
    },
  }
}

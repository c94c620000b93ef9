import type { EventType } from '@mandat/domain'
import type { Mandat } from '../host/open/mandat.js'
import type { SubscribeOptions, Subscription } from '../host/subscribe/subscription.js'
import { right } from './scratch.js'

/** A subscription that must start. */
export const following = <const T extends EventType = EventType>(
  { subscribe }: Pick<Mandat, 'subscribe'>,
  options: SubscribeOptions<T>,
): Subscription => right(subscribe(options))

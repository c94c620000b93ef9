import { type Envelope, type EventOf, type EventType, type Position } from '@mandat/domain'
import type { Lag } from '@mandat/projections'

/**
 * What a host wants to be told, and under which name its checkpoint is kept.
 * @example
 * const members = manager.subscribe({
 *   name: 'crm',
 *   types: ['MemberJoined'],
 *   handler: ({ event }) => console.log(event.account),
 * })
 */
export interface SubscribeOptions<T extends EventType = EventType> {
  /** Under this name (1 to 200 characters) its checkpoint is kept; a restart goes on from there. */
  readonly name: string
  /** Where a subscription that has no checkpoint yet starts: after this position. */
  readonly from?: Position
  /** Only these event types; all when left out. */
  readonly types?: ReadonlyArray<T>
  /** Called once per event, in order, one at a time. At least once: it may see an event again after a crash. */
  readonly handler: (envelope: Envelope<EventOf<T>>) => void | Promise<void>
}
/** `waiting`: the handler or the store failed; it is tried again, the wait growing to half a minute. */
export interface SubscriptionStatus {
  readonly state: 'running' | 'waiting' | 'stopped'
  readonly position: Position
  /** In a row, until now. */
  readonly failures: number
  readonly lastProblem: string | null
}
/** A subscription at work until it is stopped, or its host is closed. */
export interface Subscription {
  readonly status: () => SubscriptionStatus
  /** Ends it after the event in hand; so its handler does not wait for it. */
  readonly stop: () => Promise<void>
}

/** One subscription, as an operator wants to see it. */
export interface SubscriptionReport extends SubscriptionStatus {
  readonly name: string
  /** Against the log itself, as a read model's; `null` when the store does not answer. */
  readonly lag: Lag | null
}

import type { Failure, Instant, Position } from '@mandat/domain'
import type { ModelId, ModelStatus, Retried } from '@mandat/projections'
import type { SubscriptionReport } from '../subscribe/subscription.js'
import type { BackgroundStatus } from './background.js'

/** How one read model compares with its rebuild from the first event on, both at `position` (LOG-06). */
export interface RebuildReport {
  readonly model: ModelId
  readonly position: Position
  /** How many were compared; 0 when there are differences. */
  readonly documents: number
  readonly identical: boolean
  /** The first ten: `key: what` in key order, then of indexes, `key: what in index`. */
  readonly differences: ReadonlyArray<string>
  /**
   * It was made anew: that was asked for, and they differed, or streams were parked; or it had seen what the log does not
   * hold.
   */
  readonly replaced: boolean
  /** Why it could not be rebuilt, compared or replaced; the other read models were. */
  readonly failure: Failure | null
}

/** What became of one parked stream of one read model, or of the processes (`processes`). */
export interface RetryReport extends Retried {
  readonly model: ModelId
}

/** How the mails stand that wait to be sent, and how many were dropped. */
export interface OutboxStatus {
  /** Counted up to 10,000 that never failed, and as many that did. */
  readonly waiting: number
  /** Of these, those that failed at least once. */
  readonly failing: number
  /**
   * Never sent, and none of the waiting: when they came to be sent they no longer held (REN-06), or nobody was left to
   * get them. Counted up to 10,000.
   */
  readonly dropped: number
  /** When the one that waits for longest was queued. */
  readonly oldest: Instant | null
  /** When the one that waits for longest of the failing ones was queued. */
  readonly oldestFailing: Instant | null
  /** How that one failed last, without personal data. */
  readonly lastError: string | null
}

/** Whether a host can do its part, and every reason why not, in words for people: no personal data. */
export interface Readiness {
  readonly ready: boolean
  readonly reasons: ReadonlyArray<string>
}

/**
 * How the processes fare, and how far they have come; `null`, never zero, where a store does not answer. `parked`: streams
 * with an event that what follows cannot be done of.
 */
export interface ProcessesStatus extends BackgroundStatus, Pick<ModelStatus, 'checkpoint' | 'lag' | 'parked'> {}

/** What an operator looks at. `head`: the last position of the log, `null` when the store does not answer. */
export interface MandatStatus {
  readonly head: Position | null
  /**
   * All of them. The look-ups are kept by the processes: state and failures are theirs, and `processes` has the last
   * one.
   */
  readonly readModels: ReadonlyArray<ModelStatus>
  readonly processes: ProcessesStatus
  readonly clock: BackgroundStatus
  /** `null` when the outbox does not answer. */
  readonly outbox: OutboxStatus | null
  /** Those that are at work in this host. */
  readonly subscriptions: ReadonlyArray<SubscriptionReport>
}

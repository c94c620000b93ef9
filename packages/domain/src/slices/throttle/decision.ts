import { type Decision as DecisionOf, decisions } from '../../core/handle/decision.js'
import type { ThrottleEvent } from '../../aggregates/throttle/events.js'
import type { ThrottleRefusal } from './refusals.js'

/** What is decided on counts. */
export type Decision = DecisionOf<ThrottleEvent, ThrottleRefusal>
export const { happened, nothing } = decisions<ThrottleEvent, ThrottleRefusal>()

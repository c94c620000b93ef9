import { type Decision as DecisionOf, decisions } from '../../core/handle/decision.js'
import type { SessionEvent } from '../../aggregates/session/events.js'
import type { SessionRefusal } from './refusals.js'

/** What is decided on an account's sessions. */
export type Decision = DecisionOf<SessionEvent, SessionRefusal>
export const { happened, nothing } = decisions<SessionEvent, SessionRefusal>()

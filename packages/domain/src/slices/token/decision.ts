import { type Decision as DecisionOf, decisions } from '../../core/handle/decision.js'
import type { TokenEvent } from '../../aggregates/token/events.js'
import type { TokenRefusal } from './refusals.js'

export type Decision = DecisionOf<TokenEvent, TokenRefusal>
export const { happened, nothing } = decisions<TokenEvent, TokenRefusal>()

import { type Decision as DecisionOf, decisions } from '../../core/handle/decision.js'
import type { RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import type { RenewalMailsRefusal } from './refusals.js'

export type Decision = DecisionOf<RenewalMailsEvent, RenewalMailsRefusal>
export const { happened, nothing } = decisions<RenewalMailsEvent, RenewalMailsRefusal>()

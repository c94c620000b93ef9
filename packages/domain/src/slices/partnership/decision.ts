import { type Decision as DecisionOf, decisions } from '../../core/handle/decision.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import type { PartnershipState } from '../../aggregates/partnership/state.js'
import type { PartnershipRefusal } from './refusals.js'

export type Decision = DecisionOf<PartnershipEvent, PartnershipRefusal>
export const { happened, nothing } = decisions<PartnershipEvent, PartnershipRefusal>()

/** An invitation that nobody has answered. */
export type Invited = Extract<PartnershipState, { readonly _tag: 'Invited' }>
/** A partnership in force. */
export type Active = Extract<PartnershipState, { readonly _tag: 'Active' }>

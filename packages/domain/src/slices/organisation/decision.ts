import { type Decision as DecisionOf, decisions } from '../../core/handle/decision.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { OrganisationState } from '../../aggregates/organisation/state.js'
import type { OrganisationRefusal } from './refusals.js'

export type Decision = DecisionOf<OrganisationEvent, OrganisationRefusal>
export const { happened, nothing } = decisions<OrganisationEvent, OrganisationRefusal>()

/** The organisation in which something is decided. */
export type Running = Extract<OrganisationState, { readonly _tag: 'Running' }>
/** One that was closed, and still knows who its members were. */
export type Closed = Extract<OrganisationState, { readonly _tag: 'Closed' }>

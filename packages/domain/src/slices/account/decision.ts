import { type Decision as DecisionOf, decisions } from '../../core/handle/decision.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import type { AccountState } from '../../aggregates/account/state.js'
import type { AccountRefusal } from './refusals.js'

/** What is decided on an account. */
export type Decision = DecisionOf<AccountEvent, AccountRefusal>
export const { happened, nothing } = decisions<AccountEvent, AccountRefusal>()

/** The state of an account that can act. */
export type KnownState = Extract<AccountState, { readonly _tag: 'Registered' | 'Leaving' }>

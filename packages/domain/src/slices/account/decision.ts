import * as E from 'fp-ts/lib/Either.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import type { AccountRefusal } from './refusals.js'
import type { AccountState } from '../../aggregates/account/state.js'

export type Decision = E.Either<AccountRefusal, ReadonlyArray<AccountEvent>>
export const nothing: Decision = E.right([])
export const happened = (...events: ReadonlyArray<AccountEvent>): Decision => E.right(events)

/** The state of an account that can act. */
export type KnownState = Extract<AccountState, { readonly _tag: 'Registered' | 'Leaving' }>

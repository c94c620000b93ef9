import * as E from 'fp-ts/lib/Either.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import type { PartnershipState } from '../../aggregates/partnership/state.js'
import type { PartnershipRefusal } from './refusals.js'

export type Decision = E.Either<PartnershipRefusal, ReadonlyArray<PartnershipEvent>>

export const nothing: Decision = E.right([])
export const happened = (...events: ReadonlyArray<PartnershipEvent>): Decision => E.right(events)

export type Invited = Extract<PartnershipState, { _tag: 'Invited' }>
export type Active = Extract<PartnershipState, { _tag: 'Active' }>

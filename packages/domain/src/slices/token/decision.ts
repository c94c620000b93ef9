import * as E from 'fp-ts/lib/Either.js'
import type { TokenEvent } from '../../aggregates/token/events.js'
import type { TokenRefusal } from './refusals.js'

export type Decision = E.Either<TokenRefusal, ReadonlyArray<TokenEvent>>

export const nothing: Decision = E.right([])
export const happened = (...events: ReadonlyArray<TokenEvent>): Decision => E.right(events)

import * as E from 'fp-ts/lib/Either.js'
import type { AnyEvent } from '../record/event.js'
import type { Refusal } from '../values/refusal.js'

/** What a decider answers: the events that follow, none of them where the facts are so already, or why not. */
export type Decision<Ev extends AnyEvent, R extends Refusal> = E.Either<R, ReadonlyArray<Ev>>

/**
 * How a slice's decisions are written down.
 * @example
 * export const { happened, nothing } = decisions<ProductEvent, ProductRefusal>()
 */
export const decisions = <Ev extends AnyEvent, R extends Refusal>() => ({
  /** The facts are so already. */
  nothing: E.right([]) as Decision<Ev, R>,
  happened: (...events: ReadonlyArray<Ev>): Decision<Ev, R> => E.right(events),
})

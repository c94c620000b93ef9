import * as E from 'fp-ts/lib/Either.js'
import type { CommandDefinition } from '../record/command.js'
import type { StreamName } from '../record/envelope.js'
import type { AnyEvent } from '../record/event.js'
import type { Failure } from '../values/failure.js'
import type { Refusal } from '../values/refusal.js'
import { type Acting, type AsOf, asLoaded } from './acting.js'
import type { Circumstances, Decider, Gatherer } from './decider.js'

/** A command, and who decides it. */
interface Deciding<S, C extends AnyEvent, Ev extends AnyEvent, R extends Refusal, X extends Circumstances> {
  readonly acting: Acting
  readonly slice: Decider<S, C, Ev, R, X>
  readonly command: C
  readonly definition: CommandDefinition | undefined
  readonly stream: StreamName
}

/**
 * Gathers what a decision takes, whether the actor may act first, and gives what is decided on a state of the stream.
 * For who may not act nothing else is gathered: no password is checked, nothing minted.
 */
export const gatherDecision = async <
  S,
  C extends AnyEvent,
  Ev extends AnyEvent,
  R extends Refusal,
  X extends Circumstances,
>(
  { acting, slice, command, definition, stream }: Deciding<S, C, Ev, R, X>,
  gatherer: Gatherer,
): Promise<E.Either<Failure, (state: S) => E.Either<R | Refusal, ReadonlyArray<Ev>>>> => {
  const verdict = await acting(command, definition, gatherer)()
  if (E.isLeft(verdict)) return verdict
  const denied = verdict.right(asLoaded)
  if (denied !== null) return E.right(() => E.left(denied))
  const context = await slice.gather(command, gatherer)()
  if (E.isLeft(context)) return context
  return E.right((state) => {
    // the name of a stream says whose state it is
    const asDecided: AsOf = (of, loaded) => (of === stream ? (state as unknown as typeof loaded) : loaded)
    const no = verdict.right(asDecided)
    return no === null ? slice.decide(command)(state, context.right) : E.left(no)
  })
}

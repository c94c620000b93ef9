import { type Failure } from '@mandat/domain'
import { closed, guarded, unknownOutcome } from '@mandat/domain/kit'
import { printable } from './printable.js'
import * as E from 'fp-ts/lib/Either.js'

type Answering<Args extends ReadonlyArray<unknown>> = (...args: Args) => Promise<E.Either<unknown, unknown>>

/** A port of the host's threw, or an argument was no such thing at all; its text is not ours to repeat (ACC-09). */
const itThrew = (where: string): Failure =>
  unknownOutcome(where, 'something threw, which is a mistake of the host, of a port or of ours')

/**
 * What everything that a host calls goes through: refused once it is closed, awaited by `close`, and never throwing.
 */
export const untilClosed = () => {
  const inFlight = new Set<Promise<unknown>>()
  let closing: Promise<E.Either<Failure, void>> | null = null

  return {
    isClosed: (): boolean => closing !== null,
    whileOpen:
      <Args extends ReadonlyArray<unknown>>(f: Answering<Args>) =>
      (...args: Args): Promise<never> => {
        if (closing !== null) return Promise.resolve(E.left(closed('mandat', 'it was closed'))) as Promise<never>
        const run = guarded('mandat', () => f(...args) as Promise<E.Either<Failure, unknown>>, itThrew).then(printable)
        inFlight.add(run)
        void run.then(() => inFlight.delete(run))
        return run as Promise<never>
      },
    /** Closes once; `then` runs when all that was called before has been answered. */
    close: (then: () => Promise<E.Either<Failure, void>>): Promise<E.Either<Failure, void>> =>
      (closing ??= guarded('mandat', () => Promise.all(inFlight).then(then), itThrew)),
  }
}
export type WhileOpen = ReturnType<typeof untilClosed>['whileOpen']

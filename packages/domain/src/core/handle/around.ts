import type * as E from 'fp-ts/lib/Either.js'
import type { CommandMeta } from './append.js'
import type { Gatherer } from './decider.js'
import type { Handled } from './handled.js'
import type { Step } from '../record/command.js'
import type { Position } from '../record/envelope.js'
import type { AnyEvent } from '../record/event.js'
import type { Failure } from '../values/failure.js'
import type { Instant } from '../values/instant.js'
import type { Policy } from '../values/policy.js'
import type { Refusal } from '../values/refusal.js'

export type Answer = E.Either<Failure | Refusal, Handled<AnyEvent>>

/** A command on its way, as whatever stands around it sees it. */
export interface Asked {
  readonly command: AnyEvent
  readonly meta: CommandMeta
  readonly now: Instant
  readonly policy: Policy
  /** A state at its stream's head; no basis of anything. */
  readonly load: Gatherer['load']
  /** Does the command, and what comes before it. */
  readonly run: () => Promise<Answer>
  /** Does a command of the library's own, once for this command, whatever becomes of it; `why` is stored for ever. */
  readonly also: (step: Step, why: string) => Promise<Answer>
  /** Whether it was done before, under its id: then `run` gives the answer once more, and does nothing. */
  readonly isRepeat: () => Promise<E.Either<Failure, boolean>>
  /** Where the log ends. */
  readonly head: () => Promise<E.Either<Failure, Position>>
  /** In this process, one after the other for all that share a name. */
  readonly inTurn: <A>(name: string, job: () => Promise<A>) => Promise<A>
}

/** What stands around every command that a caller gives: it may answer without running it, and do more after it. */
export type Around = (asked: Asked) => Promise<Answer>

/** Nothing stands around a command. */
export const straight: Around = ({ run }) => run()

/** Lets those who share a name in one after the other. */
export const turns = (): Asked['inTurn'] => {
  const last = new Map<string, Promise<unknown>>()
  return async (name, job) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(job)
    const settled = turn.then(
      () => undefined,
      () => undefined,
    )
    last.set(name, settled)
    try {
      return await turn
    } finally {
      if (last.get(name) === settled) last.delete(name)
    }
  }
}

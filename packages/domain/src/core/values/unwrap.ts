import type * as E from 'fp-ts/lib/Either.js'
import type { Fault } from './codecs.js'
import type { Failure } from './failure.js'
import type { Refusal, RefusalDetails, RuleId } from './refusal.js'

/** A refusal or a failure as an exception, for hosts that want one: everything that the answer carried is on it. */
export class MandatError extends Error {
  /** The refusal's name, or the failure's kind. */
  override readonly name: string
  /** The rule that says no; `null` for a failure. */
  readonly rule: RuleId | null
  /** What a refusal tells a program to act on. */
  readonly details: RefusalDetails
  /** What was wrong with the input, or with what is stored: each with its path. */
  readonly faults: ReadonlyArray<Fault>
  /** The answer's own left side. */
  override readonly cause: Refusal | Failure

  constructor(cause: Refusal | Failure) {
    super(cause._tag === 'Refusal' ? `${cause.rule}: ${cause.message}` : cause.message)
    this.name = cause._tag === 'Refusal' ? cause.name : cause.kind
    this.rule = cause._tag === 'Refusal' ? cause.rule : null
    this.details = cause._tag === 'Refusal' ? cause.details : {}
    this.faults = 'faults' in cause ? cause.faults : []
    this.cause = cause
  }
}

/**
 * What an answer holds, for those who would rather catch than look at `_tag`: the only function here that throws.
 * @example
 * const { position } = unwrap(await manager.execute(command)) // throws a MandatError on a refusal or a failure
 */
export const unwrap = <A>(answer: E.Either<Refusal | Failure, A>): A => {
  if (answer._tag === 'Left') throw new MandatError(answer.left)
  return answer.right
}

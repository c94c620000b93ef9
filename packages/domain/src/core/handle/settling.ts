import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Step } from '../record/command.js'
import type { Failure } from '../values/failure.js'
import type { Refusal } from '../values/refusal.js'

/**
 * Runs a command, settles the claim that is in its way (if its refusal names one) and runs it again, at most `times`
 * times. `run` is the same command under the same id each time (a refusal leaves no trace); `settle` takes a fresh id
 * each time.
 */
export const settling =
  <A>(
    settles: (refusal: Refusal) => Step | null,
    run: TE.TaskEither<Failure | Refusal, A>,
    settle: (step: Step) => TE.TaskEither<Failure | Refusal, unknown>,
    times = 5,
  ): TE.TaskEither<Failure | Refusal, A> =>
  async () => {
    for (let left = times; ; left--) {
      const answer = await run()
      const step = E.isLeft(answer) && answer.left._tag === 'Refusal' ? settles(answer.left) : null
      if (step === null || left === 0) return answer
      const settled = await settle(step)()
      if (E.isLeft(settled)) return settled
    }
  }

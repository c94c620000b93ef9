import * as E from 'fp-ts/lib/Either.js'
import { session, type SessionState, sessionStream } from '../aggregates/session/state.js'
import { lockOf, throttle, throttleStream } from '../aggregates/throttle/state.js'
import type { Answer, Around, Asked } from '../core/handle/around.js'
import { type CommandOf, step } from '../core/record/command.js'
import { storedNames } from '../core/record/storedNames.js'
import type { Failure } from '../core/values/failure.js'
import { ResetPassword } from '../slices/account/commands.js'
import { CountFailure, ForgetFailures } from '../slices/throttle/commands.js'
import { refuse } from '../slices/throttle/refusals.js'
import { limitingMails } from './limitingMails.js'
import { guessIn } from './throttles.js'

const { causes } = storedNames

/**
 * ACC-08, ACC-13: wrong passwords are counted, in whatever command they come, and after too many of them nothing is
 * looked at: not even the time that it takes tells a right one. Whoever has no account is counted alike. Guesses that are
 * counted together are looked at one after the other, so that of many at once no more are hashed.
 */
const countingGuesses: Around = async (asked) => {
  const { command, meta, inTurn } = asked
  if (command.type === ResetPassword.type) return forgettingAll(asked)
  const guess = guessIn(command, meta.actor)
  if (guess === null) return asked.run()
  const counted = await countedAs(asked, guess)
  if (E.isLeft(counted)) return counted
  return inTurn(`${guess.account} ${counted.right}`, () => guessing(asked, guess, counted.right))
}
type Guess = NonNullable<ReturnType<typeof guessIn>>

/** Strangers apart from who comes from where the person logged in before: nobody keeps it out (ACC-08). */
const countedAs = async ({ meta, load }: Asked, { account, asks }: Guess): Promise<E.Either<Failure, string>> =>
  E.map(({ origins }: SessionState) => (meta.marks?.origins ?? []).find((one) => origins.includes(one)) ?? asks)(
    await load(session, sessionStream(account))(),
  )

const guessing = async (asked: Asked, { account, wrong }: Guess, counted: string): Promise<Answer> => {
  const counts = await asked.load(throttle, throttleStream(account))()
  if (E.isLeft(counts)) return counts
  const until = lockOf(counts.right, counted, asked.now)
  if (until !== null) {
    const repeat = await asked.isRepeat()
    if (E.isLeft(repeat)) return repeat
    if (!repeat.right) return refuse.LoginLocked({ until })
  }
  const answer = await asked.run()
  if (E.isLeft(answer)) {
    if (answer.left._tag === 'Failure' || answer.left.name !== wrong) return answer
    const noted = await asked.also(step(CountFailure, { account, counted }), causes.guess)
    return E.isLeft(noted) ? noted : answer
  }
  // that it was right is on record: should this not be, the next failure finds an old count
  if (counts.right.logins[counted] !== undefined)
    await asked.also(step(ForgetFailures, { account, counted }), causes.login)
  return answer
}

/** ACC-08: who reset the password is let in, whatever had been counted; a process does it again. */
const forgettingAll = async ({ command, run, also }: Asked): Promise<Answer> => {
  const answer = await run()
  if (E.isLeft(answer)) return answer
  const { account } = command as CommandOf<typeof ResetPassword>
  await also(step(ForgetFailures, { account, counted: null }), causes.reset)
  return answer
}

/** What stands around every command: counts of guesses, and of mails. */
export const throttling: Around = limitingMails(countingGuesses)

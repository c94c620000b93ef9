import type { Circumstances } from '../../core/handle/decider.js'
import { HOUR, type Instant, later, MINUTE } from '../../core/values/instant.js'
import type { Policy } from '../../core/values/policy.js'
import type { OfType } from '../../core/values/union.js'
import { lockOf, type ThrottleState } from '../../aggregates/throttle/state.js'
import type { ThrottleCommand } from './commands.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

export const decide =
  (command: ThrottleCommand) =>
  (state: ThrottleState, context: Circumstances): Decision => {
    switch (command.type) {
      case 'CountFailure':
        return countFailure(command, state, context)
      case 'ForgetFailures':
        return forgetFailures(command, state)
      case 'CountMail':
        return countMail(command, state, context)
    }
  }

/** ACC-08: of guesses sent at once, what came when the lock was there already adds nothing. */
const countFailure = (
  { account, counted }: OfType<ThrottleCommand, 'CountFailure'>,
  state: ThrottleState,
  { now, policy }: Circumstances,
): Decision => {
  if (lockOf(state, counted, now) !== null) return nothing
  const failure = { type: 'LoginFailed', account, counted, at: now } as const
  return (state.logins[counted]?.failures ?? 0) + 1 < policy.login.failures
    ? happened(failure)
    : happened(failure, { type: 'LoginLocked', account, counted, until: later(now, policy.login.lockMinutes * MINUTE) })
}

const forgetFailures = (
  { account, counted }: OfType<ThrottleCommand, 'ForgetFailures'>,
  { logins }: ThrottleState,
): Decision =>
  (counted === null ? Object.keys(logins).length > 0 : logins[counted] !== undefined)
    ? happened({ type: 'LoginFailuresForgotten', account, counted })
    : nothing

const countMail = (
  { by }: OfType<ThrottleCommand, 'CountMail'>,
  { mails }: ThrottleState,
  { now, policy }: Circumstances,
): Decision => {
  if (mails === null || isOver(mails, now)) return happened({ type: 'MailCounted', since: now, sent: 1 })
  return enoughMails({ mails }, by, policy, now)
    ? refuse.TooManyMails()
    : happened({ type: 'MailCounted', since: mails.since, sent: mails.sent + 1 })
}

type Mails = NonNullable<ThrottleState['mails']>
const isOver = ({ since }: Mails, now: Instant): boolean => now >= later(since, HOUR)

/** ACC-13: so many in an hour, from the first of them on. */
export const enoughMails = (
  { mails }: Pick<ThrottleState, 'mails'>,
  by: 'Address' | 'Origin',
  { mailsAnHour }: Policy,
  now: Instant,
): boolean =>
  mails !== null
  && !isOver(mails, now)
  && mailsAnHour !== null
  && mails.sent >= (by === 'Address' ? mailsAnHour.toAddress : mailsAnHour.fromOrigin)

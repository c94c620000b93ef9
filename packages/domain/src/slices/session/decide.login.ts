import * as E from 'fp-ts/lib/Either.js'
import { HOUR, later, MINUTE } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import { knownAccount } from '../../aggregates/account/state.js'
import type { SessionEvent } from '../../aggregates/session/events.js'
import { isLocked, type SessionState } from '../../aggregates/session/state.js'
import type { SessionCommand } from './commands.js'
import type { SessionContext } from './context.js'
import { type Decision, happened } from './decision.js'
import { refuse, type SessionRefusal } from './refusals.js'

/** ACC-08: under a lock nothing is even looked at, so guesses sent at once get no further than guesses sent in turn. */
export const logIn = (
  command: OfType<SessionCommand, 'LogIn'>,
  state: SessionState,
  context: SessionContext,
): Decision => {
  const { now, session, password, secondFactor, policy } = context
  const { account, ipAddress, device } = command
  const known = knownAccount(context.account)
  if (known === null) return refuse.WrongCredentials()
  // what was gathered under a lock was not verified, whatever became of the lock since
  if (isLocked(state, now) || password === 'NotAsked') return refuse.LoginLocked({ until: state.lockedUntil ?? now })
  if (password === 'Wrong' || secondFactor === 'Failed') return failed(command, state, context)
  return happened({
    type: 'SessionStarted',
    account,
    session,
    ipAddress,
    device,
    method: secondFactor === 'Passed' ? 'PasswordAndSecondFactor' : 'Password',
    epoch: known.epoch,
    startedAt: now,
    expiresAt: later(now, policy.sessionHours * HOUR),
  })
}

const failed = (
  { account }: OfType<SessionCommand, 'LogIn'>,
  { failures }: SessionState,
  { now, policy }: SessionContext,
): Decision => {
  const failure = { type: 'LoginFailed', account, at: now } as const
  return failures + 1 < policy.login.failures
    ? happened(failure)
    : happened(failure, { type: 'LoginLocked', account, until: later(now, policy.login.lockMinutes * MINUTE) })
}

/** ACC-08: a failed login is on record, and its answer is "no". */
export const refusalIn = (events: ReadonlyArray<SessionEvent>): SessionRefusal | null => {
  const answer = events.some((event) => event.type === 'LoginFailed') ? refuse.WrongCredentials() : null
  return answer !== null && E.isLeft(answer) ? answer.left : null
}

import type { OfType } from '../../core/values/union.js'
import * as E from 'fp-ts/lib/Either.js'
import { epochIsAlive, knownAccount } from '../../aggregates/account/state.js'
import type { SessionId } from '../../core/values/ids.js'
import { HOUR, later, MINUTE } from '../../core/values/instant.js'
import type { SessionCommand } from './commands.js'
import type { SessionContext } from './context.js'
import type { SessionEvent } from '../../aggregates/session/events.js'
import { refuse, type SessionRefusal } from './refusals.js'
import { isLocked, type SessionState } from '../../aggregates/session/state.js'

type Decision = E.Either<SessionRefusal, ReadonlyArray<SessionEvent>>
const happened = (...events: ReadonlyArray<SessionEvent>): Decision => E.right(events)

export const decide =
  (command: SessionCommand) =>
  (state: SessionState, context: SessionContext): Decision => {
    const { actor, now } = context
    switch (command.type) {
      case 'LogIn':
        return actor._tag === 'Visitor' || actor._tag === 'Person'
          ? logIn(command, state, context)
          : refuse.MayNotLogIn()
      case 'LogOut':
        if (actor._tag !== 'Person' || actor.account !== command.account || actor.session !== command.session)
          return refuse.NotYourSession()
        return ending(command, state, 'Logout', now)
      case 'RevokeSession':
        if (actor._tag !== 'System' && !(actor._tag === 'Person' && actor.account === command.account))
          return refuse.NotYourSession()
        return ending(command, state, 'Revocation', now)
      case 'ExpireSessions':
        return actor._tag === 'System' ? expire(command, state, context) : refuse.OnlyTheSystem()
    }
  }

/** ACC-08: under a lock nothing is even looked at, so guesses sent at once get no further than guesses sent in turn. */
const logIn = (command: OfType<SessionCommand, 'LogIn'>, state: SessionState, context: SessionContext): Decision => {
  const { now, password, secondFactor, policy } = context
  const { account, session, ipAddress, device } = command
  const known = knownAccount(context.account)
  if (known === null) return refuse.WrongCredentials()
  // what was gathered under a lock was not verified, whatever became of the lock since
  if (isLocked(state, now) || password === 'NotAsked') return refuse.LoginLocked({ until: state.lockedUntil ?? now })
  if (password === 'Wrong' || secondFactor === 'Failed') return failed(command, state, context)
  if (state.live[session] !== undefined) return refuse.SessionExists({ session })
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

const failed = ({ account }: SessionCommand, { failures }: SessionState, { now, policy }: SessionContext): Decision => {
  const failure = { type: 'LoginFailed', account, at: now } as const
  return failures + 1 < policy.login.failures
    ? happened(failure)
    : happened(failure, { type: 'LoginLocked', account, until: later(now, policy.login.lockMinutes * MINUTE) })
}

type End = OfType<SessionEvent, 'SessionEnded'>['how']
const ending = (
  { account, session }: OfType<SessionCommand, 'LogOut' | 'RevokeSession'>,
  { live }: SessionState,
  how: End,
  at: SessionContext['now'],
): Decision =>
  live[session] === undefined ? happened() : happened({ type: 'SessionEnded', account, session, how, at })

const expire = ({ account }: SessionCommand, { live }: SessionState, context: SessionContext): Decision =>
  happened(
    ...Object.entries(live).flatMap(([id, { epoch, expiresAt }]): ReadonlyArray<SessionEvent> => {
      const session = id as SessionId
      const over = { type: 'SessionEnded', account, session, at: context.now } as const
      if (context.now >= expiresAt) return [{ ...over, how: 'Expiry' }]
      return epochIsAlive(context.account, epoch, session) ? [] : [{ ...over, how: 'Revocation' }]
    }),
  )

/** ACC-08: a failed login is on record, and its answer is "no". */
export const refusalIn = (events: ReadonlyArray<SessionEvent>): SessionRefusal | null => {
  const answer = events.some((event) => event.type === 'LoginFailed') ? refuse.WrongCredentials() : null
  return answer !== null && E.isLeft(answer) ? answer.left : null
}

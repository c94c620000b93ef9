import { HOUR, later } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import { knownAccount } from '../../aggregates/account/state.js'
import type { SessionCommand } from './commands.js'
import type { SessionContext } from './context.js'
import { type Decision, happened } from './decision.js'
import { refuse } from './refusals.js'

/** SES-01. What is wrong is counted, and looked at no more after a while, by `processes/throttling.ts` (ACC-08). */
export const logIn = (
  { account, ipAddress, device }: OfType<SessionCommand, 'LogIn'>,
  { now, session, origins, password, secondFactor, policy, ...context }: SessionContext,
): Decision => {
  const known = knownAccount(context.account)
  if (known === null || password !== 'Right' || secondFactor === 'Failed') return refuse.WrongCredentials()
  return happened({
    type: 'SessionStarted',
    account,
    session,
    ipAddress,
    device,
    origins,
    method: secondFactor === 'Passed' ? 'PasswordAndSecondFactor' : 'Password',
    epoch: known.epoch,
    startedAt: now,
    expiresAt: later(now, policy.sessionHours * HOUR),
  })
}

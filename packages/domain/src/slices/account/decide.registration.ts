import { HOUR, later } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import type { AccountState } from '../../aggregates/account/state.js'
import type { AccountCommand } from './commands.js'
import type { AccountContext } from './context.js'
import { claimFault } from './decide.email.js'
import { replacementFault } from './decide.password.js'
import { type Decision, happened } from './decision.js'
import { refuse } from './refusals.js'

/** ACC-01: nothing but a link goes out; whether the address is taken is neither asked nor told. */
export const requestRegistration = (
  { account, email, language }: OfType<AccountCommand, 'RequestRegistration'>,
  state: AccountState,
  { now, policy }: AccountContext,
): Decision => {
  if (state._tag === 'Deleted') return refuse.AccountDeleted({ account })
  if (state._tag !== 'Unregistered') return refuse.AlreadyRegistered({ account })
  const expiresAt = later(now, policy.registrationHours * HOUR)
  return happened({ type: 'RegistrationRequested', account, email, language, attempt: state.requests + 1, expiresAt })
}

export const registerAccount = (
  { account, name }: OfType<AccountCommand, 'RegisterAccount'>,
  state: AccountState,
  context: AccountContext,
): Decision => {
  const { link, claim, credential, now } = context
  // who holds no link that was mailed is not told whether there is an account
  if (typeof link !== 'object') return refuse.RegistrationLinkWrong()
  if (state._tag === 'Deleted') return refuse.AccountDeleted({ account })
  if (state._tag !== 'Unregistered') return refuse.AlreadyRegistered({ account })
  const { request, claimEra } = state
  if (request === null) return refuse.RegistrationLinkWrong()
  if (link.right !== request.attempt) return refuse.RegistrationLinkReplaced()
  if (now >= request.expiresAt) return refuse.RegistrationLinkExpired()
  const fault = replacementFault(context) ?? claimFault(claim, claimEra, account)
  if (fault !== null) return fault
  if (credential === null) return refuse.RegistrationLinkWrong()
  return happened({
    type: 'AccountRegistered',
    account,
    email: request.email,
    name,
    language: request.language,
    credential,
    epoch: 1,
    at: now,
  })
}

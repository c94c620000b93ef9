import type { AccountId } from '../../core/values/ids.js'
import { HOUR, later } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import type { AccountState } from '../../aggregates/account/state.js'
import type { ClaimOutcome } from './claims.js'
import type { AccountCommand } from './commands.js'
import type { AccountContext } from './context.js'
import { passwordFault } from './decide.password.js'
import { type Decision, happened, type KnownState, nothing } from './decision.js'
import { refuse } from './refusals.js'

/** Why the address may not be used, if it may not: a claim counts in the era in which it was made, and in no other. */
export const claimFault = (claim: ClaimOutcome, era: number, account: AccountId): Decision | null => {
  if (claim === 'NotAsked' || claim === 'Taken') return refuse.EmailTaken()
  if ('unsettled' in claim) return refuse.EmailClaimUnsettled({ owner: claim.unsettled })
  return claim.held === era ? null : refuse.EmailClaimUnsettled({ owner: account })
}

export const requestEmailChange = (
  { account, email }: OfType<AccountCommand, 'RequestEmailChange'>,
  state: KnownState,
  context: AccountContext,
): Decision => {
  const fault = passwordFault(state, context)
  if (fault !== null) return fault
  const expiresAt = later(context.now, context.policy.registrationHours * HOUR)
  return happened({ type: 'EmailChangeRequested', account, email, attempt: state.emailChanges + 1, expiresAt })
}

/** The new address was claimed before; the old one is released after (`claimsFollowUp`). */
export const confirmEmailChange = (
  { account, email: before, emailChange, emailChanges, claimEra }: KnownState,
  { link, claim, now }: AccountContext,
): Decision => {
  if (typeof link !== 'object') return refuse.EmailLinkWrong()
  if (link.right !== emailChanges) return refuse.EmailLinkReplaced()
  if (emailChange === null || emailChange.email === null) return refuse.EmailLinkOver()
  if (now >= emailChange.expiresAt) return refuse.EmailLinkExpired()
  return (
    claimFault(claim, claimEra, account)
    ?? happened({ type: 'EmailChanged', account, email: emailChange.email, before, at: now })
  )
}

/** ACC-01: whatever the account claimed in this era is dead from here on. */
export const forfeitEmailClaim = (
  { account }: OfType<AccountCommand, 'ForfeitEmailClaim'>,
  state: AccountState,
): Decision => (state._tag === 'Deleted' ? nothing : happened({ type: 'EmailClaimForfeited', account }))

import { later, MINUTE } from '../../core/values/instant.js'
import { passwordLengthOf } from '../../core/values/policy.js'
import { type AccountState, knownAccount } from '../../aggregates/account/state.js'
import type { AccountContext } from './context.js'
import { type Decision, happened, type KnownState, nothing } from './decision.js'
import { refuse } from './refusals.js'

/** Why the current password does not do, if it does not: a check counts for the version that it was made against. */
export const passwordFault = (state: KnownState, { current }: Pick<AccountContext, 'current'>): Decision | null => {
  if (typeof current !== 'object') return refuse.WrongPassword()
  return current.right === state.credential ? null : refuse.PasswordChangedMeanwhile()
}

/** Why the new password does not do, if it does not (ACC-02, ACC-07). */
export const replacementFault = ({
  replacement,
  secondFactor,
  policy,
}: Pick<AccountContext, 'replacement' | 'secondFactor' | 'policy'>): Decision | null => {
  const length = passwordLengthOf(policy, secondFactor)
  switch (replacement) {
    case 'Acceptable':
      return null
    case 'Mismatch':
      return refuse.ConfirmationMismatch()
    case 'Same':
      return refuse.SamePassword()
    case 'TooShort':
      return refuse.PasswordTooShort({ min: length.min })
    case 'TooLong':
      return refuse.PasswordTooLong({ max: length.max })
    case 'Common':
      return refuse.PasswordCommon()
    case 'OwnName':
      return refuse.PasswordHasOwnName()
    case 'NotAsked':
      return refuse.PasswordChangedMeanwhile()
  }
}

export const changePassword = (state: KnownState, context: AccountContext): Decision => {
  const fault = passwordFault(state, context) ?? replacementFault(context)
  if (fault !== null) return fault
  const { credential, now } = context
  if (credential === null) return refuse.PasswordChangedMeanwhile()
  return happened({ type: 'PasswordChanged', account: state.account, credential, at: now })
}

/** ACC-10: each request makes a new link and kills the one before it. Where there is no account nothing is mailed, nor told. */
export const requestReset = (state: AccountState, { now, policy }: AccountContext): Decision => {
  const known = knownAccount(state)
  if (known === null) return nothing
  const { account, resets } = known
  return happened({
    type: 'PasswordResetRequested',
    account,
    attempt: resets + 1,
    expiresAt: later(now, policy.passwordResetMinutes * MINUTE),
  })
}

/** ACC-10: the epoch rises and no session is kept. An open assistant stays open where it stopped (ACC-04). */
export const resetPassword = (state: AccountState, context: AccountContext): Decision => {
  const { link, secondFactor, credential, now } = context
  const known = knownAccount(state)
  if (known === null || typeof link !== 'object') return refuse.ResetLinkWrong()
  const { account, epoch, reset, resets } = known
  if (link.right !== resets) return refuse.ResetLinkReplaced()
  if (reset === null) return refuse.ResetLinkOver()
  if (now >= reset.expiresAt) return refuse.ResetLinkExpired()
  if (secondFactor === 'Failed') return refuse.ResetFactorWrong()
  const fault = replacementFault(context)
  if (fault !== null) return fault
  if (credential === null) return refuse.PasswordChangedMeanwhile()
  return happened({ type: 'PasswordReset', account, credential, epoch: epoch + 1, at: now })
}

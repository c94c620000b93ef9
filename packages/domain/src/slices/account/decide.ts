import type { Actor } from '../../core/record/actor.js'
import type { AccountId } from '../../core/values/ids.js'
import type { AccountCommand } from './commands.js'
import type { AccountContext } from './context.js'
import { createApplicationPassword, revokeApplicationPasswords } from './decide.applicationPassword.js'
import { confirmReviewItem, confirmStep, startAssistant } from './decide.assistant.js'
import { confirmEmailChange, requestEmailChange } from './decide.email.js'
import { abandonDeletion, acceptMembership, completeDeletion, requestDeletion } from './decide.membership.js'
import { changePassword, requestReset, resetPassword } from './decide.password.js'
import { updateProfile } from './decide.profile.js'
import { registerAccount, requestRegistration } from './decide.registration.js'
import { type Decision, happened, type KnownState, nothing } from './decision.js'
import { refuse } from './refusals.js'
import { type AccountState, epochIsAlive } from '../../aggregates/account/state.js'

export const decide =
  (command: AccountCommand) =>
  (state: AccountState, context: AccountContext): Decision => {
    const ifKnown = (decision: (known: KnownState) => Decision): Decision =>
      whenKnown(command.account, state, context, decision)
    const denied = denialOf(command, context.actor)
    if (denied !== null) return denied
    switch (command.type) {
      case 'RequestRegistration':
        return requestRegistration(command, state, context)
      case 'RegisterAccount':
        return registerAccount(command, state, context)
      case 'ForfeitEmailClaim':
        return state._tag === 'Deleted' ? nothing : happened({ type: 'EmailClaimForfeited', account: command.account })
      case 'CompleteAccountDeletion':
        if (state._tag === 'Deleted') return nothing
        return ifKnown((known) => completeDeletion(known, context))
      case 'RequestEmailChange':
        return ifKnown((known) => requestEmailChange(command, known, context))
      case 'ConfirmEmailChange':
        return ifKnown((known) => confirmEmailChange(known, context))
      case 'UpdateProfile':
        return ifKnown(() => updateProfile(command))
      case 'ChangePassword':
        return ifKnown((known) => changePassword(known, context))
      case 'StartCompromiseAssistant':
        return ifKnown((known) => startAssistant(known, context))
      case 'ConfirmAssistantStep':
        return ifKnown((known) => confirmStep(command.step, known, context))
      case 'ConfirmReviewItem':
        return ifKnown((known) => confirmReviewItem(command.item, known, context))
      case 'RequestPasswordReset':
        return ifKnown((known) => requestReset(known, context))
      case 'ResetPassword':
        return ifKnown((known) => resetPassword(known, context))
      case 'CreateApplicationPassword':
        return ifKnown((known) => createApplicationPassword(command, known, context))
      case 'RevokeApplicationPassword':
        return ifKnown((known) => revokeApplicationPasswords([command.applicationPassword], known, context))
      case 'RevokeAllApplicationPasswords':
        return ifKnown((known) => revokeApplicationPasswords(Object.keys(known.applicationPasswords), known, context))
      case 'RevokeAllTokens':
        return ifKnown(({ account, tokenEra }) =>
          happened({ type: 'AllTokensRevoked', account, tokenEra: tokenEra + 1, at: context.now }),
        )
      case 'AcceptMembership':
        return ifKnown((known) => acceptMembership(command, known, context))
      case 'RequestAccountDeletion':
        return ifKnown((known) => requestDeletion(known, context))
      case 'AbandonAccountDeletion':
        return ifKnown((known) => abandonDeletion(command.organisations, known, context))
    }
  }

const whenKnown = (
  account: AccountId,
  state: AccountState,
  context: AccountContext,
  decision: (known: KnownState) => Decision,
): Decision => {
  switch (state._tag) {
    case 'Unregistered':
      return refuse.UnknownAccount({ account })
    case 'Deleted':
      return refuse.AccountDeleted({ account })
    case 'Registered':
    case 'Leaving':
      return sessionDenial(state, context) ?? decision(state)
  }
}

/**
 * ACC-06: on the very state that is appended to, so nothing that a killed session began lands behind what killed it.
 */
const sessionDenial = (state: KnownState, { actor, session }: AccountContext): Decision | null =>
  actor._tag !== 'Person' || (typeof session === 'object' && epochIsAlive(state, session.epoch, actor.session))
    ? null
    : refuse.SessionNotAlive()

const denialOf = (command: AccountCommand, actor: Actor): Decision | null => {
  const isSelf = actor._tag === 'Person' && actor.account === command.account
  switch (command.type) {
    case 'RequestRegistration':
    case 'RegisterAccount':
    case 'RequestPasswordReset':
    case 'ResetPassword':
      return actor._tag === 'Visitor' || actor._tag === 'LinkHolder' ? null : refuse.OnlyVisitors()
    case 'ForfeitEmailClaim':
    case 'CompleteAccountDeletion':
    case 'AbandonAccountDeletion':
      return actor._tag === 'System' ? null : refuse.OnlyTheSystem()
    case 'AcceptMembership':
      return isSelf || actor._tag === 'System' ? null : refuse.NotYourAccount({ account: command.account })
    case 'RequestEmailChange':
    case 'ConfirmEmailChange':
    case 'UpdateProfile':
    case 'ChangePassword':
    case 'StartCompromiseAssistant':
    case 'ConfirmAssistantStep':
    case 'ConfirmReviewItem':
    case 'CreateApplicationPassword':
    case 'RevokeApplicationPassword':
    case 'RevokeAllApplicationPasswords':
    case 'RevokeAllTokens':
    case 'RequestAccountDeletion':
      return isSelf ? null : refuse.NotYourAccount({ account: command.account })
  }
}

import type { AccountState } from '../../aggregates/account/state.js'
import { denialOf, whenKnown } from './authority.js'
import type { AccountCommand } from './commands.js'
import type { AccountContext } from './context.js'
import { createApplicationPassword, revokeApplicationPasswords } from './decide.applicationPassword.js'
import { confirmReviewItem, confirmStep, startAssistant } from './decide.assistant.js'
import { abandonDeletion, completeDeletion, requestDeletion } from './decide.deletion.js'
import { confirmEmailChange, forfeitEmailClaim, requestEmailChange } from './decide.email.js'
import { acceptMembership } from './decide.membership.js'
import { changePassword, requestReset, resetPassword } from './decide.password.js'
import { updateProfile } from './decide.profile.js'
import { registerAccount, requestRegistration } from './decide.registration.js'
import { revokeAllTokens } from './decide.tokens.js'
import { type Decision, type KnownState, nothing } from './decision.js'

export const decide =
  (command: AccountCommand) =>
  (state: AccountState, context: AccountContext): Decision => {
    const ifKnown = (decision: (known: KnownState) => Decision): Decision =>
      whenKnown(command.account, state, context, decision)
    const denied = denialOf(command, context)
    if (denied !== null) return denied
    switch (command.type) {
      case 'RequestRegistration':
        return requestRegistration(command, state, context)
      case 'RegisterAccount':
        return registerAccount(command, state, context)
      case 'ForfeitEmailClaim':
        return forfeitEmailClaim(command, state)
      case 'CompleteAccountDeletion':
        return state._tag === 'Deleted' ? nothing : ifKnown((known) => completeDeletion(known, context))
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
        return requestReset(state, context)
      case 'ResetPassword':
        return resetPassword(state, context)
      case 'CreateApplicationPassword':
        return ifKnown((known) => createApplicationPassword(command, known, context))
      case 'RevokeApplicationPassword':
        return ifKnown((known) => revokeApplicationPasswords([command.applicationPassword], known, context))
      case 'RevokeAllApplicationPasswords':
        return ifKnown((known) => revokeApplicationPasswords(known.applicationPasswords.keys(), known, context))
      case 'RevokeAllTokens':
        return ifKnown((known) => revokeAllTokens(known, context))
      case 'AcceptMembership':
        return ifKnown((known) => acceptMembership(command, known, context))
      case 'RequestAccountDeletion':
        return ifKnown((known) => requestDeletion(known, context))
      case 'AbandonAccountDeletion':
        return ifKnown((known) => abandonDeletion(command, known, context))
    }
  }

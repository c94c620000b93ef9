import type { AccountId } from '../../core/values/ids.js'
import { type AccountState, epochIsAlive } from '../../aggregates/account/state.js'
import type { AccountCommand } from './commands.js'
import type { AccountContext } from './context.js'
import type { Decision, KnownState } from './decision.js'
import { refuse } from './refusals.js'

/** Who may ask at all: visitors, the person itself, or a process. */
export const denialOf = (command: AccountCommand, { actor }: AccountContext): Decision | null => {
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

/** The decision on an account that can act, by a session that may; or why there is none. */
export const whenKnown = (
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

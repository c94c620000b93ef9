import type { OfType } from '../../core/values/union.js'
import type { AccountCommand } from './commands.js'
import type { AccountContext } from './context.js'
import { type Decision, happened, type KnownState, nothing } from './decision.js'
import { refuse } from './refusals.js'

/**
 * ORG-02: the account's half of becoming a member. What was accepted before changes nothing, even when its invitation
 * is gone.
 */
export const acceptMembership = (
  { account, organisation, invitation }: OfType<AccountCommand, 'AcceptMembership'>,
  state: KnownState,
  context: AccountContext,
): Decision => {
  const before =
    invitation === null ? state.organisations.includes(organisation) : state.acceptedInvitations.includes(invitation)
  if (before) return nothing
  if (state._tag === 'Leaving') return refuse.AccountLeaving()
  switch (context.invitation) {
    case 'Founding':
    case 'Open':
      return happened({ type: 'MembershipAccepted', account, organisation, invitation })
    case 'Needed':
      return refuse.InvitationNeeded({ organisation })
    case 'NotAsked':
    case 'Unknown':
      return refuse.UnknownInvitation({ organisation })
    case 'Expired':
      return refuse.InvitationExpired({ organisation })
    case 'NotYours':
      return refuse.InvitationNotYours({ organisation })
  }
}

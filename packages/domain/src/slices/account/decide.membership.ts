import { fits } from '../../aggregates/organisation/invitations.js'
import type { OfType } from '../../core/values/union.js'
import { deadInvitation } from '../../questions/refusals.js'
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
  { invitation: answer }: AccountContext,
): Decision => {
  const offer = typeof answer === 'object' ? answer : null
  const last = state.acceptances.get(organisation) ?? null
  const before =
    invitation === null
      ? state.acceptances.has(organisation)
      : last !== null && last.invitation === invitation && (offer === null || fits(last, offer))
  if (before) return nothing
  if (state._tag === 'Leaving') return refuse.AccountLeaving()
  if (typeof answer === 'object')
    return happened({ type: 'MembershipAccepted', account, organisation, invitation, ...answer })
  switch (answer) {
    case 'Founding':
      return happened({
        type: 'MembershipAccepted',
        account,
        organisation,
        invitation: null,
        role: null,
        attempt: null,
      })
    case 'Needed':
      return refuse.InvitationNeeded({ organisation })
    case 'NotAsked':
      return refuse.InvitationNeeded({ organisation })
    case 'NotYours':
      return refuse.NotTheInvitee({ organisation })
    case 'Unknown':
    case 'Used':
    case 'Withdrawn':
    case 'Declined':
    case 'Replaced':
    case 'Expired':
      return deadInvitation(answer, { organisation })
  }
}

import type { Gatherer } from '../../core/handle/decider.js'
import type { Instant } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import type { KnownAccount } from '../../aggregates/account/state.js'
import { fits, openInvitation } from '../../aggregates/organisation/invitations.js'
import { MemberInvitationLink } from '../../aggregates/organisation/links.js'
import { isLastLegalRepresentative } from '../../aggregates/organisation/members.js'
import type { InvitationState, OrganisationState } from '../../aggregates/organisation/state.js'
import type { AccountCommand } from './commands.js'

/** What the account may accept by the invitation that a command names, or why it may not (ORG-02). */
export type InvitationAnswer =
  'NotAsked' | 'Founding' | 'Needed' | 'Unknown' | 'Expired' | 'NotYours' | Pick<InvitationState, 'role' | 'attempt'>

export const invitationAnswer = (
  command: OfType<AccountCommand, 'AcceptMembership'>,
  there: OrganisationState,
  { now, ports }: Pick<Gatherer, 'now' | 'ports'>,
): InvitationAnswer => {
  if (command.invitation === null) return there._tag === 'Unregistered' ? 'Founding' : 'Needed'
  const open = openInvitation(there, command.invitation)
  if (open === null) return 'Unknown'
  const { invitee, role, attempt, expiresAt } = open
  if (now >= expiresAt) return 'Expired'
  if (invitee._tag === 'Account') return invitee.account === command.account ? { role, attempt } : 'NotYours'
  const { organisation, invitation, link } = command
  const target = MemberInvitationLink.targetOf({ organisation, invitation, attempt })
  return link !== null && ports.links.verify(target, link) ? { role, attempt } : 'NotYours'
}

/**
 * How an account stands where it accepted a membership; `Joining` and `Founding`: the organisation has not followed
 * yet, but may.
 */
export type Membership = 'LastLegalRepresentative' | 'Member' | 'Joining' | 'Founding' | 'None'

export const membershipOf = (known: KnownAccount, there: OrganisationState, now: Instant): Membership => {
  if (there._tag === 'Unregistered') return 'Founding'
  if (there._tag !== 'Running') return 'None'
  if (isLastLegalRepresentative(there, known.account)) return 'LastLegalRepresentative'
  if (there.members.has(known.account)) return 'Member'
  const accepted = known.acceptances.get(there.organisation) ?? null
  if (accepted === null) return 'None'
  const open = openInvitation(there, accepted.invitation)
  return open !== null && fits(accepted, open) && now < open.expiresAt ? 'Joining' : 'None'
}

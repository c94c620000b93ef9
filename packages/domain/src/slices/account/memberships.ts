import type { Gatherer } from '../../core/handle/decider.js'
import type { OfType } from '../../core/values/union.js'
import type { KnownAccount } from '../../aggregates/account/state.js'
import { MemberInvitationLink } from '../../aggregates/organisation/links.js'
import { isLastLegalRepresentative } from '../../aggregates/organisation/members.js'
import type { OrganisationState } from '../../aggregates/organisation/state.js'
import type { AccountCommand } from './commands.js'

/** Whether the account may accept the membership that a command names (ORG-02). */
export type InvitationAnswer = 'NotAsked' | 'Founding' | 'Open' | 'Needed' | 'Unknown' | 'Expired' | 'NotYours'

export const invitationAnswer = (
  command: OfType<AccountCommand, 'AcceptMembership'>,
  there: OrganisationState,
  { now, ports }: Pick<Gatherer, 'now' | 'ports'>,
): InvitationAnswer => {
  if (command.invitation === null) return there._tag === 'Unregistered' ? 'Founding' : 'Needed'
  const invitation = there._tag === 'Running' ? there.invitations[command.invitation] : undefined
  if (invitation === undefined) return 'Unknown'
  if (now >= invitation.expiresAt) return 'Expired'
  if (invitation.invitee._tag === 'Account') return invitation.invitee.account === command.account ? 'Open' : 'NotYours'
  const { organisation } = command
  const target = MemberInvitationLink.targetOf({
    organisation,
    invitation: command.invitation,
    attempt: invitation.attempt,
  })
  return command.link !== null && ports.links.verify(target, command.link) ? 'Open' : 'NotYours'
}

/**
 * How an account stands where it accepted a membership; `Joining` and `Founding`: the organisation has not followed
 * yet, but may.
 */
export type Membership = 'LastLegalRepresentative' | 'Member' | 'Joining' | 'Founding' | 'None'

export const membershipOf = (known: KnownAccount, there: OrganisationState): Membership => {
  if (there._tag === 'Unregistered') return 'Founding'
  if (there._tag !== 'Running') return 'None'
  if (isLastLegalRepresentative(there, known.account)) return 'LastLegalRepresentative'
  if (there.members[known.account] !== undefined) return 'Member'
  return known.acceptedInvitations.some((id) => there.invitations[id] !== undefined) ? 'Joining' : 'None'
}

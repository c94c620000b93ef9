import type { Gatherer } from '../../core/handle/decider.js'
import type { Instant } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import type { KnownAccount } from '../../aggregates/account/state.js'
import {
  type DeadInvitation,
  fits,
  invitationFor,
  linkedAttempt,
  openInvitation,
} from '../../aggregates/organisation/invitations.js'
import { isLastLegalRepresentative } from '../../aggregates/organisation/members.js'
import type { InvitationState } from '../../aggregates/organisation/invitationStates.js'
import type { OrganisationState } from '../../aggregates/organisation/state.js'
import type { AccountCommand } from './commands.js'

/** What the account may accept by the invitation that a command names, or why it may not (ORG-02). */
export type InvitationAnswer =
  'NotAsked' | 'Founding' | 'Needed' | 'NotYours' | DeadInvitation | Pick<InvitationState, 'role' | 'attempt'>

export const invitationAnswer = (
  command: OfType<AccountCommand, 'AcceptMembership'>,
  there: OrganisationState,
  { now, ports }: Pick<Gatherer, 'now' | 'ports'>,
): InvitationAnswer => {
  if (command.invitation === null) return there._tag === 'Unregistered' ? 'Founding' : 'Needed'
  const { account, invitation, link } = command
  const linked =
    link === null ? 'None' : { attempt: linkedAttempt(there, { ...command, invitation }, link, ports.links) }
  const open = invitationFor(there, invitation, { isLibrary: false, account, link: linked }, now)
  if (typeof open === 'string') return open
  const { invitee, role, attempt } = open
  return invitee._tag === 'Account' && invitee.account !== account ? 'NotYours' : { role, attempt }
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

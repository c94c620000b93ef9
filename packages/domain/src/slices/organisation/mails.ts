import { lapsed, mail, type Recipient, still, toAccount } from '../../core/react/mail.js'
import { InvitationId, OrganisationId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { type Invitee, Role } from '../../aggregates/organisation/events.js'
import { MemberInvitationLink } from '../../aggregates/organisation/links.js'
import { organisationNow, type OrganisationState } from '../../aggregates/organisation/state.js'

/** One that was answered or withdrawn meanwhile is not mailed again; nor is one of a person who has become a member. */
export const openInvitation = (state: OrganisationState, id: InvitationId) => {
  if (state._tag !== 'Running' || !state.invitations.has(id)) return null
  const invitation = state.invitations.get(id) ?? null
  const invitee = invitation?.invitee
  return invitee?._tag === 'Account' && state.members.has(invitee.account) ? null : invitation
}

export const addressOf = (invitee: Invitee): Recipient =>
  invitee._tag === 'Account' ? toAccount(invitee.account) : { _tag: 'Address', address: invitee.email }

/** ORG-02. */
export const MemberInvitationMail = mail(
  'MemberInvitation',
  { organisation: OrganisationId, invitation: InvitationId, role: Role, expiresAt: Instant },
  {
    needs: ({ facts }) => [organisationNow(facts.organisation)],
    now: ({ facts: { organisation, invitation } }, known) => {
      const open = openInvitation(known(organisationNow(organisation)), invitation)
      if (open === null) return lapsed('the invitation is no longer open')
      const { invitee, role, attempt, expiresAt } = open
      const link = MemberInvitationLink.targetOf({ organisation, invitation, attempt })
      return still(addressOf(invitee), { organisation, invitation, role, expiresAt }, link)
    },
  },
  MemberInvitationLink,
)

/** Every mail about an organisation. */
export const organisationMails = [MemberInvitationMail] as const

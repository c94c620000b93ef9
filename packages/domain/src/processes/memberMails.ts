import type { InvitationId } from '../core/values/ids.js'
import { type Invitee, MemberInvitationResent, MemberInvited } from '../aggregates/organisation/events.js'
import type { OrganisationState } from '../aggregates/organisation/state.js'
import { organisationIn } from './facts.js'
import type { Recipient } from './mail.js'
import { type Draft, reaction } from './reaction.js'
import { toAccount } from './recipients.js'

/** ORG-02: an invitation to become a member, to an account or to an address, with its link. */
export const memberMails = reaction({
  name: 'memberMails',
  handles: [MemberInvited, MemberInvitationResent],
  needs: ({ event }) => (event.type === 'MemberInvited' ? {} : { organisations: [event.organisation] }),
  mails: ({ event, stream }, facts): ReadonlyArray<Draft> => {
    const { organisation, invitation, attempt, expiresAt } = event
    const invited =
      event.type === 'MemberInvited' ? event : openInvitation(organisationIn(facts, organisation), invitation)
    return invited === null
      ? []
      : [
          {
            template: 'MemberInvitation',
            to: addressOf(invited.invitee),
            facts: { organisation, invitation, role: invited.role, expiresAt },
            link: { purpose: 'MemberInvitation', stream, term: invitation, attempt },
          },
        ]
  },
})

/** One that was answered or withdrawn meanwhile is not mailed again. */
const openInvitation = (state: OrganisationState, invitation: InvitationId) =>
  state._tag === 'Running' ? (state.invitations[invitation] ?? null) : null

const addressOf = (invitee: Invitee): Recipient =>
  invitee._tag === 'Account' ? toAccount(invitee.account) : { _tag: 'Address', address: invitee.email }

import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { organisationCommands } from './commands.js'
import { managers, organisation, toManagers, whereNoneRuns } from './guide.alike.js'
import type { OrganisationRefusal } from './refusals.js'

const account = '019c5b20-6c00-7000-8000-000000000006'
const invitation = '019c5b20-6c00-7000-8000-000000000005'
const link = 'hT3mWq8ZxV5nR0kYb7JdLs2PfGuA9cEo1iQwXzN6vKt'
const invitingManagers = `${managers}; where a legal representative is invited, a legal representative only`

/** Invitations to become a member, to their end. */
export const invitationsGuide = {
  InviteMember: {
    does: 'Invites an account, or whoever reads an e-mail address, to become a member in a role; a link is mailed.',
    who: invitingManagers,
    rules: ['ORG-02', 'ORG-05'],
    events: ['MemberInvited'],
    refusals: [
      ...whereNoneRuns,
      ...toManagers,
      'InvitationOpen',
      'AddressOfAnotherInvitation',
      'MemberAlready',
      'UnknownInvitee',
    ],
    example: {
      organisation,
      invitation,
      invitee: { _tag: 'Address', invitation, email: 'beat@bakery.example' },
      role: 'Collaborator',
    },
  },
  ResendMemberInvitation: {
    does: 'Mails an open invitation again with a new end; the link that was mailed before is dead.',
    who: invitingManagers,
    rules: ['ORG-02', 'ORG-05'],
    events: ['MemberInvitationResent'],
    refusals: [...whereNoneRuns, ...toManagers, 'UnknownInvitation', 'InvitationExpired'],
    example: { organisation, invitation },
  },
  WithdrawMemberInvitation: {
    does: 'Takes an open invitation back; its link does nothing any more.',
    who: invitingManagers,
    rules: ['ORG-02', 'ORG-05'],
    events: ['MemberInvitationWithdrawn'],
    refusals: [...whereNoneRuns, ...toManagers, 'UnknownInvitation', 'InvitationExpired'],
    example: { organisation, invitation },
  },
  DeclineMemberInvitation: {
    does: 'Says no to an invitation, for good.',
    who: 'the person whose account is invited, or whoever presents the link that was mailed last',
    rules: ['ORG-02'],
    events: ['MemberInvitationDeclined'],
    refusals: [...whereNoneRuns, 'UnknownInvitation', 'InvitationExpired', 'InvitationLinkWrong', 'NotTheInvitee'],
    example: { organisation, invitation, link },
  },
  ExpireMemberInvitation: {
    does: 'Records that an invitation has ended because nobody answered in time.',
    who: 'the clock',
    rules: ['ORG-02'],
    events: ['MemberInvitationExpired'],
    refusals: [...whereNoneRuns, 'ExpiredByTheClockOnly', 'InvitationNotExpired'],
  },
  JoinOrganisation: {
    does: 'Makes the invited person a member in the role of the invitation; the account accepts along with it.',
    who: 'the person who joins, with the link where an address was invited; or a process, once the account has accepted',
    rules: ['ORG-02'],
    events: ['MemberJoined'],
    refusals: [
      ...whereNoneRuns,
      'NotTheInvitee',
      'UnknownInvitation',
      'MemberAlready',
      'InvitationExpired',
      'InvitationLinkWrong',
      'InvitationNotAccepted',
    ],
    example: { organisation, account, invitation, link },
  },
} as const satisfies Partial<GuideOf<typeof organisationCommands, OrganisationEvent, OrganisationRefusal>>

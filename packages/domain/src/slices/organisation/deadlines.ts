import { deadlinesOf } from '../../core/react/deadline.js'
import { step } from '../../core/record/command.js'
import { integer, variants } from '../../core/values/codecs.js'
import { InvitationId, OrganisationId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import {
  MemberInvitationDeclined,
  MemberInvitationExpired,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvited,
  MemberJoined,
} from '../../aggregates/organisation/events.js'
import { ExpireMemberInvitation } from './commands.js'

/** ORG-02: an invitation to become a member ends by itself. */
export const organisationDeadlines = deadlinesOf({
  handles: [
    MemberInvited,
    MemberInvitationResent,
    MemberInvitationWithdrawn,
    MemberInvitationDeclined,
    MemberInvitationExpired,
    MemberJoined,
  ],
  kinds: variants({
    MemberInvitation: {
      organisation: OrganisationId,
      invitation: InvitationId,
      attempt: integer(1, 1_000_000),
      expiresAt: Instant,
    },
  }),
  about: ({ invitation }) => invitation,
  evolve: (_waiting, event) => {
    switch (event.type) {
      case 'MemberInvited':
      case 'MemberInvitationResent': {
        const { organisation, invitation, attempt, expiresAt } = event
        return { _tag: 'MemberInvitation' as const, organisation, invitation, attempt, expiresAt }
      }
      case 'MemberInvitationWithdrawn':
      case 'MemberInvitationDeclined':
      case 'MemberInvitationExpired':
      case 'MemberJoined':
        return null
    }
  },
  due: ({ organisation, invitation, attempt, expiresAt }) => ({
    at: expiresAt,
    command: step(ExpireMemberInvitation, { organisation, invitation }),
    which: `${organisation}/${invitation}/${String(attempt)}`,
  }),
})

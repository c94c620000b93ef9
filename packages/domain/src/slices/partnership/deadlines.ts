import { deadlinesOf } from '../../core/react/deadline.js'
import { step } from '../../core/record/command.js'
import { counter, variants } from '../../core/values/codecs.js'
import { OrganisationId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import {
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnerInvitationResent,
  PartnerInvitationWithdrawn,
  PartnerInvited,
  PartnershipStarted,
} from '../../aggregates/partnership/events.js'
import { ExpirePartnerInvitation } from './commands.js'

/** PAR-14: an invitation to a partnership ends by itself. */
export const partnershipDeadlines = deadlinesOf({
  handles: [
    PartnerInvited,
    PartnerInvitationResent,
    PartnerInvitationWithdrawn,
    PartnerInvitationDeclined,
    PartnerInvitationExpired,
    PartnershipStarted,
  ],
  kinds: variants({
    PartnerInvitation: {
      client: OrganisationId,
      partner: OrganisationId,
      term: counter(1),
      attempt: counter(1),
      expiresAt: Instant,
    },
  }),
  evolve: (_waiting, event) => {
    switch (event.type) {
      case 'PartnerInvited':
      case 'PartnerInvitationResent': {
        const { client, partner, term, attempt, expiresAt } = event
        return { _tag: 'PartnerInvitation' as const, client, partner, term, attempt, expiresAt }
      }
      case 'PartnerInvitationWithdrawn':
      case 'PartnerInvitationDeclined':
      case 'PartnerInvitationExpired':
      case 'PartnershipStarted':
        return null
    }
  },
  due: ({ client, partner, term, attempt, expiresAt }) => ({
    at: expiresAt,
    command: step(ExpirePartnerInvitation, { client, partner }),
    which: `${client}/${partner}/${String(term)}/${String(attempt)}`,
  }),
})

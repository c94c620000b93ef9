import { deadlinesOf } from '../../core/react/deadline.js'
import { step } from '../../core/record/command.js'
import { counter, variants } from '../../core/values/codecs.js'
import { CommandId, InvitationId, OrganisationId, ProductId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import {
  MemberInvitationDeclined,
  MemberInvitationExpired,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvited,
  MemberJoined,
  ProductAdmitted,
  ProductReleased,
} from '../../aggregates/organisation/events.js'
import { ExpireMemberInvitation, SettleProduct } from './commands.js'

const wordFor = (product: ProductId): string => `product/${product}`

/** ORG-02, ORG-10: an invitation, and the word for a product that did not come, end by themselves. */
export const organisationDeadlines = deadlinesOf({
  handles: [
    MemberInvited,
    MemberInvitationResent,
    MemberInvitationWithdrawn,
    MemberInvitationDeclined,
    MemberInvitationExpired,
    MemberJoined,
    ProductAdmitted,
    ProductReleased,
  ],
  kinds: variants({
    MemberInvitation: {
      organisation: OrganisationId,
      invitation: InvitationId,
      attempt: counter(1),
      expiresAt: Instant,
    },
    ProductWord: { organisation: OrganisationId, product: ProductId, command: CommandId, until: Instant },
  }),
  about: (event) => ('invitation' in event ? event.invitation : wordFor(event.product)),
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
      case 'ProductAdmitted': {
        const { organisation, product, command, until } = event
        return command === null || until === null
          ? null
          : { _tag: 'ProductWord' as const, organisation, product, command, until }
      }
      case 'ProductReleased':
        return null
    }
  },
  due: (deadline) => {
    const { organisation } = deadline
    switch (deadline._tag) {
      case 'MemberInvitation': {
        const { invitation, attempt, expiresAt } = deadline
        return {
          at: expiresAt,
          command: step(ExpireMemberInvitation, { organisation, invitation }),
          which: `${organisation}/${invitation}/${String(attempt)}`,
        }
      }
      case 'ProductWord': {
        const { product, command, until } = deadline
        return {
          at: until,
          command: step(SettleProduct, { organisation, product }),
          which: `${organisation}/${product}/${command}`,
        }
      }
    }
  },
})

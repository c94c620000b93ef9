import { type Draft, draft, toPartner } from '../../core/react/mail.js'
import { mailing } from '../../core/react/reaction.js'
import type { OfType } from '../../core/values/union.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import {
  type Access,
  AccessLimited,
  AccessWidenedToFull,
  BillingModeChanged,
  PartnerInvitationDeclined,
  PartnerInvitationResent,
  PartnerInvited,
  PartnershipEnded,
  type PartnershipEvent,
  PartnershipStarted,
  ProductsGranted,
  ProductsWithdrawn,
  WalletEntrustmentChanged,
} from '../../aggregates/partnership/events.js'
import { PartnerInvitationLink } from '../../aggregates/partnership/links.js'
import { partnershipNow } from '../../aggregates/partnership/state.js'
import { accessNow, toClient, toOtherSide, wordsOf } from './mailed.js'
import {
  BillingModeChangedMail,
  PartnerAcceptedMail,
  PartnerDeclinedMail,
  PartnerInvitationMail,
  PartnershipChangedMail,
  PartnershipEndedMail,
} from './mails.js'

/**
 * PAR-05, BIL-06: the invitation to the partner's published address, its answer to the client, and every change to the
 * other side.
 */
export const partnershipMailing = mailing({
  name: 'partnershipMails',
  handles: [
    PartnerInvited,
    PartnerInvitationResent,
    PartnershipStarted,
    PartnerInvitationDeclined,
    AccessWidenedToFull,
    AccessLimited,
    ProductsGranted,
    ProductsWithdrawn,
    BillingModeChanged,
    WalletEntrustmentChanged,
    PartnershipEnded,
  ],
  needs: ({ event }) => {
    switch (event.type) {
      case 'PartnerInvited':
      case 'BillingModeChanged':
        return []
      case 'PartnershipStarted':
      case 'PartnerInvitationDeclined':
        return [organisationNow(event.client)]
      case 'PartnershipEnded':
        return [organisationNow(event.client), organisationNow(event.partner)]
      case 'PartnerInvitationResent':
      case 'AccessWidenedToFull':
      case 'AccessLimited':
      case 'ProductsGranted':
      case 'ProductsWithdrawn':
      case 'WalletEntrustmentChanged':
        return [partnershipNow(event.client, event.partner)]
    }
  },
  mails: ({ event }, known): ReadonlyArray<Draft> => {
    const { client, partner, term } = event
    const about = { client, partner, term }
    switch (event.type) {
      case 'PartnerInvited':
        return [invitation(event, event.access)]
      case 'PartnerInvitationResent': {
        const access = accessNow(event, 'Invited', known)
        return access === null ? [] : [invitation(event, access)]
      }
      case 'PartnershipStarted':
        return toClient(event, known).map((to) =>
          draft(PartnerAcceptedMail, to, { ...about, access: event.access._tag }),
        )
      case 'PartnerInvitationDeclined':
        return toClient(event, known).map((to) => draft(PartnerDeclinedMail, to, about))
      case 'AccessWidenedToFull':
      case 'AccessLimited':
      case 'ProductsGranted':
      case 'ProductsWithdrawn':
      case 'WalletEntrustmentChanged': {
        const access = accessNow(event, 'Active', known)
        if (access === null) return []
        return [draft(PartnershipChangedMail, toPartner(partner), { ...about, change: event.type, ...wordsOf(access) })]
      }
      case 'BillingModeChanged': {
        const { from, to, walletEntrusted } = event
        return [draft(BillingModeChangedMail, toPartner(partner), { ...about, from, to, walletEntrusted })]
      }
      case 'PartnershipEnded':
        return toOtherSide(event, known).map((to) =>
          draft(PartnershipEndedMail, to, { ...about, by: event.by, at: event.at }),
        )
    }
  },
})

type Invitation = OfType<PartnershipEvent, 'PartnerInvited' | 'PartnerInvitationResent'>
const invitation = (event: Invitation, access: Access): Draft => {
  const { client, partner, term, expiresAt } = event
  const facts = { client, partner, term, ...wordsOf(access), expiresAt }
  return draft(PartnerInvitationMail, toPartner(partner), facts, { link: PartnerInvitationLink.targetOf(event) })
}

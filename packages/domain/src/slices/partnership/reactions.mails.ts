import { type Draft, draft, type Recipient, toPartner } from '../../core/react/mail.js'
import type { Known } from '../../core/react/question.js'
import { mailing } from '../../core/react/reaction.js'
import type { OfType } from '../../core/values/union.js'
import { isListedPartner } from '../../aggregates/organisation/members.js'
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
import type { Pair } from '../../aggregates/partnership/pairs.js'
import { partnershipNow } from '../../aggregates/partnership/state.js'
import { toRepresentatives } from '../../questions/recipients.js'
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

/** What holds when the mail is made: what is over by then is not told as if it held. */
const accessNow = (
  pair: Pair & { readonly term: number },
  during: 'Invited' | 'Active',
  known: Known,
): Access | null => {
  const state = known(partnershipNow(pair.client, pair.partner))
  return (state._tag === 'Invited' || state._tag === 'Active') && state._tag === during && state.term === pair.term
    ? state.access
    : null
}

const wordsOf = (access: Access) =>
  access._tag === 'Limited'
    ? { access: access._tag, products: access.grants.map(({ product }) => product), to: null, walletEntrusted: null }
    : { access: access._tag, products: null, to: access.billingMode, walletEntrusted: access.walletEntrusted }

const toClient = ({ client }: Pair, known: Known): ReadonlyArray<Recipient> =>
  toRepresentatives(known(organisationNow(client)))

const toOtherSide = (event: OfType<PartnershipEvent, 'PartnershipEnded'>, known: Known): ReadonlyArray<Recipient> => {
  switch (event.by) {
    case 'Client':
      return [toPartner(event.partner)]
    case 'Partner':
    case 'ProgrammeLeft':
      return toClient(event, known)
    case 'OrganisationClosed': {
      // the side that closed has nobody left to be told
      const partner = isListedPartner(known(organisationNow(event.partner))) ? [toPartner(event.partner)] : []
      return [...toClient(event, known), ...partner]
    }
  }
}

import { isListedPartner } from '../aggregates/organisation/state.js'
import {
  type Access,
  AccessLimited,
  AccessWidenedToFull,
  BillingModeChanged,
  PartnerInvitationDeclined,
  PartnerInvitationResent,
  PartnerInvited,
  PartnershipEnded,
  PartnershipStarted,
  ProductsGranted,
  ProductsWithdrawn,
  WalletEntrustmentChanged,
} from '../aggregates/partnership/events.js'
import { type Facts, organisationIn, type Pair, partnershipIn } from './facts.js'
import type { Recipient } from './mail.js'
import { type Draft, reaction } from './reaction.js'
import { toPartner, toRepresentatives } from './recipients.js'

/**
 * PAR-05, BIL-06: the invitation to the partner's published address, its answer to the client, and every change to the
 * other side.
 */
export const partnershipMails = reaction({
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
        return {}
      case 'PartnershipStarted':
      case 'PartnerInvitationDeclined':
        return { organisations: [event.client] }
      case 'PartnershipEnded':
        return { organisations: [event.client, event.partner] }
      case 'PartnerInvitationResent':
      case 'AccessWidenedToFull':
      case 'AccessLimited':
      case 'ProductsGranted':
      case 'ProductsWithdrawn':
      case 'WalletEntrustmentChanged':
        return { partnerships: [event] }
    }
  },
  mails: ({ event, stream }, facts): ReadonlyArray<Draft> => {
    const { client, partner, term } = event
    const about = { client, partner, term }
    switch (event.type) {
      case 'PartnerInvited':
      case 'PartnerInvitationResent': {
        const access = event.type === 'PartnerInvited' ? event.access : accessNow(event, 'Invited', facts)
        return access === null
          ? []
          : [
              {
                template: 'PartnerInvitation',
                to: toPartner(partner),
                facts: { ...about, ...wordsOf(access), expiresAt: event.expiresAt },
                link: { purpose: 'PartnerInvitation', stream, term: String(term), attempt: event.attempt },
              },
            ]
      }
      case 'PartnershipStarted':
        return toClient(event, facts).map((to) => ({
          template: 'PartnerAccepted',
          to,
          facts: { ...about, access: event.access._tag },
        }))
      case 'PartnerInvitationDeclined':
        return toClient(event, facts).map((to) => ({ template: 'PartnerDeclined', to, facts: about }))
      case 'AccessWidenedToFull':
      case 'AccessLimited':
      case 'ProductsGranted':
      case 'ProductsWithdrawn':
      case 'WalletEntrustmentChanged': {
        const access = accessNow(event, 'Active', facts)
        return access === null
          ? []
          : [
              {
                template: 'PartnershipChanged',
                to: toPartner(partner),
                facts: { ...about, change: event.type, ...wordsOf(access) },
              },
            ]
      }
      case 'BillingModeChanged':
        return [
          {
            template: 'BillingModeChanged',
            to: toPartner(partner),
            facts: { ...about, from: event.from, to: event.to, walletEntrusted: event.walletEntrusted },
          },
        ]
      case 'PartnershipEnded':
        return toOtherSide(event, facts).map((to) => ({
          template: 'PartnershipEnded',
          to,
          facts: { ...about, by: event.by, at: event.at },
        }))
    }
  },
})

/** What holds when the mail is made: what is over by then is not told as if it held. */
const accessNow = (
  pair: Pair & { readonly term: number },
  during: 'Invited' | 'Active',
  facts: Facts,
): Access | null => {
  const state = partnershipIn(facts, pair)
  return (state._tag === 'Invited' || state._tag === 'Active') && state._tag === during && state.term === pair.term
    ? state.access
    : null
}

const wordsOf = (access: Access): Draft['facts'] =>
  access._tag === 'Limited'
    ? { access: 'Limited', products: access.grants.map((grant) => grant.product) }
    : { access: 'Full', to: access.billingMode, walletEntrusted: access.walletEntrusted }

const toClient = ({ client }: Pair, facts: Facts): ReadonlyArray<Recipient> =>
  toRepresentatives(organisationIn(facts, client))

const toOtherSide = (
  event: Pair & { readonly by: 'Client' | 'Partner' | 'ProgrammeLeft' | 'OrganisationClosed' },
  facts: Facts,
): ReadonlyArray<Recipient> => {
  switch (event.by) {
    case 'Client':
      return [toPartner(event.partner)]
    case 'Partner':
    case 'ProgrammeLeft':
      return toClient(event, facts)
    case 'OrganisationClosed': {
      // the side that closed has nobody left to be told
      const partner = isListedPartner(organisationIn(facts, event.partner)) ? [toPartner(event.partner)] : []
      return [...toClient(event, facts), ...partner]
    }
  }
}

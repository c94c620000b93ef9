import type { partnershipMails } from '@mandat/domain/kit'
import { invitationUntil } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const client = (f: Reader<'client'>): string => f.say('client', (name) => `“${name}”`, 'the client organisation')
const partner = (f: Reader<'partner'>): string => f.say('partner', (name) => `“${name}”`, 'the partner')

export const partnership: TextsOf<typeof partnershipMails> = {
  PartnerInvitation: (f, link) => ({
    subject: f.say('client', (name) => `Invitation to work with “${name}”`, 'Invitation to a partnership'),
    body: [
      `${f.say('client', (name) => `“${name}”`, 'A client organisation')} invites you to work for it as a partner.`,
      [
        f.line('access', (access) => `Access: ${access}`),
        f.line('products', (products) => `Products: ${products}`),
        f.line('to', (mode) => `Billing: ${mode}`),
        f.line('walletEntrusted', (yes) => `Wallet entrusted: ${yes}`),
      ],
      'Please sign in to accept or decline the invitation:',
      link,
      invitationUntil(f),
    ],
  }),
  PartnerAccepted: (f) => ({
    subject: f.say(
      'partner',
      (name) => `“${name}” accepted your invitation`,
      'Your invitation to a partnership was accepted',
    ),
    body: [
      `The partnership with ${partner(f)} has started. The agreed access holds from now on.`,
      f.line('access', (access) => `Access: ${access}`),
      'You can change the rights or end the partnership at any time.',
    ],
  }),
  PartnerDeclined: (f) => ({
    subject: f.say(
      'partner',
      (name) => `“${name}” declined your invitation`,
      'Your invitation to a partnership was declined',
    ),
    body: [`There will be no partnership with ${partner(f)}. No access was given.`],
  }),
  PartnershipChanged: (f) => ({
    subject: 'The rights of a partnership were changed',
    body: [
      `In the partnership of ${client(f)} with ${partner(f)} the access rights were changed. The change holds from now on.`,
      [
        f.line('access', (access) => `Access: ${access}`),
        f.line('products', (products) => `Products: ${products}`),
        f.line('to', (mode) => `Billing: ${mode}`),
        f.line('walletEntrusted', (yes) => `Wallet entrusted: ${yes}`),
      ],
    ],
  }),
  BillingModeChanged: (f) => ({
    subject: 'The billing mode of a partnership was changed',
    body: [
      `A new billing mode holds in the partnership of ${client(f)} with ${partner(f)}.`,
      [
        f.line('from', (mode) => `Before: ${mode}`),
        f.line('to', (mode) => `Now: ${mode}`),
        f.line('walletEntrusted', (yes) => `Wallet entrusted: ${yes}`),
      ],
      'Orders that were authorised already keep their payer; renewals follow the new mode.',
    ],
  }),
  PartnershipEnded: (f) => ({
    subject: 'A partnership was ended',
    body: [
      `The partnership of ${client(f)} with ${partner(f)} has ended. All access and tokens that rested on it are invalid from now on.`,
      [f.line('by', (by) => `Ended by: ${by}`), f.line('at', (at) => `Time: ${at}`)],
    ],
  }),
}

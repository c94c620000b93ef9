import { accountTexts } from './en.account.js'
import type { OrganisationTexts, Phrasebook, Reader } from './text.js'

const organisation = (f: Reader): string =>
  f.say('organisation', (name) => `the organisation “${name}”`, 'your organisation')
const client = (f: Reader): string => f.say('client', (name) => `“${name}”`, 'the client organisation')
const partner = (f: Reader): string => f.say('partner', (name) => `“${name}”`, 'the partner')
const validUntil = (f: Reader): string | null => f.line('expiresAt', (at) => `The invitation is valid until ${at}.`)

const organisationTexts: OrganisationTexts = {
  CompromiseToldToRepresentatives: (f) => ({
    subject: 'Security incident with a member of your organisation',
    body: [
      `${f.say('person', (name) => `The account of ${name}`, 'The account of a member')} in ${organisation(f)} was reported as compromised: somebody else knew its password.`,
      f.line('at', (at) => `Time: ${at}`),
      'Its earlier sessions, application passwords and tokens have been invalid since then. Please check what the account had access to. You can suspend the membership until the account is secured.',
    ],
  }),
  MemberInvitation: (f, link) => ({
    subject: f.say(
      'organisation',
      (name) => `Invitation to the organisation “${name}”`,
      'Invitation to an organisation',
    ),
    body: [
      `You are invited to become a member of ${f.say('organisation', (name) => `the organisation “${name}”`, 'an organisation')}.`,
      f.line('role', (role) => `Intended role: ${role}`),
      'Here you accept or decline the invitation:',
      link,
      validUntil(f),
      'If the invitation means nothing to you, please ignore this message.',
    ],
  }),
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
      validUntil(f),
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
  ExpiryReminder: (f) => ({
    subject: 'Products expire soon',
    body: [
      `In ${organisation(f)} products expire soon and are not renewed automatically.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'a product'),
      f.list({ what: 'automatic', on: 'automaticOn' }, 'a product', 'These are renewed automatically:'),
      'Please renew in time what you wish to keep.',
    ],
  }),
  RenewalNotice: (f) => ({
    subject: 'Products will soon be renewed automatically',
    body: [
      `In ${organisation(f)} products will soon be renewed automatically and charged.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'a product'),
      'If you do not want this, please switch off the automatic renewal before then.',
    ],
  }),
  RenewalConfirmation: (f) => ({
    subject: 'Renewal confirmed',
    body: [
      `In ${organisation(f)} the automatic renewal was carried out.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'a product'),
      [f.line('until', (day) => `New expiry date: ${day}`), f.line('price', (price) => `Amount charged: ${price}`)],
    ],
  }),
  InvoiceNotice: (f) => ({
    subject: f.say('number', (number) => `New invoice ${number}`, 'New invoice'),
    body: [
      `An invoice was issued for ${organisation(f)}.`,
      [
        f.line('number', (number) => `Number: ${number}`),
        f.line('amount', (amount) => `Amount: ${amount}`),
        f.line('at', (at) => `Date: ${at}`),
      ],
      'You will find it among your invoices after signing in.',
    ],
  }),
}

export const en: Phrasebook = {
  typeset: (text) => text,
  greeting: (f) => f.say('recipient', (name) => `Dear ${name}`, 'Dear customer'),
  closing: (f) => ['Kind regards', f.say('service', (name) => name, 'Your customer service')],
  words: {
    LegalRepresentative: 'legal representative',
    Administrator: 'administrator',
    Collaborator: 'collaborator',
    ExternalUser: 'external user',
    Limited: 'limited to chosen products',
    Full: 'full',
    ClientPays: 'the client pays',
    PartnerPays: 'the partner pays',
    Client: 'the client',
    Partner: 'the partner',
    ProgrammeLeft: 'leaving of the partner programme',
    OrganisationClosed: 'closing of the organisation',
    Yes: 'yes',
    No: 'no',
  },
  texts: { ...accountTexts, ...organisationTexts },
}

import { organisationStream } from '../aggregates/organisation/state.js'
import { BillingEmail } from '../aggregates/organisation/personalData.js'
import { productStream } from '../aggregates/product/state.js'
import type { RenewalNotice } from '../aggregates/renewalMails/events.js'
import { renewalMailsStream } from '../aggregates/renewalMails/state.js'
import type { Instant, LocalDate } from '../core/values/instant.js'
import { anna, client, domain, mail, rene } from './partnerships.js'
import { florist } from './products.js'
import { sampleBox } from './samples.js'
import type { Row } from './waitingMail.js'
import { at, founded, joined, ordered, transferred } from './world.js'

const here = organisationStream(client)
const [first, second] = [productStream(domain), productStream(mail)]
const settings = renewalMailsStream(client)
const expiresOn = '2027-03-02' as LocalDate
const now = '2027-02-02T12:00:00.000Z' as Instant
const toAnna = { _tag: 'Account', account: anna } as const
const NOTHING = 'nothing that it lists is due any more'
const GONE = 'its recipient is no longer to be told'
const OFF = 'the notice was switched off'
const about = { product: domain, organisation: client, stay: 1 }
const renewed = {
  type: 'ProductRenewed',
  ...about,
  from: expiresOn,
  until: '2028-03-02' as LocalDate,
  manner: 'Manual',
  price: { amount: 1_500, currency: 'CHF' },
} as const
const inManner = (product: typeof domain, renewal: 'Manual' | 'Automatic') =>
  ({ type: 'RenewalMannerChanged', ...about, product, renewal }) as const
const off = (notice: RenewalNotice) =>
  ({ type: 'RenewalNoticeSwitched', organisation: client, notice, to: 'Off', at }) as const
const world = {
  [here]: [founded(client, rene), joined(client, anna, 2, 'Administrator')],
  [first]: [ordered(domain, client)],
  [second]: [ordered(mail, client), inManner(mail, 'Automatic')],
}
const removed = { type: 'MemberRemoved', organisation: client, account: anna, role: 'Administrator' } as const
const suspended = { type: 'MemberSuspended', organisation: client, account: anna, reason: 'Other' } as const
const billing = {
  type: 'BillingContactChanged',
  organisation: client,
  billingEmail: sampleBox(BillingEmail, client, 'billing@example.ch'),
} as const
const toBilling = { _tag: 'BillingContact', organisation: client, unless: [rene, anna] } as const
const told = { organisation: client, day: '2027-02-02' }
const manual = { ...told, products: [domain], expiresOn: [expiresOn] }
const automatic = { ...told, products: [mail], expiresOn: [expiresOn] }
const toWhom = [
  { what: 'its recipient was removed', streams: { [here]: [removed] }, then: GONE },
  { what: 'its recipient was suspended', streams: { [here]: [suspended] }, then: GONE },
]
const confirmed = { organisation: client, products: [mail], from: expiresOn, until: '2028-03-02', price: 'CHF 15.00' }

/** Mails about expiries and renewals. */
export const renewalMailRows: ReadonlyArray<Row> = [
  {
    template: 'ExpiryReminder',
    to: toAnna,
    facts: { ...manual, automatic: [mail], automaticOn: [expiresOn] },
    now,
    streams: world,
    between: [
      ...toWhom,
      {
        what: 'renewed: only the other one is told, in the words for that',
        streams: { [first]: [renewed] },
        then: { template: 'RenewalNotice', facts: automatic },
      },
      {
        what: 'renewed automatically from now on',
        streams: { [first]: [inManner(domain, 'Automatic')] },
        then: { template: 'RenewalNotice', facts: automatic },
      },
      {
        what: 'the other one was transferred',
        streams: { [second]: [transferred(mail, client, florist, 2)] },
        then: { facts: { ...manual, automatic: [], automaticOn: [] } },
      },
      {
        what: 'both ended',
        streams: {
          [first]: [{ type: 'ProductEnded', ...about, why: 'Cancelled', at }],
          [second]: [{ type: 'ProductEnded', ...about, product: mail, why: 'Cancelled', at }],
        },
        then: NOTHING,
      },
      {
        what: 'expired on the calendar of the organisation',
        now: '2027-03-01T23:00:00.000Z' as Instant,
        then: NOTHING,
      },
      {
        what: 'reminders are off: the notice is left',
        streams: { [settings]: [{ type: 'ExpiryRemindersSwitched', organisation: client, to: 'Off', at }] },
        then: { template: 'RenewalNotice', facts: automatic },
      },
      {
        what: 'the organisation was closed',
        streams: { [here]: [{ type: 'OrganisationClosed', organisation: client, at }] },
        then: NOTHING,
      },
    ],
  },
  {
    template: 'RenewalNotice',
    to: toBilling,
    facts: automatic,
    now,
    streams: { ...world, [here]: [...(world[here] ?? []), billing] },
    between: [
      { what: 'the notice is off', streams: { [settings]: [off('BeforeAutomaticRenewal')] }, then: NOTHING },
      { what: 'renewed by hand from now on', streams: { [second]: [inManner(mail, 'Manual')] }, then: NOTHING },
      {
        what: 'a manager was removed, and may be the billing contact now',
        streams: { [here]: [removed] },
        then: { to: { ...toBilling, unless: [rene] } },
      },
      {
        what: 'there is no billing contact any more',
        streams: { [here]: [{ ...billing, billingEmail: null }] },
        then: GONE,
      },
    ],
  },
  {
    template: 'RenewalConfirmation',
    to: toAnna,
    facts: confirmed,
    now,
    streams: world,
    between: [...toWhom, { what: 'off', streams: { [settings]: [off('RenewalConfirmation')] }, then: OFF }],
  },
  {
    template: 'InvoiceNotice',
    to: toAnna,
    facts: { organisation: client, number: '7', amount: 'CHF 15.00', at },
    now,
    streams: world,
    between: [...toWhom, { what: 'off', streams: { [settings]: [off('Invoice')] }, then: OFF }],
  },
]

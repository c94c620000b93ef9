import { describe, expect, it } from '@jest/globals'
import type { AccountId, ProductId } from '../../core/values/ids.js'
import type { LocalDate } from '../../core/values/instant.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { BillingEmail } from '../../aggregates/organisation/personalData.js'
import type { ProductEvent } from '../../aggregates/product/events.js'
import type { ReminderItem, RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { processNamed, reactionOf } from '../../testing/reactions.js'
import { at, founded, joined } from '../../testing/world.js'

const reminderMails = processNamed('reminderMails')

const organisation = sampleId<'Organisation'>('Bakery')
const account = (name: string): AccountId => sampleId<'Account'>(name)
const [anna, beat, carla, dora, exeter] = [
  account('anna'),
  account('beat'),
  account('carla'),
  account('dora'),
  account('exeter'),
]
const product = (name: string): ProductId => sampleId<'Product'>(name)
const [domain, mail, hosting] = [product('example.ch'), product('mail'), product('hosting')]
const day = (text: string): LocalDate => text as LocalDate
const billing: OrganisationEvent = {
  type: 'BillingContactChanged',
  organisation,
  billingEmail: sampleBox(BillingEmail, organisation),
}
const people: ReadonlyArray<OrganisationEvent> = [
  founded(organisation, anna),
  joined(organisation, beat, 2, 'Administrator'),
  joined(organisation, carla, 3, 'Collaborator'),
  joined(organisation, dora, 4, 'LegalRepresentative'),
  { type: 'MemberSuspended', organisation, account: dora, reason: 'Other' },
  joined(organisation, exeter, 5, 'ExternalUser'),
]
const react = (here: ReadonlyArray<OrganisationEvent>, settings: ReadonlyArray<RenewalMailsEvent> = []) =>
  reactionOf(reminderMails, {
    streams: { [`organisation-${organisation}`]: here, [`renewalMails-${organisation}`]: settings },
  })
const due = (...items: ReadonlyArray<ReminderItem>): RenewalMailsEvent => ({
  type: 'RemindersFellDue',
  organisation,
  day: day('2027-06-13'),
  items,
})
const manual: ReminderItem = { product: domain, expiresOn: day('2027-06-20'), interval: '7d' }
const another: ReminderItem = { product: mail, expiresOn: day('2027-07-13'), interval: '1m' }
const automatic: ReminderItem = { product: hosting, expiresOn: day('2027-06-27'), interval: 'Automatic' }
const to = (template: string, facts: object, ...accounts: ReadonlyArray<string>) =>
  accounts.map((account) => ({
    template,
    to: { _tag: 'Account', account },
    facts: { organisation, ...facts },
    link: null,
  }))

describe('reminders', () => {
  const facts = {
    day: '2027-06-13',
    products: [domain, mail],
    expiresOn: ['2027-06-20', '2027-07-13'],
    automatic: [hosting],
    automaticOn: ['2027-06-27'],
  }
  it('REN-04: what is due on one day goes in one mail to each recipient', async () => {
    expect(await react(people)(due(manual, another, automatic))).toStrictEqual({
      commands: [],
      mails: to('ExpiryReminder', facts, anna, beat),
    })
  })
  it('REN-02: where only automatic renewals are due, the mail is their notice', async () => {
    const { mails } = await react(people)(due(automatic))
    expect(mails).toStrictEqual(
      to('RenewalNotice', { day: '2027-06-13', products: [hosting], expiresOn: ['2027-06-27'] }, anna, beat),
    )
  })
  it('REN-07: active legal representatives, administrators and the billing contact are written to, who is two of them once', async () => {
    const { mails } = await react([...people, billing])(due(manual))
    expect(mails.map((one) => one.to)).toStrictEqual([
      { _tag: 'Account', account: anna },
      { _tag: 'Account', account: beat },
      { _tag: 'BillingContact', organisation, unless: [anna, beat] },
    ])
  })
  it('REN-07: a closed organisation is not written to', async () => {
    expect(
      (await react([...people, { type: 'OrganisationClosed', organisation, at }])(due(manual))).mails,
    ).toStrictEqual([])
  })
})

describe('the confirmation of an automatic renewal', () => {
  const renewed: ProductEvent = {
    type: 'ProductRenewed',
    product: hosting,
    organisation,
    stay: 1,
    from: day('2027-06-27'),
    until: day('2028-06-27'),
    manner: 'Automatic',
    price: { amount: 1_500, currency: 'CHF' },
  }
  const switched = (to: 'On' | 'Off'): RenewalMailsEvent => ({
    type: 'RenewalNoticeSwitched',
    organisation,
    notice: 'RenewalConfirmation',
    to,
    at,
  })
  it('REN-02: it names the renewal and the debit', async () => {
    const facts = { products: [hosting], from: '2027-06-27', until: '2028-06-27', price: '15.00 CHF' }
    expect((await react(people)(renewed)).mails).toStrictEqual(to('RenewalConfirmation', facts, anna, beat))
    expect((await react(people, [switched('Off'), switched('On')])(renewed)).mails).toHaveLength(2)
  })
  it('REN-02: it can be off, and a renewal by hand has none', async () => {
    expect((await react(people, [switched('Off')])(renewed)).mails).toStrictEqual([])
    expect((await react(people)({ ...renewed, manner: 'Manual' })).mails).toStrictEqual([])
  })
})

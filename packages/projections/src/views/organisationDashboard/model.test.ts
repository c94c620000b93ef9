import { describe, expect, it } from '@jest/globals'
import { type Instant, type LocalDate, type TimeZone } from '@mandat/domain'
import {
  BillingEmail,
  OrganisationAddress,
  OrganisationName,
  type PartnershipEvent,
  type ProductEvent,
} from '@mandat/domain/kit'
import { sampleBox } from '@mandat/domain/testing'
import { plain, storyAt } from '../../testing/index.js'
import {
  agency,
  anna,
  bakery,
  dashboard,
  domain,
  type Events,
  ground,
  limited,
  pair,
  since,
} from '../../testing/stories/bakery.js'

describe("an organisation's dashboard", () => {
  it('PRD-01, hole 20: shows a product until it has expired by date, recorded or not, and what is renewed by itself as it is by then', async () => {
    const automatic: ProductEvent = {
      type: 'RenewalMannerChanged',
      product: domain,
      organisation: bakery,
      stay: 1,
      renewal: 'Automatic',
    }
    const on = async (day: string, ...more: Events) =>
      (await dashboard([...ground, ...more], anna, `${day}T12:00:00.000Z` as Instant))?.products.map(
        ({ expiresOn }) => expiresOn,
      )
    expect([await on('2027-01-01'), await on('2027-01-02')]).toEqual([['2027-01-01'], []])
    expect(await on('2027-01-02', automatic)).toEqual(['2028-01-01'])
  })
  it('ORG-01: shows what it was registered with, its products, its people and its settings', async () => {
    expect(await dashboard(ground)).toEqual({
      organisation: bakery,
      role: 'LegalRepresentative',
      kind: 'Company',
      name: plain('Bakery'),
      customerNumber: plain('number of Bakery'),
      country: 'CH',
      timeZone: 'Europe/Zurich',
      address: plain('address of Bakery'),
      billingEmail: null,
      registeredAt: storyAt,
      closedAt: null,
      products: [
        {
          product: domain,
          organisation: bakery,
          stay: 1,
          category: 'Domain',
          label: plain('bakery.ch'),
          expiresOn: '2027-01-01',
          renewal: 'Manual',
          renewalPrice: { amount: 1_500, currency: 'CHF' },
          orderedAt: storyAt,
        },
      ],
      members: [
        {
          account: anna,
          role: 'LegalRepresentative',
          status: 'Active',
          term: 1,
          since: since(2),
          name: plain('Anna'),
          email: plain('Anna@people.example'),
        },
      ],
      partners: [],
      invitations: [],
      reminders: {
        expiryReminders: 'On',
        intervals: ['7d', '1m'],
        notices: { BeforeAutomaticRenewal: 'On', RenewalConfirmation: 'On', Invoice: 'On' },
      },
    })
  })
  it('ORG-01: follows name, place and billing contact', async () => {
    const view = await dashboard([
      ...ground,
      { type: 'OrganisationRenamed', organisation: bakery, name: sampleBox(OrganisationName, bakery, 'Bread') },
      {
        type: 'OrganisationMoved',
        organisation: bakery,
        address: sampleBox(OrganisationAddress, bakery, 'new'),
        country: 'AT',
        timeZone: 'Europe/Vienna' as TimeZone,
      },
      {
        type: 'BillingContactChanged',
        organisation: bakery,
        billingEmail: sampleBox(BillingEmail, bakery, 'bills@bakery.example'),
      },
    ])
    expect([view?.name, view?.address, view?.country, view?.timeZone, view?.billingEmail]).toEqual([
      plain('Bread'),
      plain('new'),
      'AT',
      'Europe/Vienna',
      plain('bills@bakery.example'),
    ])
  })
  it('PAR-06: shows partners, invited or at work, by their published name, with access and mode, until it is over', async () => {
    const listed = {
      type: 'PartnerProgrammeJoined',
      organisation: agency,
      directoryName: 'Agency',
      directoryEmail: 'hello@agency.example',
    } as const
    const invited: PartnershipEvent = {
      type: 'PartnerInvited',
      enrolment: 1,
      ...pair,
      access: limited,
      attempt: 1,
      expiresAt: storyAt,
    }
    const started: PartnershipEvent = { type: 'PartnershipStarted', ...pair, access: limited, at: storyAt }
    const of = async (...more: Events) => (await dashboard([...ground, listed, ...more]))?.partners
    const entry = {
      partner: agency,
      term: 1,
      name: 'Agency',
      status: 'Invited',
      access: { _tag: 'Limited', products: [domain] },
      since: null,
      expiresAt: storyAt,
    }
    expect(await of(invited)).toEqual([entry])
    // hole 20, PAR-14: over by date, recorded or not
    expect((await dashboard([...ground, listed, invited], anna, storyAt))?.partners).toEqual([])
    expect(await of(invited, started)).toEqual([{ ...entry, status: 'Active', since: storyAt, expiresAt: null }])
    const widened: PartnershipEvent = {
      type: 'AccessWidenedToFull',
      ...pair,
      access: { _tag: 'Full', grant: 2, kept: [], billingMode: 'ClientPays', walletEntrusted: 'No' },
    }
    const changed: PartnershipEvent = {
      type: 'BillingModeChanged',
      ...pair,
      from: 'ClientPays',
      to: 'PartnerPays',
      walletEntrusted: 'No',
    }
    expect((await of(invited, started, widened))?.map((p) => p.access)).toEqual([
      { _tag: 'Full', billingMode: 'ClientPays', walletEntrusted: 'No' },
    ])
    expect((await of(invited, started, widened, changed))?.map((p) => p.access)).toEqual([
      { _tag: 'Full', billingMode: 'PartnerPays', walletEntrusted: 'No' },
    ])
    expect(
      await of(invited, started, { type: 'PartnershipEnded', ...pair, by: 'Partner', account: null, at: storyAt }),
    ).toEqual([])
    expect(await of(invited, { type: 'PartnerInvitationWithdrawn', ...pair })).toEqual([])
  })
  it('PAR-15, hole 21: of what a partner was granted, only products that are here in that stay', async () => {
    const invited: PartnershipEvent = {
      type: 'PartnerInvited',
      enrolment: 1,
      ...pair,
      access: limited,
      attempt: 1,
      expiresAt: storyAt,
    }
    const granted = async (...more: Events) =>
      (await dashboard([...ground, invited, ...more]))?.partners?.map(({ access }) => access)
    const movedTo = (organisation: typeof bakery, stay: number): ProductEvent => ({
      type: 'ProductTransferred',
      product: domain,
      from: organisation === bakery ? agency : bakery,
      organisation,
      stay,
      expiresOn: '2027-01-01' as LocalDate,
      renewal: 'Manual',
    })
    expect(await granted()).toEqual([{ _tag: 'Limited', products: [domain] }])
    expect(await granted(movedTo(agency, 2))).toEqual([{ _tag: 'Limited', products: [] }])
    expect(await granted(movedTo(agency, 2), movedTo(bakery, 3))).toEqual([{ _tag: 'Limited', products: [] }])
  })
  it("REN-03: shows the reminders' settings, change by change", async () => {
    const view = await dashboard([
      ...ground,
      { type: 'ExpiryRemindersSwitched', organisation: bakery, to: 'Off', at: storyAt },
      { type: 'ReminderIntervalSwitched', organisation: bakery, interval: '2m', to: 'On', at: storyAt },
      { type: 'ReminderIntervalSwitched', organisation: bakery, interval: '7d', to: 'Off', at: storyAt },
      { type: 'RenewalNoticeSwitched', organisation: bakery, notice: 'Invoice', to: 'Off', at: storyAt },
    ])
    expect(view?.reminders).toEqual({
      expiryReminders: 'Off',
      intervals: ['1m', '2m'],
      notices: { BeforeAutomaticRenewal: 'On', RenewalConfirmation: 'On', Invoice: 'Off' },
    })
  })
})

import { describe, expect, it } from '@jest/globals'
import {
  type AnyEvent,
  BillingEmail,
  InviteeEmail,
  OrganisationAddress,
  type OrganisationEvent,
  OrganisationName,
  type PartnershipEvent,
  type RenewalMailsEvent,
  type Role,
  type TimeZone,
} from '@mandat/domain'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { accountSecurity } from '../accountSecurity/model.js'
import { partnerDirectory } from '../partnerDirectory/model.js'
import { products } from '../products/model.js'
import {
  historyOf,
  joined,
  openSample,
  ordered,
  plain,
  registeredAccount,
  registeredOrganisation,
  roleAt,
  storyAt,
  testDocuments,
  testLog,
} from '../../testing/index.js'
import { organisationDashboard } from './model.js'
import { readOrganisationDashboard } from './query.js'

const [anna, bruno, carla] = [sampleId<'Account'>('Anna'), sampleId<'Account'>('Bruno'), sampleId<'Account'>('Carla')]
const [bakery, agency] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Agency')]
const domain = sampleId<'Product'>('bakery.ch')
const invitation = sampleId<'Invitation'>('i')
const pair = { client: bakery, partner: agency, term: 1 }
const limited = { _tag: 'Limited', grants: [{ product: domain, grant: 1, stay: 1 }] } as const

type Events = ReadonlyArray<OrganisationEvent | PartnershipEvent | RenewalMailsEvent | (AnyEvent & object)>
const ground: Events = [
  registeredAccount(anna, 'Anna'),
  registeredAccount(bruno, 'Bruno'),
  registeredOrganisation(bakery, 'Bakery', anna),
  ordered(domain, bakery, 'bakery.ch'),
]
const dashboard = async (events: Events, viewer = anna) => {
  const documents = testDocuments()
  const log = historyOf(events)
  const store = testLog(...log)
  await catchUp({ store, documents, clock: { now: () => storyAt } }, [
    organisationDashboard,
    products,
    accountSecurity,
    partnerDirectory,
  ])()
  const read = await readOrganisationDashboard(
    documents,
    openSample,
  )({ organisation: bakery, role: roleAt(log, bakery, viewer) })()
  if (E.isLeft(read)) throw new Error(read.left.message)
  return read.right
}
const since = (position: number) => historyOf(ground)[position]?.recordedAt

describe("an organisation's dashboard", () => {
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
  it('ORG-02: shows invitations as long as they are open', async () => {
    const invited: OrganisationEvent = {
      type: 'MemberInvited',
      organisation: bakery,
      invitation,
      invitee: { _tag: 'Address', invitation, email: sampleBox(InviteeEmail, invitation, 'new@people.example') },
      role: 'Administrator',
      attempt: 1,
      expiresAt: storyAt,
    }
    const later = '2026-05-01T08:00:00.000Z'
    const resent = {
      type: 'MemberInvitationResent',
      organisation: bakery,
      invitation,
      attempt: 2,
      expiresAt: later,
    } as never
    const entry = {
      invitation,
      invitee: { _tag: 'Address', invitation, email: plain('new@people.example') },
      role: 'Administrator',
      invitedAt: historyOf([...ground, invited])[4]?.recordedAt,
      expiresAt: storyAt,
    }
    expect((await dashboard([...ground, invited]))?.invitations).toEqual([entry])
    expect((await dashboard([...ground, invited, resent]))?.invitations).toEqual([{ ...entry, expiresAt: later }])
    for (const type of ['MemberInvitationWithdrawn', 'MemberInvitationDeclined', 'MemberInvitationExpired'] as const)
      expect((await dashboard([...ground, invited, { type, organisation: bakery, invitation }]))?.invitations).toEqual(
        [],
      )
    expect(
      (
        await dashboard([
          ...ground,
          invited,
          { type: 'MemberJoined', organisation: bakery, account: bruno, invitation, role: 'Administrator', term: 2 },
        ])
      )?.invitations,
    ).toEqual([])
  })
  it('ORG-02: shows members with role, status and term as they change', async () => {
    const of = async (...more: Events) =>
      (await dashboard([...ground, joined(bakery, bruno, 'Collaborator'), ...more]))?.members
        ?.filter((m) => m.account === bruno)
        .map(({ role, status, term }) => [role, status, term])
    const about = { organisation: bakery, account: bruno }
    expect(await of()).toEqual([['Collaborator', 'Active', 2]])
    expect(await of({ type: 'MemberRoleChanged', ...about, from: 'Collaborator', to: 'Administrator' })).toEqual([
      ['Administrator', 'Active', 2],
    ])
    const suspended: OrganisationEvent = { type: 'MemberSuspended', ...about, reason: 'Compromised' }
    expect(await of(suspended)).toEqual([['Collaborator', 'SuspendedAsCompromised', 2]])
    expect(await of({ ...suspended, reason: 'Other' })).toEqual([['Collaborator', 'Suspended', 2]])
    expect(await of(suspended, { type: 'MemberReinstated', ...about })).toEqual([['Collaborator', 'Active', 2]])
    const removed: OrganisationEvent = { type: 'MemberRemoved', ...about, role: 'Collaborator' }
    expect(await of(removed)).toEqual([])
    expect(await of({ type: 'MemberLeft', ...about, role: 'Collaborator', why: 'OwnWish' })).toEqual([])
    expect(await of({ type: 'MemberReplacedByPartnership', ...about, partner: agency, partnershipTerm: 1 })).toEqual([])
    expect(await of(removed, joined(bakery, bruno, 'ExternalUser', 3))).toEqual([['ExternalUser', 'Active', 3]])
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
  it('ORG-05: shows each role what it needs, and nothing to others, suspended or of a closed organisation', async () => {
    const parts = async (role: Role) => {
      const view = await dashboard([...ground, joined(bakery, bruno, role)], bruno)
      return [
        view?.products.length,
        view?.members?.length,
        view?.partners?.length,
        view?.reminders?.expiryReminders,
        view?.invitations?.length,
      ]
    }
    expect(await parts('LegalRepresentative')).toEqual([1, 2, 0, 'On', 0])
    expect(await parts('Administrator')).toEqual([1, 2, 0, 'On', 0])
    expect(await parts('Collaborator')).toEqual([1, 2, 0, 'On', undefined])
    expect(await parts('ExternalUser')).toEqual([1, undefined, undefined, undefined, undefined])
    expect(await dashboard(ground, carla)).toBeNull()
    expect(
      await dashboard(
        [
          ...ground,
          joined(bakery, bruno, 'Administrator'),
          { type: 'MemberSuspended', organisation: bakery, account: bruno, reason: 'Other' },
        ],
        bruno,
      ),
    ).toBeNull()
    expect(await dashboard([...ground, { type: 'OrganisationClosed', organisation: bakery, at: storyAt }])).toBeNull()
  })
})

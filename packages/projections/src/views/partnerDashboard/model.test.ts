import { describe, expect, it } from '@jest/globals'
import { type AccountId, type Instant, type LocalDate, type OrganisationId } from '@mandat/domain'
import { type OrganisationEvent, OrganisationName, type PartnershipEvent, type ProductEvent } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import { documentsOf, historyOf } from '../../testing/index.js'
import {
  agency,
  anna,
  at,
  bakery,
  bruno,
  carla,
  client,
  dashboard,
  domain,
  elsewhere,
  full,
  ground,
  invited,
  mail,
  onlyDomain,
  ordered,
  pair,
  plain,
  productView,
  started,
} from '../../testing/stories/partnership.js'
import { partnerDashboard } from './model.js'

describe("a partner's dashboard", () => {
  it("PAR-07: limited access shows the client's name, its number and the granted products, and nothing else", async () => {
    expect(await dashboard([...ground, invited, started])).toEqual({ clients: [onlyDomain], invitations: [] })
  })
  it('PRD-01, hole 20: a product that has expired by date is shown no more, recorded or not', async () => {
    const on = async (day: string) =>
      (await dashboard([...ground, invited, started], bruno, `${day}T12:00:00.000Z` as Instant))?.clients.map((one) =>
        one.products.map(({ product }) => product),
      )
    expect([await on('2027-01-01'), await on('2027-01-02')]).toEqual([[[domain]], [[]]])
  })
  it('PAR-07: an invitation shows nothing of the client before it is accepted', async () => {
    expect(await dashboard([...ground, invited])).toEqual({
      clients: [],
      invitations: [{ client: bakery, term: 1, access: 'Limited', expiresAt: at }],
    })
    // hole 20, PAR-14: over by date, recorded or not
    expect(await dashboard([...ground, invited], bruno, at)).toEqual({ clients: [], invitations: [] })
    expect(await dashboard([...ground, invited, { type: 'PartnerInvitationDeclined', ...pair }])).toEqual({
      clients: [],
      invitations: [],
    })
  })
  it('PAR-03: full access shows everything, products to come included, and the members', async () => {
    const later = sampleId<'Product'>('later')
    const view = await dashboard([
      ...ground,
      invited,
      started,
      { type: 'AccessWidenedToFull', ...pair, access: full },
      ordered(later, 'later'),
    ])
    const shown = [productView(domain, 'bakery.ch'), productView(mail, 'mail'), productView(later, 'later')].sort(
      (a, b) => (a.product < b.product ? -1 : 1),
    )
    const member = {
      account: anna,
      role: 'LegalRepresentative',
      status: 'Active',
      term: 1,
      since: historyOf(ground)[0]?.recordedAt,
    }
    expect(view).toEqual({
      clients: [
        {
          ...client,
          access: { _tag: 'Full', billingMode: 'ClientPays', walletEntrusted: 'Yes' },
          products: shown,
          members: [member],
        },
      ],
      invitations: [],
    })
  })
  it('PAR-09: follows products as they are granted and withdrawn, down to none', async () => {
    const granted: PartnershipEvent = {
      type: 'ProductsGranted',
      ...pair,
      grants: [{ product: mail, grant: 2, stay: 1 }],
    }
    const withdrawn: PartnershipEvent = { type: 'ProductsWithdrawn', ...pair, products: [domain] }
    expect(
      (await dashboard([...ground, invited, started, granted, withdrawn]))?.clients.map((c) => c.products),
    ).toEqual([[productView(mail, 'mail')]])
    expect((await dashboard([...ground, invited, started, withdrawn]))?.clients.map((c) => c.products)).toEqual([[]])
  })
  it('PAR-15: a granted product that moved away is gone, and does not come back with the product', async () => {
    const move = (from: OrganisationId, organisation: OrganisationId, stay: number): ProductEvent => ({
      type: 'ProductTransferred',
      product: domain,
      organisation,
      stay,
      from,
      expiresOn: '2027-01-01' as LocalDate,
      renewal: 'Manual',
    })
    const away = [...ground, invited, started, move(bakery, elsewhere, 2)]
    expect((await dashboard(away))?.clients.map((c) => c.products)).toEqual([[]])
    expect((await dashboard([...away, move(elsewhere, bakery, 3)]))?.clients.map((c) => c.products)).toEqual([[]])
  })
  it('PAR-15: an ended partnership leaves nothing, and a new one starts from its own grants', async () => {
    const ended: PartnershipEvent = { type: 'PartnershipEnded', ...pair, by: 'Client', account: anna, at }
    const over = [...ground, invited, started, ended]
    expect([...documentsOf(partnerDashboard, historyOf(over))]).toEqual([])
    expect(await dashboard(over)).toEqual({ clients: [], invitations: [] })
    const again = { ...pair, term: 2 }
    const access = { _tag: 'Limited', grants: [{ product: mail, grant: 2, stay: 1 }] } as const
    const view = await dashboard([
      ...over,
      { type: 'PartnerInvited', enrolment: 1, ...again, access, attempt: 1, expiresAt: at },
      { type: 'PartnershipStarted', ...again, access, at },
    ])
    expect(view?.clients).toEqual([{ ...onlyDomain, term: 2, products: [productView(mail, 'mail')] }])
  })
  it('PAR-07: shows the client under its present name, and nothing once it is closed', async () => {
    const renamed: OrganisationEvent = {
      type: 'OrganisationRenamed',
      organisation: bakery,
      name: sampleBox(OrganisationName, bakery, 'Bread'),
    }
    expect((await dashboard([...ground, invited, started, renamed]))?.clients.map((c) => c.name)).toEqual([
      plain('Bread'),
    ])
    const closed: OrganisationEvent = { type: 'OrganisationClosed', organisation: bakery, at }
    expect(await dashboard([...ground, invited, started, closed])).toEqual({ clients: [], invitations: [] })
  })
  it("PAR-07: is for the partner's own active people only", async () => {
    const story = [...ground, invited, started]
    const joins = (account: AccountId, role: 'Collaborator' | 'ExternalUser'): OrganisationEvent => ({
      type: 'MemberJoined',
      organisation: agency,
      account,
      invitation: sampleId<'Invitation'>('i'),
      role,
      term: 2,
    })
    expect(await dashboard(story, carla)).toBeNull()
    expect(await dashboard(story, anna)).toBeNull()
    expect(await dashboard([...story, joins(carla, 'ExternalUser')], carla)).toBeNull()
    expect((await dashboard([...story, joins(carla, 'Collaborator')], carla))?.clients).toHaveLength(1)
    const suspended: OrganisationEvent = {
      type: 'MemberSuspended',
      organisation: agency,
      account: carla,
      reason: 'Other',
    }
    expect(await dashboard([...story, joins(carla, 'Collaborator'), suspended], carla)).toBeNull()
  })
})

import { describe, expect, it } from '@jest/globals'
import {
  type AccountId,
  CustomerNumber,
  instantOf,
  type LocalDate,
  type Opened,
  OrganisationAddress,
  type OrganisationEvent,
  type OrganisationId,
  OrganisationName,
  partnership,
  type PartnershipEvent,
  type ProductEvent,
  type ProductId,
  ProductLabel,
  type Sealed,
  type StoredEvent,
  type TimeZone,
} from '@mandat/domain'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import fc from 'fast-check'
import { catchUp } from '../../core/keep/catchUp.js'
import { products } from '../products/model.js'
import {
  documentsOf,
  historyOf,
  randomHistory,
  roleAt,
  partnershipAt,
  testDocuments,
  testLog,
  world,
} from '../../testing/index.js'
import { partnerDashboard } from './model.js'
import { readPartnerDashboard } from './query.js'
import { clientViewOf, type ClientView } from './view.js'

const [anna, bruno, carla] = ['Anna', 'Bruno', 'Carla'].map((name) => sampleId<'Account'>(name)) as [
  AccountId,
  AccountId,
  AccountId,
]
const [bakery, agency, elsewhere] = ['Bakery', 'Agency', 'Elsewhere'].map((name) => sampleId<'Organisation'>(name)) as [
  OrganisationId,
  OrganisationId,
  OrganisationId,
]
const [domain, mail] = ['bakery.ch', 'mail'].map((name) => sampleId<'Product'>(name)) as [ProductId, ProductId]
const at = instantOf(Date.parse('2026-01-01T08:00:00.000Z'))
const registered = (organisation: OrganisationId, name: string, founder: AccountId): OrganisationEvent => ({
  type: 'OrganisationRegistered',
  organisation,
  kind: 'Company',
  name: sampleBox(OrganisationName, organisation, name),
  country: 'CH',
  timeZone: 'Europe/Zurich' as TimeZone,
  address: sampleBox(OrganisationAddress, organisation),
  founder,
  term: 1,
  at,
  customerNumber: sampleBox(CustomerNumber, organisation, `number of ${name}`),
})
const ordered = (product: ProductId, label: string, organisation = bakery): ProductEvent => ({
  type: 'ProductOrdered',
  product,
  organisation,
  stay: 1,
  category: 'Domain',
  label: sampleBox(ProductLabel, organisation, label),
  expiresOn: '2027-01-01' as LocalDate,
  renewalPrice: { amount: 1_500, currency: 'CHF' },
  renewal: 'Manual',
  at,
})
const pair = { client: bakery, partner: agency, term: 1 }
const limited = { _tag: 'Limited', grants: [{ product: domain, grant: 1, stay: 1 }] } as const
const full = { _tag: 'Full', grant: 2, kept: [], billingMode: 'ClientPays', walletEntrusted: 'Yes' } as const
const ground = [
  registered(bakery, 'Bakery', anna),
  registered(agency, 'Agency', bruno),
  ordered(domain, 'bakery.ch'),
  ordered(mail, 'mail'),
]
const invited: PartnershipEvent = { type: 'PartnerInvited', ...pair, access: limited, attempt: 1, expiresAt: at }
const started: PartnershipEvent = { type: 'PartnershipStarted', ...pair, access: limited, at }

const open = (box: Sealed) => async () => E.right<never, Opened>({ _tag: 'Plain', text: decodeURIComponent(box.box) })
const dashboard = async (
  events: ReadonlyArray<OrganisationEvent | PartnershipEvent | ProductEvent>,
  viewer = bruno,
) => {
  const documents = testDocuments()
  const log = historyOf(events)
  await catchUp({ store: testLog(...log), documents, clock: { now: () => at } }, [partnerDashboard, products])()
  const read = await readPartnerDashboard(
    documents,
    open,
  )({
    partner: agency,
    role: roleAt(log, agency, viewer),
    partnershipWith: (of) => TE.right(partnershipAt(log, of, agency)),
  })()
  if (E.isLeft(read)) throw new Error(read.left.message)
  return read.right
}
const plain = (text: string): Opened => ({ _tag: 'Plain', text })
const productView = (product: ProductId, label: string, stay = 1) => ({
  product,
  stay,
  category: 'Domain',
  label: plain(label),
  expiresOn: '2027-01-01',
  renewal: 'Manual',
  renewalPrice: { amount: 1_500, currency: 'CHF' },
})
const client = { client: bakery, name: plain('Bakery'), customerNumber: plain('number of Bakery'), term: 1, since: at }
const onlyDomain = {
  ...client,
  access: { _tag: 'Limited' },
  products: [productView(domain, 'bakery.ch')],
  members: null,
}

describe("a partner's dashboard", () => {
  it("PAR-07: limited access shows the client's name, its number and the granted products, and nothing else", async () => {
    expect(await dashboard([...ground, invited, started])).toEqual({ clients: [onlyDomain], invitations: [] })
  })
  it('PAR-07: an invitation shows nothing of the client before it is accepted', async () => {
    expect(await dashboard([...ground, invited])).toEqual({
      clients: [],
      invitations: [{ client: bakery, term: 1, access: 'Limited', expiresAt: at }],
    })
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
    const kept = documentsOf(partnerDashboard, historyOf(over)).get(bakery)
    expect([kept?.partnerships, kept && partnerDashboard.indexes['partner']?.(kept, bakery)]).toEqual([{}, []])
    expect(await dashboard(over)).toEqual({ clients: [], invitations: [] })
    const again = { ...pair, term: 2 }
    const access = { _tag: 'Limited', grants: [{ product: mail, grant: 2, stay: 1 }] } as const
    const view = await dashboard([
      ...over,
      { type: 'PartnerInvited', ...again, access, attempt: 1, expiresAt: at },
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

/**
 * Rights counted anew from the whole history, with none of the domain's folds: the last word on each, read backwards.
 */
const residual = (
  log: ReadonlyArray<StoredEvent>,
  from: OrganisationId,
  partner: OrganisationId,
): ReadonlySet<ProductId> | null => {
  const events = log.map((e) => e.data as PartnershipEvent | ProductEvent)
  const own = events.filter((e): e is PartnershipEvent => 'client' in e && e.client === from && e.partner === partner)
  const start = own.findLastIndex((e) => e.type === 'PartnershipStarted')
  if (start < 0 || own.slice(start).some((e) => e.type === 'PartnershipEnded' || e.type === 'PartnerInvited'))
    return null
  const term = own.slice(start)
  const placed = new Map<ProductId, { place: OrganisationId; stay: number }>()
  for (const e of events) {
    if (e.type === 'ProductOrdered' || e.type === 'ProductTransferred')
      placed.set(e.product, { place: e.organisation, stay: e.stay })
    if (e.type === 'ProductEnded') placed.delete(e.product)
  }
  const lastShape = term.findLast(
    (e) => e.type === 'PartnershipStarted' || e.type === 'AccessWidenedToFull' || e.type === 'AccessLimited',
  )
  const here = [...placed].filter(([, { place }]) => place === from)
  if (lastShape !== undefined && 'access' in lastShape && lastShape.access._tag === 'Full')
    return new Set(here.map(([product]) => product))
  return new Set(
    here
      .filter(([product, { stay }]) => {
        const last = term
          .slice(lastShape === undefined ? 0 : term.indexOf(lastShape))
          .findLast(
            (e) =>
              (e.type === 'ProductsGranted' && e.grants.some((g) => g.product === product))
              || (e.type === 'ProductsWithdrawn' && e.products.includes(product))
              || e === lastShape,
          )
        const grants =
          last === undefined
            ? []
            : 'access' in last && last.access._tag === 'Limited'
              ? last.access.grants
              : last.type === 'ProductsGranted'
                ? last.grants
                : []
        return grants.some((g) => g.product === product && g.stay === stay)
      })
      .map(([product]) => product),
  )
}

describe('residual rights', () => {
  it('PAR-15: at every moment of any history a partner sees what was granted and still stands, and zero after an end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 20, maxLength: 90 }), (steps) => {
        // mostly organisations, products and partnerships
        const log = randomHistory(steps.map((n) => n - (n % 5) + ([1, 2, 3, 3, 3][n % 5] ?? 3)))
        for (let position = Math.floor(log.length / 2); position <= log.length; position += 3) {
          const past = log.slice(0, position)
          const clients = documentsOf(partnerDashboard, past)
          const running = [...documentsOf(products, past).values()]
          const closed = new Set(
            past.flatMap(({ data }) =>
              (data as { type: string }).type === 'OrganisationClosed'
                ? [(data as { organisation: string }).organisation]
                : [],
            ),
          )
          for (const from of world.organisations)
            for (const partner of world.organisations) {
              const document = clients.get(from)
              const view: ClientView | null =
                document === undefined
                  ? null
                  : clientViewOf(document, running, document.partnerships[partner] ?? partnership.initialState)
              const expected = closed.has(from) ? null : residual(past, from, partner)
              expect(view === null ? null : view.products.map((p) => p.product).sort()).toEqual(
                expected === null ? null : [...expected].sort(),
              )
              if (view?.access._tag === 'Limited') expect(view.members).toBeNull()
            }
        }
      }),
      { numRuns: 100 },
    )
  })
})

import {
  type AccountId,
  instantOf,
  type LocalDate,
  type Opened,
  type OrganisationId,
  type ProductId,
  type Sealed,
  type TimeZone,
} from '@mandat/domain'
import {
  CustomerNumber,
  OrganisationAddress,
  type OrganisationEvent,
  OrganisationName,
  type PartnershipEvent,
  type ProductEvent,
  ProductLabel,
} from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { members } from '../../views/members/model.js'
import { organisationDashboard } from '../../views/organisationDashboard/model.js'
import { partnerDashboard } from '../../views/partnerDashboard/model.js'
import { readPartnerDashboard } from '../../views/partnerDashboard/query.js'
import { products } from '../../views/products/model.js'
import { historyOf, partnershipAt, roleAt, testDocuments, testLog } from '../index.js'

export const [anna, bruno, carla] = ['Anna', 'Bruno', 'Carla'].map((name) => sampleId<'Account'>(name)) as [
  AccountId,
  AccountId,
  AccountId,
]
export const [bakery, agency, elsewhere] = ['Bakery', 'Agency', 'Elsewhere'].map((name) =>
  sampleId<'Organisation'>(name),
) as [OrganisationId, OrganisationId, OrganisationId]
export const [domain, mail] = ['bakery.ch', 'mail'].map((name) => sampleId<'Product'>(name)) as [ProductId, ProductId]
export const at = instantOf(Date.parse('2026-01-01T08:00:00.000Z'))
export const registered = (organisation: OrganisationId, name: string, founder: AccountId): OrganisationEvent => ({
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
export const ordered = (product: ProductId, label: string, organisation = bakery): ProductEvent => ({
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
export const pair = { client: bakery, partner: agency, term: 1 }
export const limited = { _tag: 'Limited', grants: [{ product: domain, grant: 1, stay: 1 }] } as const
export const full = { _tag: 'Full', grant: 2, kept: [], billingMode: 'ClientPays', walletEntrusted: 'Yes' } as const
export const ground = [
  registered(bakery, 'Bakery', anna),
  registered(agency, 'Agency', bruno),
  ordered(domain, 'bakery.ch'),
  ordered(mail, 'mail'),
]
export const invited: PartnershipEvent = {
  type: 'PartnerInvited',
  enrolment: 1,
  ...pair,
  access: limited,
  attempt: 1,
  expiresAt: at,
}
export const started: PartnershipEvent = { type: 'PartnershipStarted', ...pair, access: limited, at }

export const open = (box: Sealed) => () =>
  Promise.resolve(E.right<never, Opened>({ _tag: 'Plain', text: decodeURIComponent(box.box) }))
/** Looked at a moment before what is told to end at the story's own. */
const before = instantOf(Date.parse(at) - 1)
export const dashboard = async (
  events: ReadonlyArray<OrganisationEvent | PartnershipEvent | ProductEvent>,
  viewer = bruno,
  now = before,
) => {
  const documents = testDocuments()
  const log = historyOf(events)
  await catchUp({ store: testLog(...log), documents, clock: { now: () => at } }, [
    partnerDashboard,
    organisationDashboard,
    members,
    products,
  ])()
  const read = await readPartnerDashboard(
    documents,
    open,
  )({
    partner: agency,
    role: roleAt(log, agency, viewer),
    partnershipWith: (of) => TE.right(partnershipAt(log, of, agency)),
    now,
  })()
  if (E.isLeft(read)) throw new Error(read.left.message)
  return read.right
}
export const plain = (text: string): Opened => ({ _tag: 'Plain', text })
export const productView = (product: ProductId, label: string, stay = 1) => ({
  product,
  stay,
  category: 'Domain',
  label: plain(label),
  expiresOn: '2027-01-01',
  renewal: 'Manual',
  renewalPrice: { amount: 1_500, currency: 'CHF' },
})
export const client = {
  client: bakery,
  name: plain('Bakery'),
  customerNumber: plain('number of Bakery'),
  term: 1,
  since: at,
}
export const onlyDomain = {
  ...client,
  access: { _tag: 'Limited' },
  products: [productView(domain, 'bakery.ch')],
  members: null,
}

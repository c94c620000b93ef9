import {
  type AccountId,
  instantOf,
  type LocalDate,
  type Opened,
  type OrganisationId,
  type ProductId,
  type Role,
  type Sealed,
  type TimeZone,
} from '@mandat/domain'
import {
  type AccountEvent,
  CustomerNumber,
  Email,
  OrganisationAddress,
  type OrganisationEvent,
  OrganisationName,
  PersonName,
  type ProductEvent,
  ProductLabel,
} from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'

/** Sentences that the stories of most tests are made of. */
export const storyAt = instantOf(Date.parse('2026-01-01T08:00:00.000Z'))

export const registeredAccount = (
  account: AccountId,
  name: string,
): Extract<AccountEvent, { type: 'AccountRegistered' }> => ({
  type: 'AccountRegistered',
  account,
  email: sampleBox(Email, account, `${name}@people.example`),
  name: sampleBox(PersonName, account, name),
  language: 'de',
  credential: 1,
  epoch: 1,
  at: storyAt,
})
export const registeredOrganisation = (
  organisation: OrganisationId,
  name: string,
  founder: AccountId,
): OrganisationEvent => ({
  type: 'OrganisationRegistered',
  organisation,
  kind: 'Company',
  name: sampleBox(OrganisationName, organisation, name),
  country: 'CH',
  timeZone: 'Europe/Zurich' as TimeZone,
  address: sampleBox(OrganisationAddress, organisation, `address of ${name}`),
  founder,
  term: 1,
  at: storyAt,
  customerNumber: sampleBox(CustomerNumber, organisation, `number of ${name}`),
})
export const joined = (organisation: OrganisationId, account: AccountId, role: Role, term = 2): OrganisationEvent => ({
  type: 'MemberJoined',
  organisation,
  account,
  invitation: sampleId<'Invitation'>(`invitation of ${account}`),
  role,
  term,
})
export const ordered = (
  product: ProductId,
  organisation: OrganisationId,
  label: string,
  over: Partial<Extract<ProductEvent, { type: 'ProductOrdered' }>> = {},
): Extract<ProductEvent, { type: 'ProductOrdered' }> => ({
  type: 'ProductOrdered',
  product,
  organisation,
  stay: 1,
  category: 'Domain',
  label: sampleBox(ProductLabel, organisation, label),
  expiresOn: '2027-01-01' as LocalDate,
  renewalPrice: { amount: 1_500, currency: 'CHF' },
  renewal: 'Manual',
  at: storyAt,
  ...over,
})

export const plain = (text: string): Opened => ({ _tag: 'Plain', text })
/** Opens the boxes that `sampleBox` made. */
export const openSample = (box: Sealed) => () =>
  Promise.resolve(E.right<never, Opened>(plain(decodeURIComponent(box.box))))

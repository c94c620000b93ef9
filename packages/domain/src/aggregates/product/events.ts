import { event, type Recorded } from '../../core/record/event.js'
import { counter, oneOf, text } from '../../core/values/codecs.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { Instant, LocalDate } from '../../core/values/instant.js'
import { Money } from '../../core/values/money.js'
import { personal } from '../../core/values/sealed.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

/** What its customer knows it by, such as a domain name; up to 253 characters. */
export const ProductLabel = personal({
  field: 'productLabel',
  category: 'Content',
  subject: 'organisation',
  plain: text(1, 253),
  purpose: 'to tell products apart, e.g. a domain name',
})
/** PRD-01: what kind of service it is; a client chooses by it what to grant (PAR-03). */
export const ProductCategory = oneOf('Domain', 'WebHosting', 'Mail', 'Server', 'Storage')
export type ProductCategory = 'Domain' | 'WebHosting' | 'Mail' | 'Server' | 'Storage'
/** PRD-01: whether somebody renews it, or the clock does on the day it expires. */
export const RenewalManner = oneOf('Manual', 'Automatic')
/** PRD-01: whether somebody ended it, or its date did. */
export const EndedAs = oneOf('Cancelled', 'Expired')

const number = counter(1)
const about = { product: ProductId, organisation: OrganisationId, stay: number }

/** `stay` numbers the product's uninterrupted time in an organisation, from 1. */
export const ProductOrdered = event('ProductOrdered', {
  ...about,
  category: ProductCategory,
  label: ProductLabel,
  expiresOn: LocalDate,
  renewalPrice: Money,
  renewal: RenewalManner,
  at: Instant,
})
/** PRD-01: it runs on to `until`; reminders for the old date are off (REN-06). */
export const ProductRenewed = event('ProductRenewed', {
  ...about,
  from: LocalDate,
  until: LocalDate,
  manner: RenewalManner,
  price: Money,
})
/** PRD-01: renewed by hand or by the clock from now on; its reminders go by that (REN-07). */
export const RenewalMannerChanged = event('RenewalMannerChanged', { ...about, renewal: RenewalManner })
/** Says what the organisation that takes it over must know of it: when it expires, and how it is renewed (REN-06). */
export const ProductTransferred = event('ProductTransferred', {
  ...about,
  from: OrganisationId,
  expiresOn: LocalDate,
  renewal: RenewalManner,
})
/** PRD-01: it runs no more. An order that came to nothing ends as `Cancelled` too (ORG-10). */
export const ProductEnded = event('ProductEnded', { ...about, why: EndedAs, at: Instant })

/** Every event of a product's stream; its state is folded from these and no others. */
export const productEvents = [
  ProductOrdered,
  ProductRenewed,
  RenewalMannerChanged,
  ProductTransferred,
  ProductEnded,
] as const
/** One of {@link productEvents}, as a fold gets it. */
export type ProductEvent = Recorded<(typeof productEvents)[number]>

import { integer, oneOf, text } from '../core/codecs.js'
import { event, type Recorded } from '../core/event.js'
import { OrganisationId, ProductId } from '../core/ids.js'
import { Instant, LocalDate } from '../core/instant.js'
import { Money } from '../core/money.js'
import { personal } from '../core/sealed.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

export const ProductLabel = personal({ field: 'productLabel', category: 'Content', subject: 'organisation', plain: text(1, 253), purpose: 'to tell products apart, e.g. a domain name' })
export const ProductCategory = oneOf('Domain', 'WebHosting', 'Mail', 'Server', 'Storage')
export type ProductCategory = 'Domain' | 'WebHosting' | 'Mail' | 'Server' | 'Storage'
export const RenewalManner = oneOf('Manual', 'Automatic')

const number = integer(1, 1_000_000_000)
const place = { product: ProductId, organisation: OrganisationId, stay: number }

/** `stay` numbers the product's uninterrupted time in an organisation, from 1. */
export const ProductOrdered = event('ProductOrdered', {
  ...place, category: ProductCategory, label: ProductLabel, expiresOn: LocalDate, renewalPrice: Money, renewal: RenewalManner, at: Instant,
})
export const ProductRenewed = event('ProductRenewed', { ...place, from: LocalDate, until: LocalDate, manner: RenewalManner, price: Money })
export const RenewalMannerChanged = event('RenewalMannerChanged', { ...place, renewal: RenewalManner })
/** Says what the organisation that takes it over must know of it: when it expires, and how it is renewed (REN-06). */
export const ProductTransferred = event('ProductTransferred', { ...place, from: OrganisationId, expiresOn: LocalDate, renewal: RenewalManner })
export const ProductEnded = event('ProductEnded', { ...place, why: oneOf('Cancelled', 'Expired'), at: Instant })

export const productEvents = [ProductOrdered, ProductRenewed, RenewalMannerChanged, ProductTransferred, ProductEnded] as const
export type ProductEvent = Recorded<(typeof productEvents)[number]>

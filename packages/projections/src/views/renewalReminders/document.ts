import { Instant, LocalDate, OrganisationId, ProductId, RenewalManner, TimeZone } from '@mandat/domain'
import { list, nullable, ReminderItem, RenewalMailsState, variants, type VariantsOf } from '@mandat/domain/kit'

const kinds = {
  /** What decides how an organisation is reminded. */
  Organisation: {
    organisation: OrganisationId,
    /** `null` before it registered, and after it closed: nobody is reminded. */
    timeZone: nullable(TimeZone),
    settings: RenewalMailsState,
  },
  /** A running product, as far as its reminders go; `since` is when it came to be so. */
  Product: {
    organisation: OrganisationId,
    product: ProductId,
    expiresOn: LocalDate,
    renewal: RenewalManner,
    since: Instant,
    /** What the organisation was reminded of already, of this expiry (REN-04). */
    told: list(ReminderItem),
  },
  /** A product that moved elsewhere: should it come back, what was told of its expiry is not told again (REN-04). */
  Moved: { told: list(ReminderItem) },
}
/** All that decides what an organisation is to be reminded of, and when: itself, and each of its products. */
export const RemindersDocument = variants(kinds)
export type RemindersDocument = VariantsOf<typeof kinds>
type Kind<T extends RemindersDocument['_tag']> = Extract<RemindersDocument, { _tag: T }>
export type RemindedOrganisation = Kind<'Organisation'>
export type ReminderProduct = Kind<'Product'>

export const isProduct = (document: RemindersDocument): document is ReminderProduct => document._tag === 'Product'
export const productKey = (organisation: OrganisationId, product: ProductId): string => `${organisation}/${product}`

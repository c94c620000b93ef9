import { Instant, LocalDate, OrganisationId, RenewalManner, TimeZone } from '@mandat/domain'
import { dictionary, nullable, record, RenewalMailsState } from '@mandat/domain/kit'
import type * as t from 'io-ts'

/** A running product, as far as its reminders go; `since` is when it came to be so. */
const ReminderProduct = record({ expiresOn: LocalDate, renewal: RenewalManner, since: Instant })
export type ReminderProduct = t.TypeOf<typeof ReminderProduct>
/** All that decides what an organisation is to be reminded of, and when. */
export const RemindersDocument = record({
  organisation: OrganisationId,
  /** `null` before it registered, and after it closed: nobody is reminded. */
  timeZone: nullable(TimeZone),
  settings: RenewalMailsState,
  products: dictionary(ReminderProduct),
})
export type RemindersDocument = t.TypeOf<typeof RemindersDocument>

import { event, type Recorded } from '../../core/record/event.js'
import { type Fields, list, oneOf, record } from '../../core/values/codecs.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { Instant, LocalDate } from '../../core/values/instant.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

/** How long before the expiry, in days or months; up to two months (REN-01). */
export const ReminderInterval = oneOf('1d', '3d', '7d', '14d', '1m', '2m')
export type ReminderInterval = '1d' | '3d' | '7d' | '14d' | '1m' | '2m'
/** REN-02: what is told of products with automatic renewal. */
export const RenewalNotice = oneOf('BeforeAutomaticRenewal', 'RenewalConfirmation', 'Invoice')
export type RenewalNotice = 'BeforeAutomaticRenewal' | 'RenewalConfirmation' | 'Invoice'
/** Which way a setting of REN-01 or REN-02 stands. */
export const Switch = oneOf('On', 'Off')

/** One reminder: this product, this expiry, this interval (or the automatic renewal's notice); never twice (REN-04). */
export const ReminderItem = record({
  product: ProductId,
  expiresOn: LocalDate,
  interval: oneOf('1d', '3d', '7d', '14d', '1m', '2m', 'Automatic'),
})
export type ReminderItem = Fields<{ product: typeof ProductId; expiresOn: typeof LocalDate }> & {
  readonly interval: ReminderInterval | 'Automatic'
}

const organisation = OrganisationId

/** REN-01: reminders on or off for the organisation; what passed while they were off is not made up for (REN-07). */
export const ExpiryRemindersSwitched = event('ExpiryRemindersSwitched', { organisation, to: Switch, at: Instant })
/** REN-03: one interval chosen or dropped; where it has passed already it makes no reminder (REN-07). */
export const ReminderIntervalSwitched = event('ReminderIntervalSwitched', {
  organisation,
  interval: ReminderInterval,
  to: Switch,
  at: Instant,
})
/** REN-02: one of the notices on products with automatic renewal is on or off. */
export const RenewalNoticeSwitched = event('RenewalNoticeSwitched', {
  organisation,
  notice: RenewalNotice,
  to: Switch,
  at: Instant,
})
/** What one organisation is reminded of at one moment of a day of its calendar: one mail to each recipient (REN-04). */
export const RemindersFellDue = event('RemindersFellDue', { organisation, day: LocalDate, items: list(ReminderItem) })

/** Every event of an organisation's reminders; their state is folded from these and no others. */
export const renewalMailsEvents = [
  ExpiryRemindersSwitched,
  ReminderIntervalSwitched,
  RenewalNoticeSwitched,
  RemindersFellDue,
] as const
/** One of {@link renewalMailsEvents}, as a fold gets it. */
export type RenewalMailsEvent = Recorded<(typeof renewalMailsEvents)[number]>

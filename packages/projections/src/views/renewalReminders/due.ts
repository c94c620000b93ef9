import type { Instant, LocalDate, Policy, TimeZone } from '@mandat/domain'
import {
  everyReminder,
  nextDueDay,
  type RenewalMailsState,
  remindersDue,
  startOfDayIn,
  withReminded,
} from '@mandat/domain/kit'
import type { DueCommand } from '../../core/fold/projection.js'
import type { RemindedOrganisation, ReminderProduct } from './document.js'

const utc = 'UTC' as TimeZone
type Notice = Pick<Policy, 'automaticRenewalNoticeDays'>

const withTold = (settings: RenewalMailsState, products: ReadonlyArray<ReminderProduct>): RenewalMailsState => ({
  ...settings,
  reminded: withReminded(
    {},
    products.flatMap(({ told }) => told),
  ),
})

/**
 * The first day on which anything can fall due for a product, whatever its organisation's settings: a changed setting
 * touches no product. So the index may find a product too early, and never too late.
 */
export const earliestDueOf = (product: ReminderProduct, policy: Notice): LocalDate | null => {
  const { since: _since, ...always } = product
  return nextDueDay({ settings: withTold(everyReminder, [product]), products: [always], zone: utc, policy })
}

/** The next day of the organisation's calendar on which something falls due; a past one when it was missed. */
export const nextDueOf = (
  { timeZone: zone, settings }: RemindedOrganisation,
  products: ReadonlyArray<ReminderProduct>,
  policy: Notice,
): LocalDate | null =>
  zone === null ? null : nextDueDay({ settings: withTold(settings, products), products, zone, policy })

/**
 * The command that records what falls due in the organisation at this moment, on its own day (REN-05), missed reminders
 * included; none for nothing. `products` are those of it for which something may be due.
 */
export const remindersAt = (
  document: RemindedOrganisation,
  products: ReadonlyArray<ReminderProduct>,
  now: Instant,
  policy: Notice,
): ReadonlyArray<DueCommand> => {
  const { organisation, settings, timeZone: zone } = document
  if (zone === null) return []
  const command = remindersDue({ organisation, now, settings: withTold(settings, products), zone, products, policy })
  if (command === null) return []
  const day = nextDueOf(document, products, policy)
  return [{ ...command, dueAt: day === null ? now : startOfDayIn(zone, day) }]
}

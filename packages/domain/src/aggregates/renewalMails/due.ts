import { localDateIn, plusDays, plusMonths, type TimeZone } from '../../core/values/calendar.js'
import type { ProductId } from '../../core/values/ids.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import type { Policy } from '../../core/values/policy.js'
import { ReminderInterval, type ReminderItem } from './events.js'
import { type RenewalMailsState, wasReminded } from './state.js'

/** A running product of the organisation, as far as its reminders go. */
export interface DueProduct {
  readonly product: ProductId
  readonly expiresOn: LocalDate
  readonly renewal: 'Manual' | 'Automatic'
  /**
   * When it came to be so (ordered, renewed, taken over), where that is known: what had passed by then is not made up
   * for.
   */
  readonly since?: Instant
}

/** What the calendar is asked with: an organisation's settings, its time zone (REN-05) and its running products. */
export interface Reminding {
  readonly settings: RenewalMailsState
  readonly products: ReadonlyArray<DueProduct>
  readonly zone: TimeZone
  readonly policy: Pick<Policy, 'automaticRenewalNoticeDays'>
}

/** A reminder and the local day on which it falls due. */
interface Occasion {
  readonly item: ReminderItem
  readonly dueOn: LocalDate
}

const daysBefore =
  (n: number) =>
  (expiresOn: LocalDate): LocalDate =>
    plusDays(expiresOn, -n)
const monthsBefore =
  (n: number) =>
  (expiresOn: LocalDate): LocalDate =>
    plusMonths(expiresOn, -n)
const before: Readonly<Record<ReminderInterval, (expiresOn: LocalDate) => LocalDate>> = {
  '1d': daysBefore(1),
  '3d': daysBefore(3),
  '7d': daysBefore(7),
  '14d': daysBefore(14),
  '1m': monthsBefore(1),
  '2m': monthsBefore(2),
}
const dueOn = ({ expiresOn, interval }: ReminderItem, policy: Reminding['policy']): LocalDate =>
  interval === 'Automatic' ? daysBefore(policy.automaticRenewalNoticeDays)(expiresOn) : before[interval](expiresOn)

const chosenFor = (
  settings: RenewalMailsState,
  { renewal }: DueProduct,
): ReadonlyArray<readonly [ReminderItem['interval'], ReadonlyArray<Instant>]> => {
  const since = (name: string): ReadonlyArray<Instant> =>
    settings.since[name] === undefined ? [] : [settings.since[name]]
  switch (renewal) {
    case 'Automatic':
      return settings.notices['BeforeAutomaticRenewal'] === 'On' ? [['Automatic', since('BeforeAutomaticRenewal')]] : []
    case 'Manual':
      return settings.expiryReminders === 'On'
        ? ReminderInterval.values.flatMap((interval) => {
            const chosen = settings.intervals[interval]
            return chosen === undefined ? [] : [[interval, [chosen, ...since('ExpiryReminders')]] as const]
          })
        : []
  }
}

const intervalsOf = ({ renewal }: DueProduct): ReadonlyArray<ReminderItem['interval']> =>
  renewal === 'Automatic' ? ['Automatic'] : ReminderInterval.values

/**
 * What can still fall due for a product, earliest first: neither passed when it was chosen nor overtaken by a later
 * reminder of the same manner of renewal. The other manner's told something else (REN-04).
 */
const occasionsOf = ({ settings, zone, policy }: Reminding, product: DueProduct): ReadonlyArray<Occasion> => {
  const itemOf = (interval: ReminderItem['interval']): ReminderItem => ({
    product: product.product,
    expiresOn: product.expiresOn,
    interval,
  })
  const told = intervalsOf(product)
    .map(itemOf)
    .filter((item) => wasReminded(settings, item))
    .map((item) => dueOn(item, policy))
  return chosenFor(settings, product)
    .map(([interval, since]) => ({ item: itemOf(interval), dueOn: dueOn(itemOf(interval), policy), since }))
    .filter((o) =>
      [...o.since, ...(product.since === undefined ? [] : [product.since])].every(
        (at) => o.dueOn >= localDateIn(zone, at),
      ),
    )
    .filter((o) => told.every((day) => o.dueOn > day))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/**
 * The reminders that fall due on `day`, a day of the organisation's calendar, or were missed before it: at most one for
 * each product, the one with the shortest interval (REN-07); none for what has expired (REN-06) and none that was told
 * (REN-04): what becomes due after the day's mail makes a second one.
 * @example dueItems({ settings, products, zone, policy, day }) // [{ product, expiresOn, interval: '2m' }]
 */
export const dueItems = (reminding: Reminding & { readonly day: LocalDate }): ReadonlyArray<ReminderItem> => {
  const { products, day } = reminding
  return products
    .filter((product) => day < product.expiresOn)
    .flatMap((product) =>
      occasionsOf(reminding, product)
        .filter((o) => o.dueOn <= day)
        .slice(-1)
        .map((o) => o.item),
    )
    .sort((a, b) =>
      a.expiresOn === b.expiresOn ? (a.product < b.product ? -1 : 1) : a.expiresOn < b.expiresOn ? -1 : 1,
    )
}

/**
 * The first local day on which {@link dueItems} gives anything, past days included when something was missed; `null`
 * for never.
 */
export const nextDueDay = (reminding: Reminding): LocalDate | null =>
  reminding.products.reduce<LocalDate | null>((first, product) => {
    const day = occasionsOf(reminding, product)[0]?.dueOn
    return day !== undefined && day < product.expiresOn && (first === null || day < first) ? day : first
  }, null)

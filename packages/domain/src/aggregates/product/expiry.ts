import { plusYears, utcDateOf } from '../../core/values/calendar.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'

/** As far as the calendar goes: when it expires, and whether it is renewed then. */
interface Expiring {
  readonly expiresOn: LocalDate
  readonly renewal: 'Manual' | 'Automatic'
}
/** One renewal: from an expiry to the next. */
interface Renewal {
  readonly from: LocalDate
  readonly until: LocalDate
}

/** PRD-01: how far the clock renews a product at a time. */
export const automaticallyUntil = (from: LocalDate): LocalDate => plusYears(from, 1)

/** The automatic renewals that have fallen due by `now` and are not recorded, in their order; none of one by hand. */
export const renewalsOwed = ({ expiresOn, renewal }: Expiring, now: Instant): ReadonlyArray<Renewal> => {
  const today = utcDateOf(now)
  const owed: Renewal[] = []
  for (let from = expiresOn; renewal === 'Automatic' && from <= today;) {
    const until = automaticallyUntil(from)
    // the calendar's last day has none after it
    if (until <= from) break
    owed.push({ from, until })
    from = until
  }
  return owed
}

/** PRD-01, by date: renewed by hand, and the day of its expiry is over in UTC; by then it has begun in every time zone. */
export const hasExpired = ({ expiresOn, renewal }: Expiring, now: Instant): boolean =>
  renewal === 'Manual' && expiresOn < utcDateOf(now)

/**
 * A product as it is at a moment, whether or not the clock has recorded it: with the expiry that it was renewed to, or
 * `null` once it has expired.
 */
export const byDate = <P extends Expiring>(product: P, now: Instant): P | null => {
  if (hasExpired(product, now)) return null
  const last = renewalsOwed(product, now).at(-1)
  return last === undefined ? product : { ...product, expiresOn: last.until }
}

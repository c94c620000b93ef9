import { TZDate, tzOffset } from '@date-fns/tz'
import { UTCDate } from '@date-fns/utc'
import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { addYears } from 'date-fns/addYears'
import * as t from 'io-ts'
import { DAY, type Instant, instantOf, type LocalDate, millisOf, MINUTE } from './instant.js'
import { memoByText } from './memo.js'

/** An IANA time zone that this runtime knows, e.g. `Europe/Zurich`. */
export type TimeZone = string & { readonly __timeZone: true }
/** The codec of a {@link TimeZone}; its class lets generators and schemas recognise one by `_tag`. */
export class TimeZoneType extends t.Type<TimeZone, string> {
  readonly _tag = 'TimeZoneType' as const
  constructor() {
    super(
      'TimeZone',
      (u): u is TimeZone => typeof u === 'string' && isZone(u),
      (u, c) => (this.is(u) ? t.success(u) : t.failure(u, c, 'an IANA time zone such as Europe/Zurich')),
      (a) => a,
    )
  }
}
const isKnownHere = memoByText((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
})
const isZone = (zone: string): boolean =>
  zone.length <= 64 && /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone) && isKnownHere(zone)
export const TimeZone = new TimeZoneType()

const utc = (date: LocalDate): UTCDate => new UTCDate(`${date}T00:00:00.000Z`)
const day = (date: Date): LocalDate => {
  const text = date.toISOString()
  // a year of more than four digits would be no LocalDate, and could never be read back
  return (text.startsWith('+') ? '9999-12-31' : text.startsWith('-') ? '0000-01-01' : text.slice(0, 10)) as LocalDate
}

/** How many days are remembered: of a few zones, the days on which what they hold of came to be so. */
const DAYS_KNOWN = 10_000
/** Minutes ahead of UTC, for all of a day of UTC in a zone; `NaN` where its clocks are changed on that day (never twice). */
const offsetOn = memoByText((dayAndZone) => {
  const start = Date.parse(dayAndZone.slice(0, 10))
  const zone = dayAndZone.slice(11)
  const offset = tzOffset(zone, new Date(start))
  return offset === tzOffset(zone, new Date(start + DAY - 1)) ? offset : Number.NaN
}, DAYS_KNOWN)

/** The calendar day that `instant` falls on in `zone`; the runtime is asked once for a zone and a day, mostly. */
export const localDateIn = (zone: TimeZone, instant: Instant): LocalDate => {
  const ms = millisOf(instant)
  const all = offsetOn(`${utcDateOf(instant)} ${zone}`)
  const offset = Number.isNaN(all) ? tzOffset(zone, new Date(ms)) : all
  return day(new Date(ms + Math.round(offset * MINUTE)))
}
/** The first moment of `date` in `zone`; daylight saving shifts nothing (REN-05). */
export const startOfDayIn = (zone: TimeZone, date: LocalDate): Instant => {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number]
  const midnight = new TZDate(y, m - 1, d, zone).getTime()
  // where clocks are set back to midnight there are two of them, and TZDate may give the second
  const before = utc(date).getTime() - tzOffset(zone, new Date(midnight - DAY)) * MINUTE
  return instantOf(before < midnight && localDateIn(zone, instantOf(before)) === date ? before : midnight)
}
/** The first moment of `date` in UTC. */
export const startOfUtcDay = (date: LocalDate): Instant => `${date}T00:00:00.000Z` as Instant
/** The calendar day that `instant` falls on in UTC. */
export const utcDateOf = (instant: Instant): LocalDate => instant.slice(0, 10) as LocalDate

/** `date` moved by `n` days (negative: back). */
export const plusDays = (date: LocalDate, n: number): LocalDate => day(addDays(utc(date), n))
/** `date` moved by `n` months; the end of a month clamps: two months before 30 April is 28 or 29 February (REN-05). */
export const plusMonths = (date: LocalDate, n: number): LocalDate => day(addMonths(utc(date), n))
/** `date` moved by `n` years; 29 February clamps to the 28th (TOK-06). */
export const plusYears = (date: LocalDate, n: number): LocalDate => day(addYears(utc(date), n))

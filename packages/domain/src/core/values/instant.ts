import * as t from 'io-ts'

/** A moment in UTC with milliseconds, e.g. `2026-03-29T01:00:00.000Z`; sorts as text. */
export type Instant = string & { readonly __instant: true }
/** A calendar day without a zone, e.g. `2026-03-29`; sorts as text. */
export type LocalDate = string & { readonly __localDate: true }

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
const leaps = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/**
 * Of a text of the right form: whether the calendar has that day. A `Date` would tell as well, in a hundred times the
 * time.
 */
const isDay = (text: string): boolean => {
  const month = two(text, 5)
  const day = two(text, 8)
  return day >= 1 && day <= (DAYS[month] ?? 0) && (month !== 2 || day < 29 || leaps(two(text, 0) * 100 + two(text, 2)))
}
const isLocalDate = (text: string): boolean => DATE.test(text) && isDay(text)
const isInstant = (text: string): boolean =>
  INSTANT.test(text) && isDay(text) && two(text, 11) < 24 && two(text, 14) < 60 && two(text, 17) < 60

/** The codec of an {@link Instant}: that form to the letter, on a day that the calendar has; no leap seconds. */
export class InstantType extends t.Type<Instant, string> {
  readonly _tag = 'InstantType' as const
  constructor() {
    super(
      'Instant',
      (u): u is Instant => typeof u === 'string' && isInstant(u),
      (u, c) => (this.is(u) ? t.success(u) : t.failure(u, c, 'a moment such as 2026-03-29T01:00:00.000Z')),
      (a) => a,
    )
  }
}
/** The codec of a {@link LocalDate}: that form to the letter, on a day that the calendar has. */
export class LocalDateType extends t.Type<LocalDate, string> {
  readonly _tag = 'LocalDateType' as const
  constructor() {
    super(
      'LocalDate',
      (u): u is LocalDate => typeof u === 'string' && isLocalDate(u),
      (u, c) => (this.is(u) ? t.success(u) : t.failure(u, c, 'a day such as 2026-03-29')),
      (a) => a,
    )
  }
}
export const Instant = new InstantType()
export const LocalDate = new LocalDateType()

/** The moment `ms` milliseconds after 1970-01-01T00:00:00Z. */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant
/** Milliseconds since 1970-01-01T00:00:00Z. */
export const millisOf = (instant: Instant): number => Date.parse(instant)
/** `instant` moved by `ms` milliseconds. */
export const later = (instant: Instant, ms: number): Instant => instantOf(millisOf(instant) + ms)

/** In milliseconds, as {@link later} takes it. */
export const SECOND = 1_000
/** In milliseconds. */
export const MINUTE = 60 * SECOND
/** In milliseconds. */
export const HOUR = 60 * MINUTE
/** 24 hours in milliseconds; for days of a calendar, which may be longer or shorter, there is `plusDays`. */
export const DAY = 24 * HOUR

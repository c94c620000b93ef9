import * as t from 'io-ts'

/** A moment in UTC with milliseconds, e.g. `2026-03-29T01:00:00.000Z`; sorts as text. */
export type Instant = string & { readonly __instant: true }
/** A calendar day without a zone, e.g. `2026-03-29`; sorts as text. */
export type LocalDate = string & { readonly __localDate: true }

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const exists = (text: string): boolean => {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

export class InstantType extends t.Type<Instant, string> {
  readonly _tag = 'InstantType' as const
  constructor() {
    super(
      'Instant',
      (u): u is Instant => typeof u === 'string' && INSTANT.test(u) && exists(u),
      (u, c) => (this.is(u) ? t.success(u) : t.failure(u, c, 'a moment such as 2026-03-29T01:00:00.000Z')),
      (a) => a,
    )
  }
}
export class LocalDateType extends t.Type<LocalDate, string> {
  readonly _tag = 'LocalDateType' as const
  constructor() {
    super(
      'LocalDate',
      (u): u is LocalDate => typeof u === 'string' && DATE.test(u) && exists(u),
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

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

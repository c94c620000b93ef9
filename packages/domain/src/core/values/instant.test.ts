import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { Instant, LocalDate } from './instant.js'

/**
 * What JavaScript's own calendar says: it moves the 30th of February to March, so what it gives back is not what it
 * got.
 */
const exists = (text: string, form: RegExp): boolean => {
  const time = Date.parse(text)
  return form.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
const isInstant = (text: string): boolean => exists(text, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
const isDay = (text: string): boolean => exists(text, /^\d{4}-\d{2}-\d{2}$/)
const same = (text: string): void =>
  expect([text, Instant.is(text), LocalDate.is(text)]).toEqual([text, isInstant(text), isDay(text)])

describe('moments and days', () => {
  it('are those that the calendar has', () => {
    const part = (max: number): fc.Arbitrary<string> => fc.nat(max).map((n) => String(n).padStart(2, '0'))
    const year = fc
      .oneof(fc.nat(9_999), fc.constantFrom(0, 4, 100, 400, 1900, 2000, 2024, 2100))
      .map((n) => String(n).padStart(4, '0'))
    const day = fc.oneof(fc.constantFrom('01', '28', '29', '30', '31'), part(40))
    fc.assert(
      fc.property(
        year,
        part(15),
        day,
        part(26),
        part(63),
        part(63),
        fc.constantFrom('Z', '', 'z', '\n', 'Z\n'),
        (y, m, d, h, min, s, end) => {
          same(`${y}-${m}-${d}`)
          same(`${y}-${m}-${d}T${h}:${min}:${s}.000${end}`)
          same(`${y}-${m}-${d}T00:00:00.999Z`)
        },
      ),
      { numRuns: 3_000 },
    )
  })
  it('include every day of a leap year and the years beside it', () => {
    for (let at = Date.UTC(1999, 11, 1); at < Date.UTC(2001, 1, 1); at += 86_400_000) {
      const text = new Date(at).toISOString()
      expect([text, Instant.is(text), LocalDate.is(text.slice(0, 10))]).toEqual([text, true, true])
    }
  })
  it('are texts', () => {
    for (const other of [null, undefined, 0, new Date(), ['2026-03-29'], { length: 24 }])
      expect([Instant.is(other), LocalDate.is(other)]).toEqual([false, false])
  })
})

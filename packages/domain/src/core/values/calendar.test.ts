import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { localDateIn, plusDays, plusMonths, plusYears, startOfDayIn, TimeZone, utcDateOf } from './calendar.js'
import { DAY, HOUR, Instant, instantOf, later, LocalDate, millisOf, MINUTE } from './instant.js'

const day = (text: string): LocalDate => text as LocalDate
const zone = (name: string): TimeZone => name as TimeZone
const zones = [
  'Europe/Zurich',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Beirut',
  'Africa/Cairo',
  'Asia/Amman',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Asia/Gaza',
  'America/Asuncion',
  'UTC',
].map(zone)
/** The calendar that Node's own Intl keeps, to check ours against. */
const formats = new Map(
  zones.map((z) => [
    z,
    new Intl.DateTimeFormat('en-CA', { timeZone: z, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ]),
)
const intl = (z: TimeZone, ms: number): string => formats.get(z)?.format(ms) ?? ''

const moments = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2037, 11, 31) })
const days = moments.map((ms) => utcDateOf(instantOf(ms)))

describe('days in a time zone', () => {
  it('REN-05: a moment falls on the day that the wall calendar shows', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (ms, z) => {
        expect(localDateIn(z, instantOf(ms))).toBe(intl(z, ms))
      }),
      { numRuns: 500 },
    )
  })

  it('REN-05: the runtime is asked for a zone twice a day, however many moments fall on it, and each time where clocks are changed', () => {
    let asked = 0
    const dublin = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Dublin', timeZoneName: 'longOffset' })
    const format = dublin.format.bind(dublin)
    const counted = (at?: number | Date): string => {
      asked++
      return format(at)
    }
    const runtime = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, 'format') ?? {}
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', { configurable: true, get: () => counted })
    const hoursOf = (date: string): ReadonlyArray<LocalDate> =>
      Array.from({ length: 24 }, (_, hour) =>
        localDateIn(zone('Europe/Dublin'), instantOf(Date.parse(`${date}T00:30:00.000Z`) + hour * HOUR)),
      )
    const of = (date: string, next: string) => [...Array<string>(23).fill(date), next]
    const found = ['2026-07-14', '2026-07-14', '2026-03-29'].map((date) => [hoursOf(date), asked])
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', runtime)
    expect(found).toEqual([
      [of('2026-07-14', '2026-07-15'), 2],
      [of('2026-07-14', '2026-07-15'), 2],
      [of('2026-03-29', '2026-03-30'), 2 + 2 + 24],
    ])
  })

  it('REN-05: at the ends of time, a zone gives no day that none could write down', () => {
    expect([
      localDateIn(zone('Pacific/Chatham'), '9999-12-31T23:00:00.000Z' as Instant),
      localDateIn(zone('America/New_York'), '0000-01-01T01:00:00.000Z' as Instant),
    ]).toEqual(['9999-12-31', '0000-01-01'])
  })

  it('REN-05: a day starts at its first moment, whatever daylight saving does at midnight', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (d, z) => {
        const start = millisOf(startOfDayIn(z, d))
        // 30 December 2011 did not happen in Samoa: what would be due then is due when the next day starts
        expect(intl(z, start)).toBe(z === 'Pacific/Apia' && d === '2011-12-30' ? '2011-12-31' : d)
        expect(intl(z, start - 1) < d).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['Europe/Zurich', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Zurich', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Europe/Zurich', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['Europe/Zurich', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    // there is no midnight: the clocks go from 23:59 to 01:00
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['Asia/Beirut', '2024-03-31', '2024-03-30T22:00:00.000Z'],
    // there are two: the clocks go back to it
    ['America/Havana', '2024-11-03', '2024-11-03T04:00:00.000Z'],
    ['Asia/Amman', '2021-10-29', '2021-10-28T21:00:00.000Z'],
    ['Atlantic/Azores', '2024-10-27', '2024-10-27T00:00:00.000Z'],
    // the day does not exist
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
  ])('REN-05: in %s, %s starts at %s', (z, d, at) => {
    expect(startOfDayIn(zone(z), day(d))).toBe(at)
  })
})

describe('moving a day', () => {
  it('by days goes back as it came, and daylight saving shifts nothing', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -800, max: 800 }), (d, n) => {
        const moved = plusDays(d, n)
        expect(LocalDate.is(moved)).toBe(true)
        expect(plusDays(moved, -n)).toBe(d)
        expect((Date.parse(moved) - Date.parse(d)) / DAY).toBe(n)
      }),
      { numRuns: 200 },
    )
  })
  it('REN-05: by months keeps the day, or clamps to the end of the month', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), (d, n) => {
        const [y, m, dd] = d.split('-').map(Number) as [number, number, number]
        const [my, mm, md] = plusMonths(d, n).split('-').map(Number) as [number, number, number]
        expect(my * 12 + mm).toBe(y * 12 + m + n)
        expect(md).toBe(Math.min(dd, new Date(Date.UTC(my, mm, 0)).getUTCDate()))
      }),
      { numRuns: 300 },
    )
  })
  it.each([
    ['2026-04-30', -2, '2026-02-28'],
    ['2028-04-30', -2, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('REN-05: %s and %i months is %s', (from, n, to) => {
    expect(plusMonths(day(from), n)).toBe(to)
  })
  it.each([
    ['2028-02-29', 1, '2029-02-28'],
    ['2028-02-29', 4, '2032-02-29'],
    ['2027-02-28', 1, '2028-02-28'],
    ['2026-03-02', -1, '2025-03-02'],
  ])('TOK-06: %s and %i years is %s', (from, n, to) => {
    expect(plusYears(day(from), n)).toBe(to)
  })
  it('no day after 31 December 9999 is made up: the last one stays', () => {
    expect(
      [plusDays(day('9999-12-31'), 1), plusMonths(day('9999-12-01'), 1), plusYears(day('9999-06-01'), 1)].map((d) => [
        d,
        LocalDate.is(d),
      ]),
    ).toEqual(Array(3).fill(['9999-12-31', true]))
  })
})

describe('moments and days as text', () => {
  it.each([
    '2026-03-29T01:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '2028-02-29T00:00:00.000Z',
  ])('%s is a moment', (s) => {
    expect(Instant.is(s)).toBe(true)
    expect(instantOf(millisOf(s as Instant))).toBe(s)
  })
  it.each([
    '2026-02-30T00:00:00.000Z',
    '2027-02-29T00:00:00.000Z',
    '2026-03-29T24:00:00.000Z',
    '2026-03-29T23:59:60.000Z',
    '2026-03-29T01:00:00Z',
    '2026-03-29T01:00:00.000+01:00',
    '2026-03-29',
    '+010000-01-01T00:00:00.000Z',
    '2026-03-29T01:00:00.000Z\n',
    5,
    null,
  ])('%j is none', (s) => {
    expect(Instant.is(s)).toBe(false)
  })
  it.each([
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '2026-03-29T00:00:00.000Z',
    '10000-01-01',
    ' 2026-03-29',
    20260329,
    null,
  ])('%j is no day', (s) => {
    expect(LocalDate.is(s)).toBe(false)
  })
  it('sorts as text', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => instantOf(a) < instantOf(b) === a < b),
      { numRuns: 200 },
    )
  })
  it('moves by milliseconds', () => {
    expect(later('2026-12-31T23:59:00.000Z' as Instant, MINUTE)).toBe('2027-01-01T00:00:00.000Z')
    expect(later('2026-03-29T00:30:00.000Z' as Instant, -HOUR)).toBe('2026-03-28T23:30:00.000Z')
  })
})

describe('time zones', () => {
  it.each(['Europe/Zurich', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('%s is one', (z) => {
    expect(TimeZone.is(z)).toBe(true)
  })
  it.each(['Europe/Zuerich', '', '+01:00', 'Europe/Zurich\n', 'a'.repeat(65), '../etc/passwd', 7, null, '__proto__'])(
    '%j is none',
    (z) => {
      expect(TimeZone.is(z)).toBe(false)
      // and the second look says the same
      expect(TimeZone.is(z)).toBe(false)
    },
  )
})

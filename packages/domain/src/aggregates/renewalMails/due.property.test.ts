import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { localDateIn, plusDays, startOfDayIn, type TimeZone } from '../../core/values/calendar.js'
import { HOUR, type Instant, later, type LocalDate } from '../../core/values/instant.js'
import { sampleId } from '../../testing/index.js'
import { dueItems, type DueProduct, nextDueDay, type Reminding } from './due.js'
import { ReminderInterval, type ReminderItem } from './events.js'
import { reminderKey, renewalMails, type RenewalMailsState } from './state.js'

const organisation = sampleId<'Organisation'>('Bakery')
const product = sampleId<'Product'>('example.ch')
const zone = 'Europe/Zurich' as TimeZone
const policy = { automaticRenewalNoticeDays: 14 }
const day = (text: string): LocalDate => text as LocalDate
const noon = (text: string): Instant => `${text}T12:00:00.000Z` as Instant
const chosen = (...intervals: ReadonlyArray<string>): RenewalMailsState => ({
  ...renewalMails.initialState,
  intervals: Object.fromEntries(intervals.map((i) => [i, noon('2020-01-01')])),
})
const manual = (expiresOn: string): DueProduct => ({ product, expiresOn: day(expiresOn), renewal: 'Manual' })
const after = (settings: RenewalMailsState, on: string, ...items: ReadonlyArray<ReminderItem>): RenewalMailsState =>
  renewalMails.evolve(settings, { type: 'RemindersFellDue', organisation, day: day(on), items })

const anyDay = fc.integer({ min: 0, max: 2_500 }).map((n) => plusDays(day('2026-01-01'), n))
const zones = fc
  .constantFrom('Europe/Zurich', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'Pacific/Kiritimati')
  .map((z) => z as TimeZone)

describe('for any calendar and any scheduler', () => {
  it('REN-05: an interval in days is so many calendar days, and one in months the same day of the month or its last', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...ReminderInterval.values), zones, (expiresOn, interval, somewhere) => {
        const due =
          nextDueDay({ settings: chosen(interval), products: [manual(expiresOn)], zone: somewhere, policy }) ?? day('')
        const n = Number(interval.slice(0, -1))
        if (interval.endsWith('d')) expect((Date.parse(expiresOn) - Date.parse(due)) / (24 * HOUR)).toBe(n)
        else {
          const [y, m, d] = expiresOn.split('-').map(Number) as [number, number, number]
          const lastOfMonth = new Date(Date.UTC(y, m - n, 0)).getUTCDate()
          expect(due).toBe(new Date(Date.UTC(y, m - 1 - n, Math.min(d, lastOfMonth))).toISOString().slice(0, 10))
        }
      }),
    )
  })
  it('REN-05: every hour of a local day is that day, whether it has 23, 24 or 25 of them', () => {
    fc.assert(
      fc.property(anyDay, zones, (date, somewhere) => {
        const end = Date.parse(startOfDayIn(somewhere, plusDays(date, 1)))
        for (let at = startOfDayIn(somewhere, date); Date.parse(at) < end; at = later(at, HOUR))
          expect(localDateIn(somewhere, at)).toBe(date)
      }),
      { numRuns: 60 },
    )
  })

  type Happening =
    | { readonly _tag: 'Tick'; readonly times: number }
    | { readonly _tag: 'Switch'; readonly interval: ReminderInterval; readonly to: 'On' | 'Off' }
    | { readonly _tag: 'Reminders'; readonly to: 'On' | 'Off' }
    | { readonly _tag: 'Manner'; readonly which: number }
    | { readonly _tag: 'Renew'; readonly which: number }
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }).map((times): Happening => ({ _tag: 'Tick', times })) },
    fc.record({
      _tag: fc.constant('Switch' as const),
      interval: fc.constantFrom(...ReminderInterval.values),
      to: fc.constantFrom('On' as const, 'Off' as const),
    }),
    fc.record({ _tag: fc.constant('Reminders' as const), to: fc.constantFrom('On' as const, 'Off' as const) }),
    fc.record({ _tag: fc.constant('Manner' as const), which: fc.nat(2) }),
    fc.record({ _tag: fc.constant('Renew' as const), which: fc.nat(2) }),
  )
  const story = fc.array(fc.record({ wait: fc.nat(12), what: happening }), { maxLength: 40 })

  it('REN-04: whatever happens and however often it ticks, nothing is reminded twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 200 }), { minLength: 3, maxLength: 3 }), story, (ages, steps) => {
        let today = day('2026-01-01')
        let settings: RenewalMailsState = renewalMails.initialState
        const products: DueProduct[] = ages.map((n, i) => ({
          product: sampleId<'Product'>(`p${String(i)}`),
          expiresOn: plusDays(today, n),
          renewal: i === 1 ? 'Automatic' : 'Manual',
        }))
        const told = new Set<string>()
        for (const { wait, what } of steps) {
          today = plusDays(today, wait)
          const at = noon(today)
          switch (what._tag) {
            case 'Tick':
              for (let i = 0; i < what.times; i++) {
                const reminding: Reminding = { settings, products, zone, policy }
                const items = dueItems({ ...reminding, day: today })
                const next = nextDueDay(reminding)
                if (items.length > 0) expect(next !== null && next <= today).toBe(true)
                if (items.length === 0) continue
                expect(new Set(items.map((item) => item.product)).size).toBe(items.length)
                for (const item of items) {
                  expect(told.has(reminderKey(item))).toBe(false)
                  expect(item.expiresOn > today).toBe(true)
                  told.add(reminderKey(item))
                }
                settings = after(settings, today, ...items)
              }
              break
            case 'Switch':
              settings = renewalMails.evolve(settings, {
                type: 'ReminderIntervalSwitched',
                organisation,
                interval: what.interval,
                to: what.to,
                at,
              })
              break
            case 'Reminders':
              settings = renewalMails.evolve(settings, {
                type: 'ExpiryRemindersSwitched',
                organisation,
                to: what.to,
                at,
              })
              break
            case 'Manner':
              products[what.which] = {
                ...products[what.which],
                renewal: products[what.which]?.renewal === 'Manual' ? 'Automatic' : 'Manual',
              } as DueProduct
              break
            case 'Renew':
              products[what.which] = {
                ...products[what.which],
                expiresOn: plusDays(products[what.which]?.expiresOn ?? today, 365),
              } as DueProduct
              break
          }
        }
      }),
      { numRuns: 150 },
    )
  })
  it('REN-04: the next due day is the first on which anything is due, so that a scheduler may sleep until then', () => {
    fc.assert(
      fc.property(
        fc.subarray([...ReminderInterval.values]),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.boolean()), { maxLength: 3 }),
        fc.option(fc.nat(40)),
        (intervals, ages, ran) => {
          const start = day('2026-12-15')
          const products = ages.map(([n, auto], i): DueProduct => ({
            product: sampleId<'Product'>(`p${String(i)}`),
            expiresOn: plusDays(start, n),
            renewal: auto ? 'Automatic' : 'Manual',
          }))
          const fresh = chosen(...intervals)
          const ranOn = ran === null ? null : plusDays(start, ran)
          const settings =
            ranOn === null
              ? fresh
              : after(fresh, ranOn, ...dueItems({ settings: fresh, products, zone, policy, day: ranOn }))
          const reminding = { settings, products, zone, policy }
          const days = Array.from({ length: 170 }, (_, i) => plusDays(start, i - 70))
          expect(nextDueDay(reminding)).toBe(days.find((on) => dueItems({ ...reminding, day: on }).length > 0) ?? null)
        },
      ),
      { numRuns: 150 },
    )
  })
})

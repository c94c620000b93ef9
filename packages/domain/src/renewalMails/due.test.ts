import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { localDateIn, plusDays, startOfDayIn, type TimeZone } from '../core/calendar.js'
import { HOUR, type Instant, later, type LocalDate } from '../core/instant.js'
import { sampleId } from '../testing/index.js'
import { dueItems, type DueProduct, nextDueDay, type Reminding } from './due.js'
import { type ReminderItem, ReminderInterval, type RenewalMailsEvent } from './events.js'
import { reminderKey, renewalMails, type RenewalMailsState } from './state.js'

const organisation = sampleId<'Organisation'>('Bakery')
const product = sampleId<'Product'>('example.ch')
const other = sampleId<'Product'>('example.com')
const zone = 'Europe/Zurich' as TimeZone
const policy = { automaticRenewalNoticeDays: 14 }
const day = (text: string): LocalDate => text as LocalDate
const noon = (text: string): Instant => `${text}T12:00:00.000Z` as Instant
const chosen = (...intervals: ReadonlyArray<string>): RenewalMailsState => ({
  ...renewalMails.initialState, intervals: Object.fromEntries(intervals.map((i) => [i, noon('2020-01-01')])),
})
const manual = (expiresOn: string): DueProduct => ({ product, expiresOn: day(expiresOn), renewal: 'Manual' })
const automatic = (expiresOn: string): DueProduct => ({ ...manual(expiresOn), renewal: 'Automatic' })
const intervalsDue = (settings: RenewalMailsState, products: ReadonlyArray<DueProduct>, on: string): ReadonlyArray<string> =>
  dueItems({ settings, products, zone, policy, day: day(on) }).map((item) => item.interval)
const after = (settings: RenewalMailsState, on: string, ...items: ReadonlyArray<ReminderItem>): RenewalMailsState =>
  renewalMails.evolve(settings, { type: 'RemindersFellDue', organisation, day: day(on), items })

describe('when a reminder falls due', () => {
  it('REN-01: each chosen interval before the expiry, and nothing before it or in between', () => {
    const settings = chosen('2m', '7d')
    expect(intervalsDue(settings, [manual('2027-06-20')], '2027-04-19')).toStrictEqual([])
    expect(intervalsDue(settings, [manual('2027-06-20')], '2027-04-20')).toStrictEqual(['2m'])
    const told = after(settings, '2027-04-20', { product, expiresOn: day('2027-06-20'), interval: '2m' })
    expect(intervalsDue(told, [manual('2027-06-20')], '2027-06-12')).toStrictEqual([])
    expect(intervalsDue(told, [manual('2027-06-20')], '2027-06-13')).toStrictEqual(['7d'])
  })
  it('REN-01: off is off', () => {
    expect(intervalsDue({ ...chosen('7d'), expiryReminders: 'Off' }, [manual('2027-06-20')], '2027-06-13')).toStrictEqual([])
  })
  it('REN-02: automatic renewal is announced 14 days before, by the policy', () => {
    const settings = chosen('2m', '7d')
    expect(intervalsDue(settings, [automatic('2027-06-20')], '2027-06-05')).toStrictEqual([])
    expect(intervalsDue(settings, [automatic('2027-06-20')], '2027-06-06')).toStrictEqual(['Automatic'])
    const ten = { automaticRenewalNoticeDays: 10 }
    expect(dueItems({ settings, products: [automatic('2027-06-20')], zone, policy: ten, day: day('2027-06-09') })).toStrictEqual([])
    expect(dueItems({ settings, products: [automatic('2027-06-20')], zone, policy: ten, day: day('2027-06-10') })).toHaveLength(1)
  })
  it('REN-02: the notice before automatic renewal can be off', () => {
    expect(intervalsDue({ ...chosen('7d'), notices: { BeforeAutomaticRenewal: 'Off' } }, [automatic('2027-06-20')], '2027-06-13')).toStrictEqual([])
  })
  it('REN-07: a product with automatic renewal gets that notice only, also once it is past', () => {
    const settings = chosen('1d', '3d', '7d', '14d', '1m', '2m')
    const told = after(settings, '2027-06-06', { product, expiresOn: day('2027-06-20'), interval: 'Automatic' })
    for (const on of ['2027-04-20', '2027-05-20', '2027-06-05']) expect(intervalsDue(settings, [automatic('2027-06-20')], on)).toStrictEqual([])
    for (const on of ['2027-06-13', '2027-06-17', '2027-06-19']) expect(intervalsDue(told, [automatic('2027-06-20')], on)).toStrictEqual([])
  })
  it('REN-05: the end of a month clamps', () => {
    const first = (interval: string, expiresOn: string) => nextDueDay({ settings: chosen(interval), products: [manual(expiresOn)], zone, policy })
    expect(first('2m', '2027-04-30')).toBe('2027-02-28')
    expect(first('2m', '2028-04-30')).toBe('2028-02-29')
    expect(first('1m', '2027-03-31')).toBe('2027-02-28')
    expect(first('1m', '2027-07-31')).toBe('2027-06-30')
    expect(first('2m', '2027-01-31')).toBe('2026-11-30')
  })
  it('REN-05: daylight saving shifts nothing: an interval is calendar days, on any clock', () => {
    // clocks went forward in Zurich on 28 March 2027 and back on 31 October 2027
    expect(nextDueDay({ settings: chosen('1d'), products: [manual('2027-03-29')], zone, policy })).toBe('2027-03-28')
    expect(nextDueDay({ settings: chosen('7d'), products: [manual('2027-04-01')], zone, policy })).toBe('2027-03-25')
    expect(nextDueDay({ settings: chosen('3d'), products: [manual('2027-11-01')], zone, policy })).toBe('2027-10-29')
  })
})

describe('what is missed, passed or told already', () => {
  it('REN-06: a missed reminder is late once', () => {
    const settings = chosen('7d')
    expect(intervalsDue(settings, [manual('2027-06-20')], '2027-06-16')).toStrictEqual(['7d'])
    const told = after(settings, '2027-06-16', { product, expiresOn: day('2027-06-20'), interval: '7d' })
    expect(intervalsDue(told, [manual('2027-06-20')], '2027-06-17')).toStrictEqual([])
  })
  it('REN-06: none is late once the product has expired', () => {
    expect(intervalsDue(chosen('7d'), [manual('2027-06-20')], '2027-06-19')).toStrictEqual(['7d'])
    expect(intervalsDue(chosen('7d'), [manual('2027-06-20')], '2027-06-20')).toStrictEqual([])
    expect(intervalsDue(chosen('7d'), [automatic('2027-06-20')], '2027-06-20')).toStrictEqual([])
  })
  it('REN-06: a renewed product is reminded of its new date and not of the old one', () => {
    const told = after(chosen('7d'), '2027-06-13', { product, expiresOn: day('2027-06-20'), interval: '7d' })
    expect(intervalsDue(told, [manual('2028-06-20')], '2027-06-14')).toStrictEqual([])
    expect(dueItems({ settings: told, products: [manual('2028-06-20')], zone, policy, day: day('2028-06-13') }))
      .toStrictEqual([{ product, expiresOn: '2028-06-20', interval: '7d' }])
  })
  it('REN-07: several missed reminders of one product become one, the nearest to the expiry, and the others never come', () => {
    const settings = chosen('2m', '1m', '7d', '3d')
    expect(intervalsDue(settings, [manual('2027-06-20')], '2027-06-15')).toStrictEqual(['7d'])
    const told = after(settings, '2027-06-15', { product, expiresOn: day('2027-06-20'), interval: '7d' })
    expect(intervalsDue(told, [manual('2027-06-20')], '2027-06-16')).toStrictEqual([])
    expect(intervalsDue(told, [manual('2027-06-20')], '2027-06-17')).toStrictEqual(['3d'])
    const without = { ...told, intervals: { '2m': noon('2020-01-01'), '1m': noon('2020-01-01') } }
    expect(intervalsDue(without, [manual('2027-06-20')], '2027-06-19')).toStrictEqual([])
  })
  it('REN-07: an interval that has passed when it is chosen makes none', () => {
    const choose = (at: string): RenewalMailsState =>
      renewalMails.evolve(chosen(), { type: 'ReminderIntervalSwitched', organisation, interval: '7d', to: 'On', at: at as Instant })
    expect(intervalsDue(choose('2027-06-13T12:00:00.000Z'), [manual('2027-06-20')], '2027-06-13')).toStrictEqual(['7d'])
    // half past midnight in Zurich on the 14th
    expect(intervalsDue(choose('2027-06-13T22:30:00.000Z'), [manual('2027-06-20')], '2027-06-14')).toStrictEqual([])
    expect(intervalsDue(choose('2027-06-14T12:00:00.000Z'), [manual('2027-06-20')], '2027-06-14')).toStrictEqual([])
    expect(intervalsDue(choose('2027-06-14T12:00:00.000Z'), [manual('2027-06-22')], '2027-06-15')).toStrictEqual(['7d'])
  })
  it('REN-07: nor does one that passed while all reminders, or the notice, were off', () => {
    const on: RenewalMailsEvent = { type: 'ExpiryRemindersSwitched', organisation, to: 'On', at: noon('2027-06-14') }
    expect(intervalsDue(renewalMails.evolve(chosen('7d', '3d'), on), [manual('2027-06-20')], '2027-06-14')).toStrictEqual([])
    expect(intervalsDue(renewalMails.evolve(chosen('7d', '3d'), on), [manual('2027-06-20')], '2027-06-17')).toStrictEqual(['3d'])
    const notice: RenewalMailsEvent = { type: 'RenewalNoticeSwitched', organisation, notice: 'BeforeAutomaticRenewal', to: 'On', at: noon('2027-06-14') }
    expect(intervalsDue(renewalMails.evolve(chosen(), notice), [automatic('2027-06-20')], '2027-06-14')).toStrictEqual([])
  })
  it('REN-07: nor does one that had passed when the product was ordered, renewed or taken over', () => {
    const taken = { ...manual('2027-06-20'), since: noon('2027-06-14') }
    expect(intervalsDue(chosen('7d', '3d'), [taken], '2027-06-14')).toStrictEqual([])
    expect(intervalsDue(chosen('7d', '3d'), [taken], '2027-06-17')).toStrictEqual(['3d'])
  })
  it('REN-04: choosing another manner or interval does not remind twice of what was told', () => {
    const told = after(chosen('14d', '7d'), '2027-06-06', { product, expiresOn: day('2027-06-20'), interval: '14d' })
    expect(intervalsDue(told, [automatic('2027-06-20')], '2027-06-07')).toStrictEqual([])
    const announced = after(chosen('14d', '7d'), '2027-06-06', { product, expiresOn: day('2027-06-20'), interval: 'Automatic' })
    expect(intervalsDue(announced, [manual('2027-06-20')], '2027-06-07')).toStrictEqual([])
  })
  it('REN-04: products that are due on one day come together, by expiry', () => {
    const items = dueItems({
      settings: chosen('7d', '1m'), zone, policy, day: day('2027-06-13'),
      products: [{ ...manual('2027-07-13'), product: other }, manual('2027-06-20')],
    })
    expect(items).toStrictEqual([{ product, expiresOn: '2027-06-20', interval: '7d' }, { product: other, expiresOn: '2027-07-13', interval: '1m' }])
  })
})

const anyDay = fc.integer({ min: 0, max: 2_500 }).map((n) => plusDays(day('2026-01-01'), n))
const zones = fc.constantFrom('Europe/Zurich', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'Pacific/Kiritimati').map((z) => z as TimeZone)

describe('for any calendar and any scheduler', () => {
  it('REN-05: an interval in days is so many calendar days, and one in months the same day of the month or its last', () => {
    fc.assert(fc.property(anyDay, fc.constantFrom(...ReminderInterval.values), zones, (expiresOn, interval, somewhere) => {
      const due = nextDueDay({ settings: chosen(interval), products: [manual(expiresOn)], zone: somewhere, policy }) ?? day('')
      const n = Number(interval.slice(0, -1))
      if (interval.endsWith('d')) expect((Date.parse(expiresOn) - Date.parse(due)) / (24 * HOUR)).toBe(n)
      else {
        const [y, m, d] = expiresOn.split('-').map(Number) as [number, number, number]
        const lastOfMonth = new Date(Date.UTC(y, m - n, 0)).getUTCDate()
        expect(due).toBe(new Date(Date.UTC(y, m - 1 - n, Math.min(d, lastOfMonth))).toISOString().slice(0, 10))
      }
    }))
  })
  it('REN-05: every hour of a local day is that day, whether it has 23, 24 or 25 of them', () => {
    fc.assert(fc.property(anyDay, zones, (date, somewhere) => {
      const end = Date.parse(startOfDayIn(somewhere, plusDays(date, 1)))
      for (let at = startOfDayIn(somewhere, date); Date.parse(at) < end; at = later(at, HOUR)) expect(localDateIn(somewhere, at)).toBe(date)
    }), { numRuns: 60 })
  })

  type Happening =
    | { readonly _tag: 'Tick'; readonly times: number }
    | { readonly _tag: 'Switch'; readonly interval: ReminderInterval; readonly to: 'On' | 'Off' }
    | { readonly _tag: 'Reminders'; readonly to: 'On' | 'Off' }
    | { readonly _tag: 'Manner'; readonly which: number }
    | { readonly _tag: 'Renew'; readonly which: number }
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }).map((times): Happening => ({ _tag: 'Tick', times })) },
    fc.record({ _tag: fc.constant('Switch' as const), interval: fc.constantFrom(...ReminderInterval.values), to: fc.constantFrom('On' as const, 'Off' as const) }),
    fc.record({ _tag: fc.constant('Reminders' as const), to: fc.constantFrom('On' as const, 'Off' as const) }),
    fc.record({ _tag: fc.constant('Manner' as const), which: fc.nat(2) }),
    fc.record({ _tag: fc.constant('Renew' as const), which: fc.nat(2) }),
  )
  const story = fc.array(fc.record({ wait: fc.nat(12), what: happening }), { maxLength: 40 })

  it('REN-04: whatever happens and however often it ticks, nothing is reminded twice and no day makes two mails', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 5, max: 200 }), { minLength: 3, maxLength: 3 }), story, (ages, steps) => {
      let today = day('2026-01-01')
      let settings: RenewalMailsState = renewalMails.initialState
      const products: DueProduct[] = ages.map((n, i) => ({
        product: sampleId<'Product'>(`p${String(i)}`), expiresOn: plusDays(today, n), renewal: i === 1 ? 'Automatic' : 'Manual',
      }))
      const told = new Set<string>()
      const days = new Set<string>()
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
              expect(days.has(today)).toBe(false)
              days.add(today)
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
            settings = renewalMails.evolve(settings, { type: 'ReminderIntervalSwitched', organisation, interval: what.interval, to: what.to, at })
            break
          case 'Reminders':
            settings = renewalMails.evolve(settings, { type: 'ExpiryRemindersSwitched', organisation, to: what.to, at })
            break
          case 'Manner':
            products[what.which] = { ...products[what.which], renewal: products[what.which]?.renewal === 'Manual' ? 'Automatic' : 'Manual' } as DueProduct
            break
          case 'Renew':
            products[what.which] = { ...products[what.which], expiresOn: plusDays(products[what.which]?.expiresOn ?? today, 365) } as DueProduct
            break
        }
      }
    }), { numRuns: 150 })
  })
  it('REN-04: the next due day is the first on which anything is due, so that a scheduler may sleep until then', () => {
    fc.assert(fc.property(
      fc.subarray([...ReminderInterval.values]), fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.boolean()), { maxLength: 3 }), fc.option(fc.nat(40)),
      (intervals, ages, ran) => {
        const start = day('2026-12-15')
        const products = ages.map(([n, auto], i): DueProduct => ({
          product: sampleId<'Product'>(`p${String(i)}`), expiresOn: plusDays(start, n), renewal: auto ? 'Automatic' : 'Manual',
        }))
        const fresh = chosen(...intervals)
        const ranOn = ran === null ? null : plusDays(start, ran)
        const settings = ranOn === null ? fresh : after(fresh, ranOn, ...dueItems({ settings: fresh, products, zone, policy, day: ranOn }))
        const reminding = { settings, products, zone, policy }
        const days = Array.from({ length: 170 }, (_, i) => plusDays(start, i - 70))
        expect(nextDueDay(reminding)).toBe(days.find((on) => dueItems({ ...reminding, day: on }).length > 0) ?? null)
      },
    ), { numRuns: 150 })
  })
})

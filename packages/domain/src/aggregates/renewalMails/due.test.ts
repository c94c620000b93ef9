import { describe, expect, it } from '@jest/globals'
import type { TimeZone } from '../../core/values/calendar.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import { sampleId } from '../../testing/index.js'
import { dueItems, type DueProduct, nextDueDay } from './due.js'
import type { ReminderItem, RenewalMailsEvent } from './events.js'
import { renewalMails, type RenewalMailsState } from './state.js'

const organisation = sampleId<'Organisation'>('Bakery')
const product = sampleId<'Product'>('example.ch')
const other = sampleId<'Product'>('example.com')
const zone = 'Europe/Zurich' as TimeZone
const policy = { automaticRenewalNoticeDays: 14 }
const day = (text: string): LocalDate => text as LocalDate
const noon = (text: string): Instant => `${text}T12:00:00.000Z` as Instant
const chosen = (...intervals: ReadonlyArray<string>): RenewalMailsState => ({
  ...renewalMails.initialState,
  intervals: Object.fromEntries(intervals.map((i) => [i, noon('2020-01-01')])),
})
const manual = (expiresOn: string): DueProduct => ({ product, expiresOn: day(expiresOn), renewal: 'Manual' })
const automatic = (expiresOn: string): DueProduct => ({ ...manual(expiresOn), renewal: 'Automatic' })
const intervalsDue = (
  settings: RenewalMailsState,
  products: ReadonlyArray<DueProduct>,
  on: string,
): ReadonlyArray<string> => dueItems({ settings, products, zone, policy, day: day(on) }).map((item) => item.interval)
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
    expect(
      intervalsDue({ ...chosen('7d'), expiryReminders: 'Off' }, [manual('2027-06-20')], '2027-06-13'),
    ).toStrictEqual([])
  })
  it('REN-02: automatic renewal is announced 14 days before, by the policy', () => {
    const settings = chosen('2m', '7d')
    expect(intervalsDue(settings, [automatic('2027-06-20')], '2027-06-05')).toStrictEqual([])
    expect(intervalsDue(settings, [automatic('2027-06-20')], '2027-06-06')).toStrictEqual(['Automatic'])
    const ten = { automaticRenewalNoticeDays: 10 }
    expect(
      dueItems({ settings, products: [automatic('2027-06-20')], zone, policy: ten, day: day('2027-06-09') }),
    ).toStrictEqual([])
    expect(
      dueItems({ settings, products: [automatic('2027-06-20')], zone, policy: ten, day: day('2027-06-10') }),
    ).toHaveLength(1)
  })
  it('REN-02: the notice before automatic renewal can be off', () => {
    expect(
      intervalsDue(
        { ...chosen('7d'), notices: { BeforeAutomaticRenewal: 'Off' } },
        [automatic('2027-06-20')],
        '2027-06-13',
      ),
    ).toStrictEqual([])
  })
  it('REN-07: a product with automatic renewal gets that notice only, also once it is past', () => {
    const settings = chosen('1d', '3d', '7d', '14d', '1m', '2m')
    const told = after(settings, '2027-06-06', { product, expiresOn: day('2027-06-20'), interval: 'Automatic' })
    for (const on of ['2027-04-20', '2027-05-20', '2027-06-05'])
      expect(intervalsDue(settings, [automatic('2027-06-20')], on)).toStrictEqual([])
    for (const on of ['2027-06-13', '2027-06-17', '2027-06-19'])
      expect(intervalsDue(told, [automatic('2027-06-20')], on)).toStrictEqual([])
  })
  it('REN-05: the end of a month clamps', () => {
    const first = (interval: string, expiresOn: string) =>
      nextDueDay({ settings: chosen(interval), products: [manual(expiresOn)], zone, policy })
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
    expect(
      dueItems({ settings: told, products: [manual('2028-06-20')], zone, policy, day: day('2028-06-13') }),
    ).toStrictEqual([{ product, expiresOn: '2028-06-20', interval: '7d' }])
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
      renewalMails.evolve(chosen(), {
        type: 'ReminderIntervalSwitched',
        organisation,
        interval: '7d',
        to: 'On',
        at: at as Instant,
      })
    expect(intervalsDue(choose('2027-06-13T12:00:00.000Z'), [manual('2027-06-20')], '2027-06-13')).toStrictEqual(['7d'])
    // half past midnight in Zurich on the 14th
    expect(intervalsDue(choose('2027-06-13T22:30:00.000Z'), [manual('2027-06-20')], '2027-06-14')).toStrictEqual([])
    expect(intervalsDue(choose('2027-06-14T12:00:00.000Z'), [manual('2027-06-20')], '2027-06-14')).toStrictEqual([])
    expect(intervalsDue(choose('2027-06-14T12:00:00.000Z'), [manual('2027-06-22')], '2027-06-15')).toStrictEqual(['7d'])
  })
  it('REN-07: nor does one that passed while all reminders, or the notice, were off', () => {
    const on: RenewalMailsEvent = { type: 'ExpiryRemindersSwitched', organisation, to: 'On', at: noon('2027-06-14') }
    expect(
      intervalsDue(renewalMails.evolve(chosen('7d', '3d'), on), [manual('2027-06-20')], '2027-06-14'),
    ).toStrictEqual([])
    expect(
      intervalsDue(renewalMails.evolve(chosen('7d', '3d'), on), [manual('2027-06-20')], '2027-06-17'),
    ).toStrictEqual(['3d'])
    const notice: RenewalMailsEvent = {
      type: 'RenewalNoticeSwitched',
      organisation,
      notice: 'BeforeAutomaticRenewal',
      to: 'On',
      at: noon('2027-06-14'),
    }
    expect(intervalsDue(renewalMails.evolve(chosen(), notice), [automatic('2027-06-20')], '2027-06-14')).toStrictEqual(
      [],
    )
  })
  it('REN-07: nor does one that had passed when the product was ordered, renewed or taken over', () => {
    const taken = { ...manual('2027-06-20'), since: noon('2027-06-14') }
    expect(intervalsDue(chosen('7d', '3d'), [taken], '2027-06-14')).toStrictEqual([])
    expect(intervalsDue(chosen('7d', '3d'), [taken], '2027-06-17')).toStrictEqual(['3d'])
  })
  it('REN-04, hole 13: what becomes due after the mail of its day is due on that same day', () => {
    const told = after(chosen('1d'), '2027-06-19', { product: other, expiresOn: day('2027-06-20'), interval: '1d' })
    expect(intervalsDue(told, [manual('2027-06-20')], '2027-06-19')).toStrictEqual(['1d'])
    expect(nextDueDay({ settings: told, products: [manual('2027-06-20')], zone, policy })).toBe('2027-06-19')
  })
  it('REN-04, hole 13: each manner of renewal is announced, also on the day that announced the other one', () => {
    const expiry = { product, expiresOn: day('2027-06-20'), interval: '14d' } as const
    const told = after(chosen('14d', '7d'), '2027-06-06', expiry)
    expect(intervalsDue(told, [automatic('2027-06-20')], '2027-06-06')).toStrictEqual(['Automatic'])
    const announced = after(chosen('14d', '7d'), '2027-06-06', { ...expiry, interval: 'Automatic' })
    expect(intervalsDue(announced, [manual('2027-06-20')], '2027-06-06')).toStrictEqual(['14d'])
    const both = after(told, '2027-06-06', { ...expiry, interval: 'Automatic' })
    expect(intervalsDue(both, [automatic('2027-06-20')], '2027-06-06')).toStrictEqual([])
    expect(intervalsDue(both, [manual('2027-06-20')], '2027-06-06')).toStrictEqual([])
    const changed = { ...automatic('2027-06-20'), since: noon('2027-06-07') }
    expect(intervalsDue(told, [changed], '2027-06-07')).toStrictEqual([])
  })
  it('REN-04, hole 13: a calendar that goes back across the date line loses nothing and tells nothing twice', () => {
    const told = after(chosen('1d', '3d'), '2027-06-20', { product, expiresOn: day('2027-06-21'), interval: '1d' })
    const soon = { ...manual('2027-06-20'), product: other }
    expect(intervalsDue(told, [manual('2027-06-21'), soon], '2027-06-19')).toStrictEqual(['1d'])
    // from Kiritimati to Niue it can be two days: what was told of the day between is remembered
    const early = after(chosen('1d'), '2027-06-18', { product, expiresOn: day('2027-06-19'), interval: '1d' })
    const late = after(early, '2027-06-20', { product: other, expiresOn: day('2027-06-21'), interval: '1d' })
    expect(intervalsDue(late, [manual('2027-06-19')], '2027-06-18')).toStrictEqual([])
  })
  it('REN-04: what has expired on every calendar is remembered no longer', () => {
    const told = after(chosen('1d'), '2027-06-18', { product, expiresOn: day('2027-06-19'), interval: '1d' })
    const later = after(told, '2027-06-21', { product: other, expiresOn: day('2027-06-22'), interval: '1d' })
    expect(Object.keys(later.reminded)).toStrictEqual(['2027-06-22'])
  })
  it('REN-04: products that are due on one day come together, by expiry', () => {
    const items = dueItems({
      settings: chosen('7d', '1m'),
      zone,
      policy,
      day: day('2027-06-13'),
      products: [{ ...manual('2027-07-13'), product: other }, manual('2027-06-20')],
    })
    expect(items).toStrictEqual([
      { product, expiresOn: '2027-06-20', interval: '7d' },
      { product: other, expiresOn: '2027-07-13', interval: '1m' },
    ])
  })
})

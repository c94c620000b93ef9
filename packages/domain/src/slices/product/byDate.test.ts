import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { OrderProduct } from './commands.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import { type ProductEvent, ProductLabel } from '../../aggregates/product/events.js'
import { renewalsOwed } from '../../aggregates/product/expiry.js'
import { circumstances, sampleBox, sampleId, specOf } from '../../testing/index.js'
import { productSlice } from './index.js'

const product = sampleId<'Product'>('example.ch')
const organisation = sampleId<'Organisation'>('Bakery')
const to = sampleId<'Organisation'>('Florist')
const day = (text: string): LocalDate => text as LocalDate
const noon = (text: string): Instant => `${text}T12:00:00.000Z` as Instant
const usual = {
  ...circumstances(),
  admission: 'Admitted',
  actsAs: 'Manager',
  mayReceive: true,
  isAdmittedThere: true,
} as const
const { given } = specOf(productSlice, usual)

const price = { amount: 1_500, currency: 'CHF' }
const stay = { product, organisation, stay: 1 }
const order = {
  type: 'OrderProduct',
  product,
  organisation,
  category: 'Domain',
  label: sampleBox(ProductLabel, organisation, 'example.ch'),
  expiresOn: day('2027-03-02'),
  renewalPrice: price,
  renewal: 'Manual',
} as const
const ordered: ProductEvent = { ...order, type: 'ProductOrdered', stay: 1, at: usual.now }
const automatic: ProductEvent = { type: 'RenewalMannerChanged', ...stay, renewal: 'Automatic' }
const ended = (why: 'Cancelled' | 'Expired'): ProductEvent => ({ type: 'ProductEnded', ...stay, why, at: usual.now })
const renewal = (from: string, until: string, manner: 'Manual' | 'Automatic' = 'Automatic'): ProductEvent => ({
  type: 'ProductRenewed',
  ...stay,
  from: day(from),
  until: day(until),
  manner,
  price,
})
const about = { product, organisation }
const renew = { type: 'RenewProduct', ...about, from: day('2027-03-02'), until: day('2028-03-02') } as const
const commands = {
  renew,
  change: { type: 'ChangeRenewalManner', ...about, renewal: 'Automatic' },
  transfer: { type: 'TransferProduct', ...about, to },
  clock: { type: 'RenewAutomatically', ...about, from: day('2027-03-02') },
} as const

describe('a product whose expiry nobody recorded', () => {
  it.each(Object.entries(commands))(
    'PRD-01, hole 20: is expired by date for %s, as it is once that is recorded; not before',
    (_, command) => {
      const by = command.type === 'RenewAutomatically' ? ({ actsAs: 'Clock' } as const) : {}
      given(ordered)
        .when(command, { ...by, now: noon('2027-03-03') })
        .thenRefused('ProductHasExpired', 'PRD-01', { product })
      given(ordered, ended('Expired'))
        .when(command, { ...by, now: noon('2027-03-03') })
        .thenRefused('ProductHasExpired', 'PRD-01', { product })
      given(ordered, ended('Cancelled'))
        .when(command, { ...by, now: noon('2027-03-03') })
        .thenRefused('UnknownProduct', 'PRD-01', { product })
    },
  )
  it('PRD-01, hole 20: runs through the day of its expiry, in every time zone', () => {
    given(ordered)
      .when(renew, { now: '2027-03-02T23:59:59.999Z' as Instant })
      .then(renewal('2027-03-02', '2028-03-02', 'Manual'))
    given(ordered)
      .when(renew, { now: '2027-03-03T00:00:00.000Z' as Instant })
      .thenRefused('ProductHasExpired', 'PRD-01')
  })
})

describe('a product whose automatic renewal nobody recorded', () => {
  const late = { now: noon('2028-03-10') }
  const owed = [renewal('2027-03-02', '2028-03-02'), renewal('2028-03-02', '2029-03-02')]
  it('PRD-01, hole 20: is renewed by date, and each year is on record, at its price, before what is decided then', () => {
    given(ordered, automatic)
      .when({ ...commands.change, renewal: 'Manual' }, late)
      .then(...owed, { type: 'RenewalMannerChanged', ...stay, renewal: 'Manual' })
    given(ordered, automatic)
      .when(commands.transfer, late)
      .then(...owed, {
        type: 'ProductTransferred',
        product,
        organisation: to,
        stay: 2,
        from: organisation,
        expiresOn: day('2029-03-02'),
        renewal: 'Automatic',
      })
    given(ordered, automatic)
      .when({ type: 'EndProduct', ...about, why: 'Cancelled' }, late)
      .then(...owed, { type: 'ProductEnded', ...stay, why: 'Cancelled', at: late.now })
    given(ordered, automatic)
      .when({ ...renew, from: day('2029-03-02'), until: day('2030-03-02') }, late)
      .then(...owed, renewal('2029-03-02', '2030-03-02', 'Manual'))
  })
  it('PRD-01, hole 20: answers as it does once its renewals are recorded', () => {
    for (const history of [
      [ordered, automatic],
      [ordered, automatic, ...owed],
    ]) {
      given(...history)
        .when(renew, late)
        .thenRefused('NotTheCurrentExpiry', 'PRD-01', { expiresOn: '2029-03-02' })
      given(...history)
        .when({ type: 'EndProduct', ...about, why: 'Expired' }, late)
        .thenRefused('NotExpired', 'PRD-01', { expiresOn: '2029-03-02' })
      given(...history)
        .when(commands.change, late)
        .thenNothing()
    }
  })
  it('PRD-01: the clock records one year after the other, and the calendar has an end', () => {
    given(ordered, automatic)
      .when(commands.clock, { ...late, actsAs: 'Clock' })
      .then(renewal('2027-03-02', '2028-03-02'))
    const last = { expiresOn: day('9999-12-31'), renewal: 'Automatic' } as const
    expect(renewalsOwed(last, noon('9999-12-31'))).toEqual([])
  })
})

describe('the price of a product, and what it buys', () => {
  it('PRD-01, hole 20: one renewal reaches 13 months at most, so that nobody gets the year 9999 at the price of one', () => {
    given(ordered)
      .when({ ...renew, until: day('2028-04-02') })
      .then(renewal('2027-03-02', '2028-04-02', 'Manual'))
    for (const until of ['2028-04-03', '9999-12-31'])
      given(ordered)
        .when({ ...renew, until: day(until) })
        .thenRefused('RenewalTooLong', 'PRD-01', { until: '2028-04-02' })
    given(ordered)
      .when({ ...renew, until: day('2029-03-02') }, { policy: { ...usual.policy, renewalMonths: 24 } })
      .then(renewal('2027-03-02', '2029-03-02', 'Manual'))
  })
  it('PRD-01, hole 20: nothing is ordered at a negative price', () => {
    const decoded = (amount: number) =>
      E.isRight(OrderProduct.codec.decode({ ...order, renewalPrice: { amount, currency: 'CHF' } }))
    expect([-5_000, -1, 0, 1_500].map(decoded)).toEqual([false, false, true, true])
  })
})

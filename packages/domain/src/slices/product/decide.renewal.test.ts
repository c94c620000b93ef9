import { describe, it } from '@jest/globals'
import type { LocalDate } from '../../core/values/instant.js'
import { type ProductEvent, ProductLabel } from '../../aggregates/product/events.js'
import { circumstances, sampleBox, sampleId, specOf } from '../../testing/index.js'
import { productSlice } from './index.js'

const product = sampleId<'Product'>('example.ch')
const organisation = sampleId<'Organisation'>('Bakery')
const day = (text: string): LocalDate => text as LocalDate
const usual = {
  ...circumstances(),
  admission: 'Admitted',
  actsAs: 'Manager',
  mayReceive: false,
  isAdmittedThere: false,
} as const
const { given, twice } = specOf(productSlice, usual)

const label = sampleBox(ProductLabel, organisation, 'example.ch')
const renewalPrice = { amount: 1_500, currency: 'CHF' }
const order = {
  type: 'OrderProduct',
  product,
  organisation,
  category: 'Domain',
  label,
  expiresOn: day('2027-03-02'),
  renewalPrice,
  renewal: 'Manual',
} as const
const ordered: ProductEvent = { ...order, type: 'ProductOrdered', stay: 1, at: usual.now }
const automatic: ProductEvent = { type: 'RenewalMannerChanged', product, organisation, stay: 1, renewal: 'Automatic' }
const renew = {
  type: 'RenewProduct',
  product,
  organisation,
  from: day('2027-03-02'),
  until: day('2028-03-02'),
} as const

describe('renewing a product', () => {
  it('BIL-06: a renewal that was authorised with another payer is not made', () => {
    given(ordered).when(renew, { actsAs: 'OldPayer' }).thenRefused('PayerChanged', 'BIL-06')
  })
  it('PRD-01: a product is renewed by hand, from its expiry on', () => {
    given(ordered)
      .when(renew)
      .then({
        type: 'ProductRenewed',
        product,
        organisation,
        stay: 1,
        from: renew.from,
        until: renew.until,
        manner: 'Manual',
        price: renewalPrice,
      })
  })
  it('PRD-01: one expiry is renewed once', () => {
    const renewed: ProductEvent = {
      type: 'ProductRenewed',
      product,
      organisation,
      stay: 1,
      from: renew.from,
      until: renew.until,
      manner: 'Manual',
      price: renewalPrice,
    }
    given(ordered, renewed).when(renew).thenRefused('NotTheCurrentExpiry', 'PRD-01', { expiresOn: '2028-03-02' })
  })
  it('PRD-01: a renewal does not go back', () => {
    given(ordered)
      .when({ ...renew, until: renew.from })
      .thenRefused('RenewalGoesBack', 'PRD-01', { from: '2027-03-02', until: '2027-03-02' })
  })
  it('PRD-01: automatic renewal is a year, and only where it was chosen', () => {
    const tick = { type: 'RenewAutomatically', product, organisation, from: renew.from } as const
    const due = { now: '2027-03-02T00:00:00.000Z' as typeof usual.now, actsAs: 'Clock' } as const
    given(ordered, automatic)
      .when(tick, due)
      .then({
        type: 'ProductRenewed',
        product,
        organisation,
        stay: 1,
        from: renew.from,
        until: day('2028-03-02'),
        manner: 'Automatic',
        price: renewalPrice,
      })
    twice(ordered, automatic)(tick, due).thenNothing()
    given(ordered).when(tick, due).thenRefused('NotRenewedAutomatically', 'PRD-01')
    given(ordered, automatic)
      .when(tick, { ...due, now: usual.now })
      .thenRefused('NotExpired', 'PRD-01', { expiresOn: '2027-03-02' })
    given(ordered, automatic)
      .when(tick, { ...due, actsAs: 'Manager' })
      .thenRefused('OnlyTheClockRenewsAutomatically', 'PRD-01')
  })
  it('PRD-01: choosing what is chosen already changes nothing', () => {
    twice(ordered)({ type: 'ChangeRenewalManner', product, organisation, renewal: 'Automatic' }).thenNothing()
  })
})

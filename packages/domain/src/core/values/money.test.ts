import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { formatMoney, Money, share } from './money.js'

const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
const parts = fc.integer({ min: -10_000, max: 10_000 })
const wholes = fc.integer({ min: -10_000, max: 10_000 }).filter((n) => n !== 0)

describe('a share of an amount', () => {
  it('BIL-10: is the nearest integer to the exact rational, and the even one of two', () => {
    fc.assert(
      fc.property(amounts, parts, wholes, (amount, part, whole) => {
        const result = share(amount, part, whole)
        fc.pre(Number.isSafeInteger(result))
        const [n, d] =
          whole < 0 ? [-BigInt(amount) * BigInt(part), -BigInt(whole)] : [BigInt(amount) * BigInt(part), BigInt(whole)]
        const twice = 2n * (BigInt(result) * d - n)
        const distance = twice < 0n ? -twice : twice
        expect(distance <= d).toBe(true)
        if (distance === d) expect(result % 2 === 0).toBe(true)
        expect(Object.is(result, -0)).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })
  it('BIL-10: halves go to the even neighbour, on both sides of zero', () => {
    expect([50, 150, 250, 350, -50, -150, -250, -350].map((a) => share(a, 1, 100))).toEqual([0, 2, 2, 4, 0, -2, -2, -4])
    expect(
      [
        [1, 1, -2],
        [3, 1, -2],
        [-3, -1, -2],
        [5, -1, 2],
      ].map(([a, p, w]) => share(a as number, p as number, w as number)),
    ).toEqual([0, -2, -2, -2])
  })
  it('BIL-10: is exact where floating point is not', () => {
    expect(share(999_999_999_999, 9_999, 10_000)).toBe(999_899_999_999)
    expect(share(999_999_999_999, 1, 1)).toBe(999_999_999_999)
    expect(share(1_000_000_000_000, 333_333_333, 1_000_000_000)).toBe(333_333_333_000)
  })
})

describe('money', () => {
  it('is an integer with a currency', () => {
    expect(
      [
        { amount: 1, currency: 'CHF' },
        { amount: 1.5, currency: 'CHF' },
        { amount: 1, currency: 'chf' },
        { amount: 1, currency: 'CHFX' },
        { amount: '1', currency: 'CHF' },
        { amount: 1 },
      ].map((m) => Money.is(m)),
    ).toEqual([true, false, false, false, false, false])
  })
  it('BIL-10: has as many decimals as its currency', () => {
    const written = (currency: string) =>
      [0, 5, -5, 3_250, -1_234_567].map((amount) => formatMoney({ amount, currency }))
    expect(written('JPY')).toEqual(['0 JPY', '5 JPY', '-5 JPY', '3250 JPY', '-1234567 JPY'])
    expect(written('KWD')).toEqual(['0.000 KWD', '0.005 KWD', '-0.005 KWD', '3.250 KWD', '-1234.567 KWD'])
    expect(written('EUR')).toEqual(['0.00 EUR', '0.05 EUR', '-0.05 EUR', '32.50 EUR', '-12345.67 EUR'])
    expect(written('XQQ')).toEqual(['0.00 XQQ', '0.05 XQQ', '-0.05 XQQ', '32.50 XQQ', '-12345.67 XQQ'])
  })
  it('BIL-10: is read back to the same minor units, whatever the currency', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('CHF', 'JPY', 'KWD', 'CLF', 'XXX'), (amount, currency) => {
        const [text = '', code] = formatMoney({ amount, currency }).split(' ')
        expect([Number(text.replace('.', '')), code]).toEqual([amount, currency])
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/)
      }),
    )
  })
  it('reads as people write it', () => {
    expect(
      [0, 5, 50, 3_250, -5, -3_250, 100_000_000].map((amount) => formatMoney({ amount, currency: 'CHF' })),
    ).toEqual(['0.00 CHF', '0.05 CHF', '0.50 CHF', '32.50 CHF', '-0.05 CHF', '-32.50 CHF', '1000000.00 CHF'])
  })
})

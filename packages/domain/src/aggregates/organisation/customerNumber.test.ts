import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { checkDigitOf, customerNumberOf, isCustomerNumber } from './customerNumber.js'

const drawn = fc.uint8Array({ minLength: 4, maxLength: 4 }).map(customerNumberOf)
const replaced = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1)

describe('the customer number', () => {
  it('ORG-09: the check digit is that of the published examples of the method', () => {
    expect(['7992739871', '411111111111111', '37828224631000', '0', ''].map(checkDigitOf)).toEqual([
      '3',
      '1',
      '5',
      '0',
      '0',
    ])
  })
  it('ORG-09: a number is seven digits, the first not 0, and a check digit', () => {
    expect(
      [
        [0, 0, 0, 0],
        [0, 0, 0, 1],
        [255, 255, 255, 255],
      ].map((bytes) => customerNumberOf(new Uint8Array(bytes))),
    ).toEqual(['10000008', '10000016', '29672953'])
    fc.assert(
      fc.property(drawn, (number) => {
        expect(number).toMatch(/^[1-9]\d{7}$/)
        expect(isCustomerNumber(number)).toBe(true)
      }),
    )
  })
  it('ORG-09: every single wrong digit is found', () => {
    fc.assert(
      fc.property(drawn, fc.nat(7), fc.integer({ min: 0, max: 9 }), (number, at, digit) => {
        expect(isCustomerNumber(replaced(number, at, String(digit)))).toBe(number[at] === String(digit))
      }),
      { numRuns: 200 },
    )
  })
  it('ORG-09: every two neighbours that changed places are found, but for 0 and 9', () => {
    fc.assert(
      fc.property(drawn, fc.nat(6), (number, at) => {
        const [left = '', right = ''] = number.slice(at, at + 2)
        fc.pre(left !== right && !(at === 0 && right === '0'))
        const unseen = [left, right].sort().join('') === '09'
        expect(isCustomerNumber(number.slice(0, at) + right + left + number.slice(at + 2))).toBe(unseen)
      }),
      { numRuns: 200 },
    )
  })
  it('ORG-09: what is not eight digits is no customer number', () => {
    expect(
      ['', '1000001', '100000170', '01000009', '1000001x', ' 10000016', '１0000016'].filter(isCustomerNumber),
    ).toEqual([])
  })
})

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { backoffMs } from './backoff.js'

const backoff = { firstMs: 10, capMs: 60 }

describe('the wait after a failure', () => {
  it('doubles after each failure, up to the cap', () => {
    expect([1, 2, 3, 4, 1_000].map((n) => backoffMs(backoff, n))).toEqual([10, 20, 40, 60, 60])
  })
  it('is half a matter of chance', () => {
    expect([0, 0.5, 1].map((chance) => backoffMs(backoff, 3, () => chance))).toEqual([20, 30, 40])
  })
  it('stays between half of the whole wait and all of it, whatever the chance', () => {
    const chances = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.nat({ max: 2_000 }), chances, (failures, chance) => {
        const whole = backoffMs(backoff, failures)
        const wait = backoffMs(backoff, failures, () => chance)
        expect(wait).toBeGreaterThanOrEqual(whole / 2)
        expect(wait).toBeLessThanOrEqual(whole)
      }),
    )
  })
})

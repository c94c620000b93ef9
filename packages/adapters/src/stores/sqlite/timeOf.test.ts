import { expect, it } from '@jest/globals'
import { instantOf } from '@mandat/domain'
import fc from 'fast-check'
import { timeOf } from './timeOf.js'

it('a moment is read as it was written, from the year 0 to the year 9999, whatever was read before it', () => {
  const moment = fc.integer({
    min: Date.parse('0000-01-01T00:00:00.000Z'),
    max: Date.parse('9999-12-01T00:00:00.000Z'),
  })
  fc.assert(
    fc.property(moment, fc.nat({ max: 200_000_000 }), (ms, later) => {
      expect([timeOf(ms), timeOf(ms + later), timeOf(ms)]).toStrictEqual([ms, ms + later, ms].map(instantOf))
    }),
  )
})

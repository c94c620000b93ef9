import { expect, it } from '@jest/globals'
import { handlerRefusals, registry } from '@mandat/domain/kit'
import { queryRefusals } from '@mandat/projections/kit'

it('LOG-01: what queries are refused with, and what any command may be, has a name that no slice has', () => {
  const ofSlices = new Set(registry.slices.flatMap(({ refusals }) => Object.keys(refusals ?? {})))
  const others = [...Object.keys(queryRefusals), ...Object.keys(handlerRefusals), 'NotForYou']
  expect(others.filter((name) => ofSlices.has(name))).toStrictEqual([])
  expect(new Set(others).size).toBe(others.length)
})

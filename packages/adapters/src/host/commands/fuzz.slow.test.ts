import { expect, it } from '@jest/globals'
import { fuzz } from '../../testing/fuzz.js'

const ROUNDS = 100
/** Sessions end and organisations close under the fuzz: after so many inputs a new host has more to say. */
const INPUTS = 1_000

it('LOG-01, ACC-08: of 100,000 inputs none throws, and none that is refused or fails changes the log', async () => {
  const seen = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) await fuzz(INPUTS, 7_000 + round, seen)
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(ROUNDS * INPUTS)
  expect(seen.get('Applied')).toBeGreaterThan(2_000)
  // so many different answers there were, and most of them often
  expect(seen.size).toBeGreaterThan(90)
  expect([...seen.values()].filter((count) => count >= 10).length).toBeGreaterThan(70)
})

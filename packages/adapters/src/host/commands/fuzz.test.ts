import { expect, it } from '@jest/globals'
import { fuzz } from '../../testing/fuzz.js'

// 100,000 of them: fuzz.slow.test.ts
it('LOG-01, ACC-08: of any input, nothing throws, and what is refused or fails leaves the log as it was', async () => {
  const seen = await fuzz(1_000, 20_260_302)
  // it got past the door: some were applied, and many rules had their say
  expect(seen.get('Applied')).toBeGreaterThan(15)
  expect(seen.size).toBeGreaterThan(40)
}, 180_000)

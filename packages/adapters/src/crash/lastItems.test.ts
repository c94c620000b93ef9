import { describe, expect, it } from '@jest/globals'
import { inFolder } from '../testing/scratch.js'
import { logIn } from './lastItem.js'
import { lastItems } from './lastItems.js'
import { twoConnections } from './twoConnections.js'
import { told } from './twoDoors.js'

// through two processes: lastItems.crash.test.ts
describe('the last of something, wanted at once through two connections', () => {
  it.each(lastItems)(
    '$title',
    ({ race, right, after }) =>
      inFolder(async (path) => {
        const doors = await twoConnections(path('m.db'))
        for (let round = 0; round < 4; round++) {
          const { answers, after: look } = await race(doors, round)
          expect(right).toContainEqual(told(answers))
          if (look !== undefined) expect(await look(await logIn(path('m.db')))).toStrictEqual(after)
        }
        await doors.close()
      })(),
    60_000,
  )
})

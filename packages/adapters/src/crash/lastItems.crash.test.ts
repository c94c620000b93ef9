import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { join } from 'node:path'
import { logIn } from './lastItem.js'
import { lastItems } from './lastItems.js'
import { type TwoProcesses, twoProcesses } from './twoProcesses.js'
import { told } from './twoDoors.js'

const program = join(__dirname, '../../dist/crash/child.js')

describe('the last of something, wanted at once through two processes', () => {
  let both: TwoProcesses
  beforeAll(async () => {
    both = await twoProcesses(program)
  })
  afterAll(async () => {
    expect(await both.close()).toStrictEqual([
      { _tag: 'Closed', why: null },
      { _tag: 'Closed', why: null },
    ])
    both.remove()
  })
  it.each(lastItems)('$title', async ({ race, right, after }) => {
    for (let round = 0; round < 9; round++) {
      const { answers, after: look } = await race(both, round)
      expect(right).toContainEqual(told(answers))
      if (look !== undefined) expect(await look(await logIn(both.file))).toStrictEqual(after)
    }
  })
})

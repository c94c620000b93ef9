import { beforeAll, describe, expect, it } from '@jest/globals'
import { changes, manners } from '../../testing/crash.js'
import { type CrashRun, crashRun, endOf, troubleOf } from '../../testing/crashScenario.js'

let whole: CrashRun
beforeAll(async () => {
  whole = await crashRun(0, 'Dies')
})

describe('crashes between any two steps', () => {
  it.each(manners)(
    'LOG-07, ACC-01, REN-04: a process that %s, at any call of a port, ends as if nothing had been',
    async (manner) => {
      const problems: Array<string> = []
      for (const [index, call] of whole.calls.entries()) {
        // reads change nothing: a death at one is the death before the next change
        const chosen = manner.startsWith('Dies') ? changes(call) : index % (changes(call) ? 5 : 11) === 0
        if (chosen) problems.push(...(await troubleOf(index + 1, call, manner, endOf(whole))))
      }
      expect(problems).toEqual([])
    },
    1_200_000,
  )
})

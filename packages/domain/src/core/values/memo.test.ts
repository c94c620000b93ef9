import { describe, expect, it } from '@jest/globals'
import { memoByRef, memoByText } from './memo.js'

describe('what is worked out once', () => {
  it('for each object, whatever it holds', () => {
    const asked: Array<object> = []
    const isEmpty = memoByRef((list: ReadonlyArray<number>) => {
      asked.push(list)
      return list.length === 0
    })
    const [one, other]: [ReadonlyArray<number>, ReadonlyArray<number>] = [[], []]
    expect([one, one, other, one, [1]].map(isEmpty)).toEqual([true, true, true, true, false])
    expect(asked).toEqual([one, other, [1]])
    expect(asked[0]).toBe(one)
  })
  it('for each text, of no more of them than wanted', () => {
    const asked: Array<string> = []
    const lengthOf = memoByText((text) => asked.push(text) * 0 + text.length, 2)
    expect(['', 'a', '', 'bb', '', 'a'].map(lengthOf)).toEqual([0, 1, 0, 2, 0, 1])
    // 'a' was asked for longest ago when 'bb' came
    expect(asked).toEqual(['', 'a', 'bb', 'a'])
  })
  it('not at all when it throws', () => {
    let tries = 0
    const f = memoByText((text) => {
      if (++tries === 1) throw new Error(text)
      return tries
    })
    expect(() => f('x')).toThrow('x')
    expect([f('x'), f('x')]).toEqual([2, 2])
  })
})

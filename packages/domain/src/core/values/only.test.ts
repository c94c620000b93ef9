import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { decodeWith, integer, text, variants } from './codecs.js'
import { only } from './only.js'

const asked = only({ by: variants({ Name: { name: text(1, 9) } }), count: integer(1, 9) }, { search: text(0, 9) })
const by = { _tag: 'Name', name: 'Anna' } as const
const pathsOf = (u: unknown) => {
  const decoded = decodeWith(asked, u)
  return E.isLeft(decoded) ? decoded.left.map(({ path, expected }) => `${path}: ${expected}`) : decoded.right
}

describe('only these fields', () => {
  it('optional ones may be left out, or be undefined', () => {
    expect(pathsOf({ by, count: 1 })).toStrictEqual({ by, count: 1 })
    expect(pathsOf({ by, count: 1, search: 'a' })).toStrictEqual({ by, count: 1, search: 'a' })
    expect(pathsOf({ by, count: 1, search: undefined })).toStrictEqual({ by, count: 1, search: undefined })
    expect([asked.is({ by, count: 1 }), asked.is({ by, count: 1, search: 7 })]).toStrictEqual([true, false])
  })
  it('every fault is named with its path, and so is every other field, however deep', () => {
    expect(pathsOf({ by: { ...by, nam: 'A' }, count: 0, search: 7, serach: 'a' })).toStrictEqual([
      'count: an integer from 1 to 9',
      'search: text of 0 to 9 characters without control characters',
      'by.nam: no such field',
      'serach: no such field',
    ])
    expect(asked.is({ by, count: 1, serach: 'a' })).toBe(false)
    for (const none of [null, 7, 'a', []]) expect(pathsOf(none)).toStrictEqual([': an object'])
  })
})

import { expect, it } from '@jest/globals'
import { unreadable } from '@mandat/domain/kit'
import { failureOf } from './failures.js'

const parsing = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    return failureOf('m.db', thrown)
  }
}

it('ACC-09, hole 39: a row that is no JSON is told, and nothing of what stands in it', () => {
  expect(parsing('anna@bakery.example')).toStrictEqual(
    unreadable('m.db', [{ path: 'file', expected: 'an undamaged database (SyntaxError)' }]),
  )
})

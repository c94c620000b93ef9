import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable, unknownOutcome } from './failure.js'
import { guarded, reasonOf } from './guard.js'

const boom = (): never => {
  throw new TypeError('boom')
}

describe('a port that throws against its word', () => {
  it('fails like one that says so, whether it throws or its promise does', async () => {
    const failed = E.left(unavailable('the log', 'TypeError: boom'))
    expect(await guarded('the log', boom)).toStrictEqual(failed)
    expect(await guarded('the log', async () => boom())).toStrictEqual(failed)
  })
  it('fails as its user wants it to', async () => {
    expect(await guarded('a store', boom, (where) => unknownOutcome(where, 'it broke off'))).toStrictEqual(
      E.left(unknownOutcome('a store', 'it broke off')),
    )
  })
  it('is left alone while it keeps its word', async () => {
    const down = unavailable('x', 'down')
    expect(await guarded('the log', TE.right(1))).toStrictEqual(E.right(1))
    expect(await guarded('the log', TE.left(down))).toStrictEqual(E.left(down))
  })
})

describe('the reason', () => {
  it('is one short line of well-formed text', () => {
    expect(reasonOf(new Error('a\r\nb\u0000c'))).toBe('Error: a b c')
    expect(reasonOf(new Error('x'.repeat(1_000)))).toHaveLength(300)
    expect(reasonOf(new Error(`${'x'.repeat(292)}\u{1f600}`)).isWellFormed()).toBe(true)
    expect(reasonOf(new Error('\ud83d'))).toBe('Error: \ufffd')
  })
  it('ACC-09: of what is no error nothing is repeated', () => {
    expect(reasonOf('anna@example.ch')).toBe('something that is no error was thrown')
    expect(reasonOf(undefined)).toBe('something that is no error was thrown')
  })
})

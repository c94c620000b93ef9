import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable, unknownOutcome } from './failure.js'
import { codeIn, guarded, OwnWords, reasonOf } from './guard.js'

const boom = (): never => {
  throw new TypeError('boom')
}

describe('a port that throws against its word', () => {
  it('fails like one that says so, whether it throws or its promise does', async () => {
    const failed = E.left(unavailable('the log', 'TypeError'))
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
  const hidden = 'anna@bakery.example'
  class NoSuchPerson extends Error {}

  it('ACC-09, hole 39: is the class of what was thrown, and its code; of its words, of a name that is put on, and of what is no error nothing is repeated', () => {
    const thrown: ReadonlyArray<unknown> = [
      new NoSuchPerson(hidden),
      Object.assign(new Error(hidden), { name: hidden }),
      Object.assign(new RangeError(hidden), { code: 'ECONNREFUSED' }),
      Object.assign(new RangeError(hidden), { code: hidden }),
      Object.assign(new Error(hidden), { constructor: { name: hidden } }),
      new OwnWords('evolve gave nothing'),
      hidden,
      undefined,
    ]
    expect(thrown.map(reasonOf)).toStrictEqual([
      'NoSuchPerson',
      'Error',
      'RangeError (ECONNREFUSED)',
      'RangeError',
      'Error',
      'TypeError: evolve gave nothing',
      'something that is no error was thrown',
      'something that is no error was thrown',
    ])
  })
  it('hole 36: is told of what cannot be looked at, too', async () => {
    const boom = (): never => {
      throw new Error(hidden)
    }
    const traps = { get: boom, getPrototypeOf: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom }
    const getters = Object.defineProperties(new Error(hidden), { message: { get: boom }, constructor: { get: boom } })
    const proxy = new Proxy(new Error(hidden), traps)
    expect([reasonOf(getters), reasonOf(proxy), codeIn(proxy)]).toStrictEqual([
      'something that cannot be looked at was thrown',
      'something that cannot be looked at was thrown',
      null,
    ])
    expect(await guarded('the log', () => Promise.reject(proxy))).toStrictEqual(
      E.left(unavailable('the log', 'something that cannot be looked at was thrown')),
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import { unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { historyOf, noted, closedBook, tally } from '../../testing/index.js'
import { type Decode, decodeBatch } from './decodeBatch.js'
import { definitionsOf, eventsToFold } from './eventsToFold.js'
import { type FoldedBatch, foldBatch, indexesOf } from './foldBatch.js'
import type { AnyProjection } from './projection.js'

const reading: Decode = (_, stored) => E.right(stored.data as never)
const folded = (
  model: AnyProjection,
  log: ReturnType<typeof historyOf>,
  found: ReadonlyMap<string, unknown> = new Map(),
  parked: ReadonlyArray<string> = [],
): FoldedBatch | null => foldBatch(model, eventsToFold(model, log, new Set(parked), reading), found)
const write = (book: string, ...numbers: ReadonlyArray<number>) => ({
  key: book,
  document: { book, numbers },
  indexes: { count: [numbers.length] },
})

describe('folding a batch', () => {
  it('LOG-06: goes on from the documents that were found, and writes those that changed', () => {
    const log = historyOf([noted('a', 1), noted('b', 2), noted('a', 3), closedBook('c')])
    expect(
      folded(
        tally(),
        log,
        new Map([
          ['a', { book: 'a', numbers: [0] }],
          ['c', { book: 'c', numbers: [9] }],
        ]),
      ),
    ).toEqual({ writes: [write('a', 0, 1, 3), write('b', 2), { key: 'c', document: null, indexes: {} }], poison: [] })
    expect(folded(tally(), historyOf([closedBook('a')]))).toEqual({ writes: [], poison: [] })
    expect(folded(tally(), historyOf([noted('a', 1), closedBook('a')]))).toEqual({ writes: [], poison: [] })
    const same = { ...tally(), evolve: (document: unknown) => document } as unknown as AnyProjection
    expect(folded(same, historyOf([noted('a', 1)]), new Map([['a', { book: 'a', numbers: [0] }]]))).toEqual({
      writes: [],
      poison: [],
    })
  })
  it('passes over what the model does not handle, and over streams that are parked', () => {
    const log = historyOf([noted('a', 1), { type: 'Unheard', account: 'a' } as never, noted('b', 2)])
    expect(folded(tally(), log, new Map(), [log[0]?.stream ?? ''])).toEqual({ writes: [write('b', 2)], poison: [] })
    expect([...definitionsOf(tally()).keys()]).toEqual(['Noted', 'Closed'])
  })
  it('an event that fails stops its own stream, there, for whatever document; others go on', () => {
    const log = historyOf([
      noted('a', 1, 'anna'),
      noted('a', 13, 'anna'),
      noted('b', 2, 'anna'),
      noted('a', 3, 'bruno'),
    ])
    expect(
      folded(
        tally((number) => number === 13),
        log,
      ),
    ).toEqual({ writes: [write('a', 1, 3)], poison: [{ stored: log[1], reason: 'Error' }] })
  })
  it('an event that cannot be read stops its stream too, and what came before it counts', () => {
    const log = historyOf([noted('b', 1, 'anna'), noted('a', 2, 'bruno'), noted('b', 3, 'anna'), noted('b', 4, 'anna')])
    const broken: Decode = (definition, stored) =>
      stored === log[2] ? E.left(unreadable('Noted', [])) : reading(definition, stored)
    const toFold = eventsToFold(tally(), log, new Set(), broken)
    expect([toFold.keys, toFold.events.map(({ stored }) => stored.position)]).toEqual([
      ['b', 'a'],
      [1, 2],
    ])
    expect(foldBatch(tally(), toFold, new Map())).toEqual({
      writes: [write('b', 1), write('a', 2)],
      poison: [{ stored: log[2], reason: 'cannot read Noted: ' }],
    })
  })
  it('tells of several streams that stopped in the order of the log', () => {
    const log = historyOf([
      noted('a', 1, 'anna'),
      noted('b', 13, 'bruno'),
      noted('a', 13, 'anna'),
      noted('c', 14, 'carla'),
    ])
    const broken: Decode = (definition, stored) =>
      stored === log[3] ? E.left(unreadable('Noted', [])) : reading(definition, stored)
    const done = foldBatch(
      tally((number) => number === 13),
      eventsToFold(tally(), log, new Set(), broken),
      new Map(),
    )
    expect(done?.poison.map(({ stored }) => stored.position)).toEqual([2, 3, 4])
  })
  it('no document at all is an error of the model, and stops the stream', () => {
    const none = { ...tally(), evolve: () => undefined } as unknown as AnyProjection
    const done = folded(none, historyOf([noted('a', 1)]))
    expect([
      done?.writes,
      done?.poison.map(({ reason }) => reason.includes('evolve gave no document for Noted')),
    ]).toEqual([[], [true]])
  })
  it('an index that fails belongs to the event that made the document so', () => {
    const counting = {
      ...tally(),
      indexes: {
        count: ({ numbers }: { numbers: ReadonlyArray<number> }) => {
          if (numbers.includes(13)) throw new Error('no index for 13')
          return [numbers.length]
        },
      },
    } as unknown as AnyProjection
    const log = historyOf([noted('a', 1), noted('a', 13), noted('a', 2), noted('b', 4), closedBook('b', 'c')])
    const done = folded(counting, log)
    expect([done?.writes, done?.poison.map(({ stored }) => stored.position)]).toEqual([[write('a', 1)], [2]])
    let asked = 0
    const unsteady = {
      ...tally(),
      indexes: {
        count: () => {
          asked += 1
          if (asked !== 2) throw new Error('now and then')
          return [1]
        },
      },
    } as unknown as AnyProjection
    expect(folded(unsteady, historyOf([noted('a', 1)]))).toBe(null)
    expect(indexesOf(tally(), { book: 'a', numbers: [1, 2] }, 'a')).toEqual({ count: [2] })
  })
})

describe('decoding a batch', () => {
  it('LOG-05: each event once for each definition, right or wrong', () => {
    const [log] = [historyOf([noted('a', 1), { type: 'Noted', account: 'a', book: 'a', number: 'many' } as never])]
    const decode = decodeBatch(2)
    const [definition] = tally().handles
    const [good, bad] = log
    if (good === undefined || bad === undefined) throw new Error('no history')
    expect(decode(definition, good)).toEqual(E.right(good.data))
    expect(decode(definition, good)).toBe(decode(definition, good))
    expect(decode(definition, bad)).toMatchObject({ left: { kind: 'Unreadable' } })
    expect(decode(definition, bad)).toBe(decode(definition, bad))
  })
})

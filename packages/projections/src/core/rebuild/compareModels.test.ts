import { describe, expect, it } from '@jest/globals'
import { type Failure } from '@mandat/domain'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { compareModels } from './compareModels.js'
import type { DocumentRow, DocumentStore, ModelId } from '../ports/documentStore.js'
import { sameJson } from './sameJson.js'

const [first, second]: [ModelId, ModelId] = [
  { name: 'tally', version: 1 },
  { name: 'tally', version: 2 },
]
type Rows = Readonly<Record<string, unknown>>
const rowsOf = (rows: Rows): ReadonlyArray<DocumentRow> =>
  Object.entries(rows).map(([key, document]) => ({ key, document }))

/** Two models whose rows lie in the order in which they are written here; what was asked for is kept. */
const stored = (one: Rows, two: Rows) => {
  const scanned: string[] = []
  const scan: DocumentStore['scan'] =
    ({ version }, { after, count }) =>
    () => {
      scanned.push(`${String(version)} after ${after ?? 'nothing'}`)
      const rows = rowsOf(version === 1 ? one : two)
      const from = after === null ? 0 : rows.findIndex(({ key }) => key === after) + 1
      return Promise.resolve(E.right<Failure, ReadonlyArray<DocumentRow>>(rows.slice(from, from + count)))
    }
  const find: DocumentStore['find'] = () => () => Promise.resolve(E.right({ rows: [], next: null }))
  return { scan, find, scanned }
}
const compare = (one: Rows, two: Rows, options = {}) => compareModels(stored(one, two), first, second, options)()
const different = (...differences: ReadonlyArray<readonly [key: string, what: string]>) =>
  E.right({ _tag: 'Different', differences: differences.map(([key, what]) => ({ key, what })) })

describe('comparing two models', () => {
  it('LOG-06: says how many documents are identical', async () => {
    expect(await compare({}, {})).toEqual(E.right({ _tag: 'Identical', documents: 0 }))
    expect(await compare({ a: { x: 1, y: [1, 2] }, b: 2 }, { a: { y: [1, 2], x: 1 }, b: 2 })).toEqual(
      E.right({ _tag: 'Identical', documents: 2 }),
    )
  })
  it('LOG-06: names what is in one only, and what differs, in key order', async () => {
    expect(await compare({ a: 1, b: 2, d: 4 }, { b: 3, c: 3, d: 4, e: 5 })).toEqual(
      different(['a', 'OnlyInFirst'], ['b', 'Differs'], ['c', 'OnlyInSecond'], ['e', 'OnlyInSecond']),
    )
    expect(await compare({ a: 1, b: 2 }, {})).toEqual(different(['a', 'OnlyInFirst'], ['b', 'OnlyInFirst']))
    expect(await compare({}, { a: 1, b: 2 })).toEqual(different(['a', 'OnlyInSecond'], ['b', 'OnlyInSecond']))
  })
  it('LOG-06: goes by code points, as stores sort UTF-8, and a key before those that it begins', async () => {
    const one = { a: 1, aa: 1, '\uffee': 1, '\u{1f950}': 1 }
    expect(await compare(one, one)).toEqual(E.right({ _tag: 'Identical', documents: 4 }))
    for (const key of Object.keys(one)) {
      const two: Rows = Object.fromEntries(Object.entries(one).filter(([other]) => other !== key))
      expect(await compare(one, two)).toEqual(different([key, 'OnlyInFirst']))
      expect(await compare(two, one)).toEqual(different([key, 'OnlyInSecond']))
    }
    expect(await compare({ aa: 1, ab: 1 }, { aac: 1, b: 1 })).toEqual(
      different(['aa', 'OnlyInFirst'], ['aac', 'OnlyInSecond'], ['ab', 'OnlyInFirst'], ['b', 'OnlyInSecond']),
    )
  })
  it('LOG-06: stops after the first differences', async () => {
    const { scan, find, scanned } = stored({ a: 1, b: 1, c: 1 }, { a: 2, b: 2, c: 2 })
    expect(await compareModels({ scan, find }, first, second, { differences: 2, page: 1 })()).toEqual(
      different(['a', 'Differs'], ['b', 'Differs']),
    )
    expect(scanned.filter((one) => one.endsWith('after b')).length).toBe(2)
    expect(scanned.filter((one) => one.endsWith('after c')).length).toBe(0)
  })
  it('LOG-06: reads page by page, and asks no more after a page that was not full', async () => {
    const { scan, find, scanned } = stored({ a: 1, b: 1, c: 1 }, { a: 1, b: 1, c: 1, d: 1 })
    expect(await compareModels({ scan, find }, first, second, { page: 2 })()).toEqual(different(['d', 'OnlyInSecond']))
    expect(scanned).toEqual(['1 after nothing', '2 after nothing', '1 after b', '2 after b', '2 after d'])
  })
  it('LOG-06: a store that fails, in either model, at any page, is a failure', async () => {
    const down = unavailable('documents', 'down')
    for (const version of [1, 2])
      for (const at of [null, 'b']) {
        const { scan, find } = stored({ a: 1, b: 1, c: 1 }, { a: 1, b: 1, c: 1 })
        const broken: DocumentStore['scan'] = (model, range) =>
          model.version === version && range.after === at ? () => Promise.resolve(E.left(down)) : scan(model, range)
        expect(await compareModels({ scan: broken, find }, first, second, { page: 2 })()).toEqual(E.left(down))
      }
  })
})

describe('two JSON values', () => {
  it('LOG-06: are the same when their fields are, in whatever order', () => {
    const same: ReadonlyArray<readonly [unknown, unknown]> = [
      [1, 1],
      [null, null],
      ['a', 'a'],
      [[], []],
      [{}, {}],
      [
        { a: 1, b: { c: [1, null] } },
        { b: { c: [1, null] }, a: 1 },
      ],
    ]
    expect(same.map(([a, b]) => [sameJson(a, b), sameJson(b, a)])).toEqual(same.map(() => [true, true]))
  })
  it('LOG-06: differ in a value, a kind, a length, an order of a list, or a field too many', () => {
    const other: ReadonlyArray<readonly [unknown, unknown]> = [
      [1, 2],
      [1, '1'],
      [null, {}],
      [null, 0],
      [[], {}],
      [[1], { 0: 1 }],
      [[], [1]],
      [[1], [1, 2]],
      [
        [1, 2],
        [2, 1],
      ],
      [{}, { a: 1 }],
      [{ a: 1 }, { b: 1 }],
      [{ a: 1 }, { a: 1, b: 1 }],
      [{ a: 1 }, { a: null }],
      [{ toString: 1 }, {}],
      [{ a: [1] }, { a: { 0: 1, length: 1 } }],
    ]
    expect(other.map(([a, b]) => [sameJson(a, b), sameJson(b, a)])).toEqual(other.map(() => [false, false]))
  })
})

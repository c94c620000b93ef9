import { describe, expect, it } from '@jest/globals'
import { instantOf } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import {
  closedBook,
  documentsOf,
  historyOf,
  noted,
  type Tally,
  tally,
  testDocuments,
  testLog,
} from '../../testing/index.js'
import { catchUp } from './catchUp.js'
import { lagOf } from './lag.js'
import { readEvery, readMany, readPage, readWhole } from '../read/read.js'

const clock = { now: () => instantOf(0) }
const events = fc.array(
  fc.oneof(
    fc
      .record({ book: fc.constantFrom('a', 'b', 'c'), number: fc.nat(9), writer: fc.constantFrom('x', 'y') })
      .map((r) => noted(r.book, r.number, r.writer)),
    fc.constantFrom('a', 'b', 'c').map((book) => closedBook(book)),
  ),
  { maxLength: 25 },
)
const every = async (documents: ReturnType<typeof testDocuments>): Promise<ReadonlyArray<Tally>> => {
  const read = await readEvery(documents, tally())()
  if (E.isLeft(read)) throw new Error(read.left.message)
  return read.right
}
const folded = (log: Parameters<typeof historyOf>[0]): ReadonlyArray<Tally> =>
  [...documentsOf(tally(), historyOf(log))].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, document]) => document)

describe('catching up', () => {
  it('ends at the head, and does nothing the second time', async () => {
    const store = testLog(...historyOf([noted('a', 1), noted('a', 2), noted('b', 3)]))
    const documents = testDocuments()
    const ports = { store, documents, clock }
    expect(await catchUp(ports, [tally(), tally(() => false, 1, 'other')], { batch: 2 })()).toEqual(E.right(3))
    const commits = documents.calls.get('commit')
    expect(commits).toBe(4)
    expect(await catchUp(ports, [tally()])()).toEqual(E.right(3))
    expect(documents.calls.get('commit')).toBe(commits)
    expect(await lagOf(ports, tally())()).toEqual(E.right({ _tag: 'Events', count: 0 }))
  })
  it('gives the same documents in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.integer({ min: 1, max: 30 }), async (log, batch) => {
        const documents = testDocuments()
        await catchUp({ store: testLog(...historyOf(log)), documents, clock }, [tally()], { batch })()
        expect(await every(documents)).toEqual(folded(log))
      }),
      { numRuns: 100 },
    )
  })
  it('gives the same documents when it stops and starts anew at every position', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (log) => {
        const history = historyOf(log)
        const documents = testDocuments()
        for (let position = 0; position <= history.length; position++)
          await catchUp({ store: testLog(...history.slice(0, position)), documents, clock }, [tally()])()
        expect(await every(documents)).toEqual(folded(log))
      }),
      { numRuns: 50 },
    )
  })
  it('gives the same documents when a commit fails at any place and it is run again', async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.nat(10), async (log, place) => {
        const documents = testDocuments()
        const ports = { store: testLog(...historyOf(log)), documents, clock }
        let left = place
        documents.breakDown((call) => call === 'commit' && left-- === 0)
        await catchUp(ports, [tally()], { batch: 3 })()
        documents.breakDown(null)
        await catchUp(ports, [tally()], { batch: 3 })()
        expect(await every(documents)).toEqual(folded(log))
      }),
      { numRuns: 100 },
    )
  })
  it('ends with the first failure', async () => {
    const documents = testDocuments()
    const store = testLog(...historyOf([noted('a', 1)]))
    documents.breakDown((call) => call === 'commit')
    expect(E.isLeft(await catchUp({ store, documents, clock }, [tally()])())).toBe(true)
    store.breakDown(true)
    expect(E.isLeft(await catchUp({ store, documents, clock }, [tally()])())).toBe(true)
  })
})

describe('reading documents', () => {
  it('by keys, by pages of an index, and whole', async () => {
    const documents = testDocuments()
    await catchUp(
      { store: testLog(...historyOf([noted('a', 1), noted('b', 1), noted('b', 2), noted('c', 1)])), documents, clock },
      [tally()],
    )()
    const [a, b, c] = [
      { book: 'a', numbers: [1] },
      { book: 'b', numbers: [1, 2] },
      { book: 'c', numbers: [1] },
    ]
    expect(await readMany(documents, tally(), ['c', 'none', 'a'])()).toEqual(E.right([c, a]))
    const page = await readPage(documents, tally(), { index: 'count', count: 2 })()
    if (E.isLeft(page)) throw new Error(page.left.message)
    expect(page.right.documents).toEqual([a, c])
    expect(await readPage(documents, tally(), { index: 'count', count: 2, after: page.right.next ?? '' })()).toEqual(
      E.right({ documents: [b], next: null }),
    )
    expect(await readWhole(documents, tally(), { index: 'count', to: 1 })()).toEqual(E.right([a, c]))
    const many = testDocuments()
    await catchUp(
      {
        store: testLog(...historyOf(Array.from({ length: 1_201 }, (_, i) => noted(String(i), 1)))),
        documents: many,
        clock,
      },
      [tally()],
    )()
    const whole = await readWhole(many, tally(), { index: 'count' })()
    expect(E.isRight(whole) && whole.right.length).toBe(1_201)
    expect((await every(many)).length).toBe(1_201)
  })
})

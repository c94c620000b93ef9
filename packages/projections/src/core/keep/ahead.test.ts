import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { EventId } from '@mandat/domain'
import { noted, projecting, right, settle, tally, testDocuments, testLog, testNow } from '../../testing/index.js'
import type { Seen } from '../ports/documentStore.js'
import { readOne } from '../read/read.js'
import type { ReadModelPorts } from './advance.js'
import { catchUp } from './catchUp.js'
import { lagOf } from './lag.js'
import { agreed, seenAfter } from './seen.js'

const model = { name: 'tally', version: 1 }
const clock = { now: () => testNow }
const numbers = async (documents: ReadModelPorts['documents'], book: string): Promise<ReadonlyArray<number> | null> =>
  right(await readOne(documents, tally(), book)())?.numbers ?? null

describe('a read model that is ahead of its log', () => {
  it.each([
    ['ends before it', 0],
    ['has come as far again', 2],
    ['has gone further', 5],
  ])('hole 34: is told, and built from a log that was put back and %s', async (_, more) => {
    const [store, documents] = [testLog(), testDocuments()]
    const told: Array<unknown> = []
    const ports = { store, documents, clock, onAhead: (...all: ReadonlyArray<unknown>) => void told.push(...all) }
    store.append(noted('a', 1), noted('b', 2), noted('a', 3), noted('b', 4))
    right(await catchUp(ports, [tally()])())
    store.putBack(2)
    for (let i = 0; i < more; i++) store.append(noted('a', 10 + i))
    expect(right(await lagOf(ports, model)())).toStrictEqual({ _tag: 'Ahead' })
    right(await catchUp(ports, [tally()])())
    expect(told).toStrictEqual([model])
    const after = Array.from({ length: more }, (_each, i) => 10 + i)
    expect(await numbers(documents, 'a')).toStrictEqual([1, ...after])
    expect(await numbers(documents, 'b')).toStrictEqual([2])
    expect(right(await lagOf(ports, model)())).toStrictEqual({ _tag: 'Events', count: 0 })
    right(await catchUp(ports, [tally()])())
    expect(told).toStrictEqual([model])
  })

  it('hole 34: is built anew by a projector that was at work meanwhile, once the log is shorter than what it has seen', async () => {
    const { store, documents, timers, live } = projecting([tally()])
    store.append(noted('a', 1), noted('a', 2), noted('a', 3))
    live.start()
    await settle()
    store.putBack(1)
    expect((await live.status()).models.map(({ lag }) => lag)).toStrictEqual([{ _tag: 'Ahead' }])
    await timers.pass(1_000)
    await settle()
    expect(await numbers(documents, 'a')).toStrictEqual([1])
    store.append(noted('a', 4))
    await settle()
    expect(await numbers(documents, 'a')).toStrictEqual([1, 4])
    await live.stop()
  })

  it('hole 34: is neither told nor begun anew while the log does not answer', async () => {
    const [store, documents] = [testLog(), testDocuments()]
    const ports = { store, documents, clock }
    store.append(noted('a', 1))
    right(await catchUp(ports, [tally()])())
    store.putBack(0)
    store.breakDown(true)
    expect((await catchUp(ports, [tally()])())._tag).toBe('Left')
    expect(await numbers(documents, 'a')).toStrictEqual([1])
  })
})

describe('what a log is known again by', () => {
  it('hole 34: is little, and goes back little further than what was lost, however much that was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), fc.nat(3_000), (length, wish) => {
        let seen: ReadonlyArray<Seen> = []
        for (let position = 1; position <= length; position++)
          seen = seenAfter(seen, { position, stream: 's', revision: position, id: '' as EventId, rank: 0 })
        const lost = Math.min(wish, length)
        const last = seen.find(({ position }) => position <= length - lost)?.position ?? 0
        expect(seen.map(({ position }) => position)).toStrictEqual(
          [...seen].sort((a, b) => b.position - a.position).map(({ position }) => position),
        )
        expect(seen.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(length + 1)))
        expect(length - last).toBeLessThanOrEqual(3 * lost + 1)
      }),
      { numRuns: 60 },
    )
  })

  it('hole 34: is agreed on up to the newest event that stands where it stood', async () => {
    const store = testLog()
    for (let i = 0; i < 9; i++) store.append(noted('a', i))
    const all = store
      .events()
      .reduce<ReadonlyArray<Seen>>(
        (before, { position, stream, revision, id }) => seenAfter(before, { position, stream, revision, id, rank: 0 }),
        [],
      )
    store.putBack(6)
    for (let i = 0; i < 9; i++) store.append(noted('a', i))
    const both = right(await agreed(store, all))
    expect(both).toStrictEqual(all.filter(({ position }) => position <= 6))
  })
})

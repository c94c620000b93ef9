import type { EventStore, StoredEvent } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import { anAppend, asStored, failureKind, must, plain, someEvents } from './events.js'
import type { MakeRankedStore } from './ranked.js'
import { using } from './made.js'

const positions = (events: ReadonlyArray<StoredEvent>): ReadonlyArray<number> => events.map(({ position }) => position)
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

export const readingSuite = (make: MakeRankedStore): void => {
  const on = using(make)

  describe('reading', () => {
    const ranges: ReadonlyArray<[number | 'end', number, 'forwards' | 'backwards', ReadonlyArray<number>]> = [
      [0, 100, 'forwards', [0, 1, 2, 3, 4]],
      [0, 5, 'forwards', [0, 1, 2, 3, 4]],
      [0, 2, 'forwards', [0, 1]],
      [2, 2, 'forwards', [2, 3]],
      [4, 9, 'forwards', [4]],
      [5, 9, 'forwards', []],
      [99, 9, 'forwards', []],
      [-1, 2, 'forwards', [0, 1]],
      ['end', 9, 'forwards', [4]],
      [0, 0, 'forwards', []],
      ['end', 100, 'backwards', [4, 3, 2, 1, 0]],
      ['end', 1, 'backwards', [4]],
      [4, 2, 'backwards', [4, 3]],
      [2, 9, 'backwards', [2, 1, 0]],
      [0, 9, 'backwards', [0]],
      [99, 2, 'backwards', [4, 3]],
      [-1, 9, 'backwards', []],
      ['end', 0, 'backwards', []],
    ]
    it.each(ranges)('reads from %s, at most %s, %s', (from, count, direction, revisions) =>
      on(async (store) => {
        const events = someEvents(5)
        await must(store.append(anAppend('other-1', -1, someEvents(2))))
        await must(store.append(anAppend('a-1', -1, events)))
        const expected = asStored('a-1', events, 0, 3)
        expect(plain(await must(store.readStream('a-1', { from, count, direction })))).toStrictEqual(
          revisions.map((r) => expected[r]),
        )
      })(),
    )

    it(
      'an unknown stream is empty, both ways',
      on(async (store) => {
        expect(await must(store.readStream('a-1', { from: 0, count: 9, direction: 'forwards' }))).toStrictEqual([])
        expect(await must(store.readStream('a-1', { from: 'end', count: 9, direction: 'backwards' }))).toStrictEqual([])
      }),
    )

    it(
      'refuses ranges that are none',
      on(async (store) => {
        for (const count of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
          expect(await failureKind(store.readStream('a-1', { from: 0, count, direction: 'forwards' }))).toBe(
            'InvalidInput',
          )
          expect(await failureKind(store.readAll({ after: 0, count }))).toBe('InvalidInput')
        }
        expect(await failureKind(store.readStream('a-1', { from: 0.5, count: 1, direction: 'forwards' }))).toBe(
          'InvalidInput',
        )
        expect(await failureKind(store.readAll({ after: Number.NaN, count: 1 }))).toBe('InvalidInput')
      }),
    )

    it(
      'reads the whole log in pages, in the order of the commits',
      on(async (store) => {
        await must(store.append(anAppend('a-1', -1, someEvents(3))))
        await must(store.append(anAppend('b-1', -1, someEvents(2))))
        await must(store.append(anAppend('a-1', 2, someEvents(1))))
        expect(positions(await must(store.readAll({ after: 0, count: 4 })))).toStrictEqual([1, 2, 3, 4])
        expect(
          (await must(store.readAll({ after: 4, count: 4 }))).map((e) => [e.position, e.stream, e.revision]),
        ).toStrictEqual([
          [5, 'b-1', 1],
          [6, 'a-1', 3],
        ])
        expect(await must(store.readAll({ after: 6, count: 4 }))).toStrictEqual([])
        expect(await must(store.readAll({ after: 99, count: 4 }))).toStrictEqual([])
      }),
    )

    it(
      'pages of the log have neither gap nor double while others append',
      on(async (store) => {
        let writing = true
        const writers = Promise.all(
          Array.from({ length: 8 }, async (_, w) => {
            for (let i = 0; i < 15; i++) {
              await must(store.append(anAppend(`w-${String(w)}`, i * 2 - 1, someEvents(2))))
              await must(store.append(anAppend(`w-${String(w)}`, 500)))
              if (i % 4 === w % 4) await new Promise((resolve) => setImmediate(resolve))
            }
          }),
        ).finally(() => (writing = false))
        const seen: Array<number> = []
        for (let more = true; more;) {
          const wrote = writing
          const page = positions(await must(store.readAll({ after: seen.at(-1) ?? 0, count: 7 })))
          seen.push(...page)
          more = wrote || page.length > 0
          await new Promise((resolve) => setImmediate(resolve))
        }
        await writers
        expect(seen).toStrictEqual(Array.from({ length: 240 }, (_, i) => i + 1))
        expect(await must(store.head())).toBe(240)
      }),
    )

    it(
      'tells listeners of appends, and only of those',
      on(async (store) => {
        const told = { a: 0, b: 0 }
        const stop = store.onAppended(() => void told.a++)
        store.onAppended(() => {
          told.b++
          throw new Error('a listener of bad manners')
        })
        await must(store.append(anAppend('a-1', -1)))
        await settled()
        expect(told).toStrictEqual({ a: 1, b: 1 })
        await must(store.append(anAppend('a-1', 7)))
        await settled()
        expect(told).toStrictEqual({ a: 1, b: 1 })
        stop()
        stop()
        await must(store.append(anAppend('a-1', 0)))
        await settled()
        expect(told).toStrictEqual({ a: 1, b: 2 })
      }),
    )

    it(
      'closing waits for the appends that were made, then everything answers Closed',
      on(async (store: EventStore) => {
        const pending = Array.from({ length: 5 }, (_, i) => store.append(anAppend(`s-${String(i)}`, -1))())
        const closing = store.close()()
        expect((await Promise.all(pending)).map(({ _tag }) => _tag)).toStrictEqual(Array(5).fill('Right'))
        expect(await closing).toStrictEqual({ _tag: 'Right', right: undefined })
        for (const call of [
          store.append(anAppend('a-1', -1)),
          store.readStream('a-1', { from: 0, count: 1, direction: 'forwards' }),
          store.readAll({ after: 0, count: 1 }),
          store.head(),
          ...(store.countAfter === undefined ? [] : [store.countAfter(0)]),
          store.commandRecord(anAppend('a-1', -1).command.id, 'a-1'),
        ])
          expect(await failureKind(call)).toBe('Closed')
        expect(await store.close()()).toStrictEqual({ _tag: 'Right', right: undefined })
      }),
    )
  })
}

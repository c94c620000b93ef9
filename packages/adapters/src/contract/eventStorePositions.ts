import { type Instant, START } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { anAppend, must, someEvents } from './events.js'
import { type MakeEventStore, using } from './made.js'

export const positionsSuite = (make: MakeEventStore): void => {
  const on = using(make)

  describe('positions', () => {
    it(
      'grow with the log, are those of the answers, and any of them can be read after',
      on(async (store) => {
        expect(await must(store.head())).toBe(START)
        const told = []
        for (const [stream, revision, count] of [
          ['a-1', -1, 3],
          ['b-1', -1, 1],
          ['a-1', 2, 2],
        ] as const)
          told.push(await must(store.append(anAppend(stream, revision, someEvents(count)))))
        const all = await must(store.readAll({ after: START, count: 100 }))
        const positions = all.map(({ position }) => position)
        expect(positions.every(Number.isSafeInteger)).toBe(true)
        expect(positions).toStrictEqual([...new Set(positions)].sort((a, b) => a - b))
        expect(positions.every((position) => position > START)).toBe(true)
        expect(told.map((one) => ('position' in one ? one.position : null))).toStrictEqual(
          [2, 3, 5].map((i) => positions[i]),
        )
        expect(await must(store.head())).toBe(positions[5])
        for (const [i, position] of positions.entries())
          expect((await must(store.readAll({ after: position, count: 2 }))).map((e) => e.position)).toStrictEqual(
            positions.slice(i + 1, i + 3),
          )
        const own = await must(store.readStream('a-1', { from: 0, count: 9, direction: 'forwards' }))
        expect(own.map(({ position }) => position)).toStrictEqual([0, 1, 2, 4, 5].map((i) => positions[i]))
      }),
    )

    it(
      'SES-01, hole 24: a store that knows until when events were recorded tells it, of whatever stream',
      on(async (store) => {
        const { recordedUntil } = store
        if (recordedUntil === undefined) return
        expect(await must(recordedUntil())).toBeNull()
        await must(store.append(anAppend('a-1', -1, someEvents(2))))
        const times = ['2026-03-02T12:00:00.001Z', '2026-03-02T12:00:00.002Z'] as unknown as ReadonlyArray<Instant>
        for (const [i, recordedAt] of times.entries()) {
          await must(
            store.append(
              anAppend(
                'b-1',
                i - 1,
                someEvents(1).map((event) => ({ ...event, recordedAt })),
              ),
            ),
          )
          expect(await must(recordedUntil())).toBe(recordedAt)
        }
      }),
    )

    it(
      'a store that counts tells how many events stand after any of them',
      on(async (store) => {
        const { countAfter } = store
        if (countAfter === undefined) return
        expect(await must(countAfter(START))).toBe(0)
        await must(store.append(anAppend('a-1', -1, someEvents(3))))
        await must(store.append(anAppend('b-1', -1, someEvents(2))))
        const all = await must(store.readAll({ after: START, count: 100 }))
        expect(await must(countAfter(START))).toBe(5)
        for (const [i, { position }] of all.entries()) expect(await must(countAfter(position))).toBe(4 - i)
        expect(await countAfter(Number.NaN)()).toMatchObject(E.left({ kind: 'InvalidInput' }))
      }),
    )
  })
}

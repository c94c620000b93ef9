import { describe, expect, it } from '@jest/globals'
import { anAppend, anEvent, failureKind, must, someEvents } from './events.js'
import { using } from './made.js'
import type { MakeRankedStore } from './ranked.js'

const ALL = { from: 0, count: 1_000, direction: 'forwards' } as const
const BEYOND = 2 ** 31 + 5

/** What is far from the usual, and must be the same on every store. */
export const extremesSuite = (make: MakeRankedStore): void => {
  const on = using(make)

  describe('extremes (hole 43)', () => {
    it(
      'LOG-02: 20,000 events in one append stand together, in their order',
      on(async (store) => {
        const events = someEvents(20_000)
        expect((await must(store.raw.append(anAppend('a-1', -1, events))))._tag).toBe('Appended')
        const read = await must(store.raw.readStream('a-1', { from: 0, count: 30_000, direction: 'forwards' }))
        expect(read.map(({ id, revision }) => [id, revision])).toStrictEqual(events.map(({ id }, i) => [id, i]))
      }),
    )

    it(
      'names that differ by case, normal form, spaces or signs are different streams',
      on(async (store) => {
        const names = [
          'a',
          'A',
          '\u00e9',
          'e\u0301',
          ' a',
          'a ',
          'a%',
          '%',
          '_',
          '__proto__',
          'constructor',
          '$all',
          "a'b",
        ]
        const long = ['x'.repeat(511) + 'y', 'x'.repeat(512)]
        for (const [i, name] of [...names, ...long].entries())
          await must(store.append(anAppend(name, -1, [anEvent({ data: { i } })])))
        for (const [i, name] of [...names, ...long].entries())
          expect((await must(store.readStream(name, ALL))).map(({ stream, data }) => [stream, data])).toStrictEqual([
            [name, { i }],
          ])
        expect(await failureKind(store.append(anAppend('x'.repeat(513), -1)))).toBe('InvalidInput')
      }),
    )

    it(
      'ranges and revisions beyond 2^31 are answered by what is there',
      on(async (store) => {
        await must(store.append(anAppend('a-1', -1, someEvents(3))))
        expect(
          await must(store.raw.readStream('a-1', { from: BEYOND, count: 9, direction: 'forwards' })),
        ).toStrictEqual([])
        const back = { from: BEYOND, count: BEYOND, direction: 'backwards' } as const
        expect((await must(store.raw.readStream('a-1', back))).map(({ revision }) => revision)).toStrictEqual([2, 1, 0])
        expect(await must(store.raw.readAll({ after: Number.MAX_SAFE_INTEGER - 1, count: BEYOND }))).toStrictEqual([])
        expect(await must(store.append(anAppend('a-1', BEYOND)))).toMatchObject({ _tag: 'Conflict', actual: 2 })
        expect(await failureKind(store.raw.readAll({ after: Number.NaN, count: 1 }))).toBe('InvalidInput')
      }),
    )

    it(
      'a listener is told when what was appended can be read; it may append, and leave, inside its call',
      on(async (store) => {
        const heads: Array<number> = []
        const appended = new Promise<void>((resolve) => {
          const leave = store.raw.onAppended(() => {
            leave()
            void must(store.head())
              .then((head) => heads.push(head))
              .then(() => must(store.append(anAppend('b-1', -1))))
              .then(() => resolve())
          })
        })
        await must(store.append(anAppend('a-1', -1, someEvents(2))))
        await appended
        expect(heads).toStrictEqual([2])
        expect(await must(store.head())).toBe(3)
      }),
    )

    it(
      'a listener may close the store inside its call; reads under way are answered or closed',
      on(async (store) => {
        const closing = new Promise<string>((resolve) => {
          store.raw.onAppended(
            () =>
              void store.raw
                .close()()
                .then(({ _tag }) => resolve(_tag)),
          )
        })
        const reads = Array.from({ length: 20 }, () => store.raw.readAll({ after: 0, count: 9 })())
        await must(store.append(anAppend('a-1', -1)))
        expect(await closing).toBe('Right')
        for (const read of await Promise.all(reads))
          expect(read._tag === 'Right' ? 'Right' : read.left.kind).toMatch(/^(Right|Closed)$/)
        expect(await failureKind(store.raw.head())).toBe('Closed')
      }),
    )
  })
}

import { describe, expect, it } from '@jest/globals'
import * as O from 'fp-ts/lib/Option.js'
import { must } from './events.js'
import { aWrite, MODEL } from './documents.js'
import { type MakeDocumentStore, using } from './made.js'

/** Events that a read model could not take in, and what it knows of them. */
export const parkingSuite = (make: MakeDocumentStore): void => {
  const on = using(make)

  describe('parking', () => {
    it(
      'keeps parked events until their stream is released',
      on(async (store) => {
        await must(store.open(MODEL))
        const parked = (stream: string, position: number) => ({
          stream,
          position,
          reason: 'cannot',
          at: '2026-01-01T00:00:00.000Z' as never,
          about: [stream],
        })
        await must(store.commit(MODEL, { from: 0, to: 9, writes: [], park: [parked('b-1', 7), parked('a-1', 3)] }))
        expect(await must(store.parked(MODEL))).toStrictEqual([parked('a-1', 3), parked('b-1', 7)])
        await must(
          store.commit(MODEL, { from: 9, to: 9, writes: [], unpark: ['a-1', 'x-1'], park: [parked('b-1', 8)] }),
        )
        expect(await must(store.parked(MODEL))).toStrictEqual([parked('b-1', 8)])
      }),
    )

    it(
      'writes nothing when other streams are parked than the writer knows of',
      on(async (store) => {
        await must(store.open(MODEL))
        const entry = {
          stream: 'a-1',
          position: 3,
          reason: 'cannot',
          at: '2026-01-01T00:00:00.000Z' as never,
          about: [],
        }
        const commit = (knowing: ReadonlyArray<string>, more: Partial<Parameters<typeof store.commit>[1]> = {}) =>
          must(store.commit(MODEL, { from: 5, to: 5, writes: [aWrite('a', knowing)], knowing, ...more }))
        expect(await must(store.commit(MODEL, { from: 0, to: 5, writes: [], knowing: [], park: [entry] }))).toBe(true)
        for (const knowing of [[], ['b-1'], ['a-1', 'b-1']]) expect(await commit(knowing)).toBe(false)
        expect(await must(store.get(MODEL, 'a'))).toStrictEqual(O.none)
        expect(await commit(['a-1'], { unpark: ['a-1'] })).toBe(true)
        expect(await commit(['a-1'])).toBe(false)
        expect(await commit([])).toBe(true)
      }),
    )
  })
}

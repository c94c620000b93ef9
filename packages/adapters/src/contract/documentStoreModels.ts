import { describe, expect, it } from '@jest/globals'
import type { EventId, Instant } from '@mandat/domain'
import type { ModelId } from '@mandat/projections'
import type { Seen } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { failureKind, must } from './events.js'
import { aWrite, MODEL, pagesOf } from './documents.js'
import { type MakeDocumentStore, using } from './made.js'

/** Models live side by side, go one by one, and come out the same when they are built again. */
export const modelsSuite = (make: MakeDocumentStore): void => {
  const on = using(make)

  describe('models', () => {
    it(
      'LOG-06: dropped and built again, also in other batches, a model comes out identical',
      on(async (store) => {
        const build = async (batch: number): Promise<unknown> => {
          await must(store.open(MODEL))
          for (let i = 0; i < 60; i += batch)
            await must(
              store.commit(MODEL, {
                from: i,
                to: i + batch,
                writes: Array.from({ length: batch }, (_, j) =>
                  aWrite(`k${String((i + j) % 23)}`, { at: i + j }, { at: [(i + j) % 7, 'x'] }),
                ),
              }),
            )
          return [
            await must(store.scan(MODEL, { after: null, count: 100 })),
            await pagesOf(store, { index: 'at', count: 9 }),
          ]
        }
        const before = await build(10)
        await must(store.drop(MODEL))
        expect(await must(store.checkpoint(MODEL))).toBe(0)
        expect(await must(store.scan(MODEL, { after: null, count: 9 }))).toStrictEqual([])
        expect(await must(store.find(MODEL, { index: 'at', count: 9 }))).toStrictEqual({ rows: [], next: null })
        expect(await build(20)).toStrictEqual(before)
      }),
    )

    it(
      'versions of a model live side by side, and go one by one',
      on(async (store) => {
        const next = { ...MODEL, version: 12 }
        for (const model of [next, MODEL, MODEL, { name: 'thing', version: 1 }]) await must(store.open(model))
        expect(await must(store.versions('things'))).toStrictEqual([MODEL, next])
        await must(store.commit(MODEL, { from: 0, to: 3, writes: [aWrite('a', 'old')], park: [] }))
        await must(store.commit(next, { from: 0, to: 8, writes: [aWrite('a', 'new')] }))
        await must(store.drop(MODEL))
        await must(store.drop(MODEL))
        expect(await must(store.get(next, 'a'))).toStrictEqual(O.some('new'))
        expect(await must(store.versions('things'))).toStrictEqual([next])
        expect(await must(store.versions('nothing'))).toStrictEqual([])
        await must(store.open(next))
        expect(await must(store.checkpoint(next))).toBe(8)
      }),
    )

    it(
      'LOG-06: a model gives way to its rebuild, as a whole, while both stand where they should',
      on(async (store) => {
        const by = { name: 'things_rebuild', version: 1 }
        const parked = { stream: 's', position: 2, reason: 'no', at: '2026-03-02T12:00:00.000Z' as Instant, about: [] }
        for (const model of [MODEL, by]) await must(store.open(model))
        const old = [aWrite('a', 'old', { at: [1] }), aWrite('b', 'gone', { at: [2] })]
        await must(store.commit(MODEL, { from: 0, to: 3, writes: old, park: [parked] }))
        const found = await must(store.find(MODEL, { index: 'at', count: 9 }))
        expect(found.rows.map(({ key }) => key)).toStrictEqual(['a', 'b'])
        await must(store.commit(by, { from: 0, to: 2, writes: [aWrite('a', 'new', { at: [7] })] }))
        for (const at of [2, 3]) expect(await must(store.replace(MODEL, by, at))).toBe(false)
        expect(await must(store.get(MODEL, 'a'))).toStrictEqual(O.some('old'))
        await must(store.commit(by, { from: 2, to: 3, writes: [] }))
        expect(await must(store.replace(MODEL, by, 3))).toBe(true)
        expect(await must(store.scan(MODEL, { after: null, count: 9 }))).toStrictEqual([{ key: 'a', document: 'new' }])
        expect(await must(store.find(MODEL, { index: 'at', count: 9 }))).toStrictEqual({
          rows: [{ key: 'a', document: 'new', value: 7 }],
          next: null,
        })
        expect([await must(store.parked(MODEL)), await must(store.versions(by.name))]).toStrictEqual([[], []])
        expect(await must(store.commit(MODEL, { from: 3, to: 4, writes: [aWrite('b', 'on', { at: [8] })] }))).toBe(true)
        expect(await must(store.replace(MODEL, by, 4))).toBe(false)
        await must(store.open(by))
        expect(await must(store.get(by, 'a'))).toStrictEqual(O.none)
      }),
    )

    it(
      'hole 34: what its log is known again by is kept with the checkpoint, of one moment, stays until it is said anew, and goes where the model goes',
      on(async (store) => {
        const by = { name: 'things_rebuild', version: 1 }
        const seen = (position: number): Seen => ({
          ...{ position, stream: `s-${String(position)}`, revision: 0, rank: 0 },
          id: '6a0f6b6e-0a55-4a0d-8f83-6f6f3b6f1c02' as EventId,
        })
        const standing = (model: ModelId) => must(store.standing(model))
        expect(await standing(MODEL)).toStrictEqual({ checkpoint: 0, seen: [] })
        for (const model of [MODEL, by]) await must(store.open(model))
        expect(await standing(MODEL)).toStrictEqual({ checkpoint: 0, seen: [] })
        const given = [seen(3), seen(2)]
        const committed = store.commit(MODEL, { from: 0, to: 3, writes: [], seen: given })()
        given.pop()
        expect(await committed).toStrictEqual(E.right(true))
        expect(await standing(MODEL)).toStrictEqual({ checkpoint: 3, seen: [seen(3), seen(2)] })
        await must(store.commit(MODEL, { from: 3, to: 4, writes: [aWrite('a', 1, { at: [1] })] }))
        expect(await must(store.commit(MODEL, { from: 2, to: 4, writes: [], seen: [] }))).toBe(false)
        await must(store.find(MODEL, { index: 'at', count: 1 }))
        expect(await standing(MODEL)).toStrictEqual({ checkpoint: 4, seen: [seen(3), seen(2)] })
        await must(store.commit(by, { from: 0, to: 4, writes: [], seen: [seen(1)] }))
        expect(await must(store.replace(MODEL, by, 4))).toBe(true)
        expect([await standing(MODEL), await standing(by)]).toStrictEqual([
          { checkpoint: 4, seen: [seen(1)] },
          { checkpoint: 0, seen: [] },
        ])
        for (const wrong of [
          { ...seen(5), stream: '' },
          { ...seen(5), id: '' as EventId },
        ])
          expect(await failureKind(store.commit(MODEL, { from: 4, to: 5, writes: [], seen: [wrong] }))).toBe(
            'InvalidInput',
          )
        await must(store.drop(MODEL))
        await must(store.open(MODEL))
        expect(await standing(MODEL)).toStrictEqual({ checkpoint: 0, seen: [] })
      }),
    )

    it(
      'a model that is not open reads as empty and takes no commit',
      on(async (store) => {
        expect(await must(store.get(MODEL, 'a'))).toStrictEqual(O.none)
        expect(await must(store.getMany(MODEL, ['a']))).toStrictEqual(new Map())
        expect(await must(store.parked(MODEL))).toStrictEqual([])
        expect(await failureKind(store.commit(MODEL, { from: 0, to: 1, writes: [] }))).toBe('InvalidInput')
        expect(await must(store.versions('things'))).toStrictEqual([])
      }),
    )
  })
}

import type { DocumentStore, IndexQuery } from '@mandat/projections/kit'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { failureKind, must } from './events.js'
import { aWrite, MODEL, pagesOf } from './documents.js'
import { findingSuite } from './documentStoreFinding.js'
import { modelsSuite } from './documentStoreModels.js'
import { parkingSuite } from './documentStoreParking.js'
import { type MakeDocumentStore, using } from './made.js'
import { keptOrRefused, oddValues } from './oddValues.js'

/** Everything that the library asks of a store of read models; every adapter passes all of it. */
export const documentStoreContract = (name: string, make: MakeDocumentStore): void => {
  const on = using(make)

  describe(`${name}: document store contract`, () => {
    it(
      'keeps documents and checkpoint in one step',
      on(async (store) => {
        await must(store.open(MODEL))
        expect(await must(store.checkpoint(MODEL))).toBe(0)
        const documents = { a: { text: 'ü🏔', list: [1, { x: null }] }, b: 7 }
        expect(
          await must(
            store.commit(MODEL, { from: 0, to: 5, writes: [aWrite('a', documents.a), aWrite('b', documents.b)] }),
          ),
        ).toBe(true)
        expect(await must(store.checkpoint(MODEL))).toBe(5)
        expect(await must(store.get(MODEL, 'a'))).toStrictEqual(O.some(documents.a))
        expect(await must(store.get(MODEL, 'c'))).toStrictEqual(O.none)
        expect(await must(store.getMany(MODEL, ['b', 'c', 'a']))).toStrictEqual(
          new Map<string, unknown>(Object.entries(documents)),
        )
        expect(await must(store.getMany(MODEL, []))).toStrictEqual(new Map())
      }),
    )

    it(
      'writes nothing when the checkpoint is another: an older one, a newer one, or of a faster projector',
      on(async (store) => {
        await must(store.open(MODEL))
        await must(store.commit(MODEL, { from: 0, to: 5, writes: [] }))
        for (const from of [0, 4, 6])
          expect(await must(store.commit(MODEL, { from, to: 9, writes: [aWrite('a', 1)] }))).toBe(false)
        expect(await must(store.get(MODEL, 'a'))).toStrictEqual(O.none)
        const both = await Promise.all(
          [1, 2].map((n) => must(store.commit(MODEL, { from: 5, to: 6, writes: [aWrite('a', n)] }))),
        )
        expect(both).toStrictEqual([true, false])
        expect(await must(store.get(MODEL, 'a'))).toStrictEqual(O.some(1))
      }),
    )

    it(
      'replaces and deletes documents with their index entries; of two writes to a key the last counts',
      on(async (store) => {
        await must(store.open(MODEL))
        await must(
          store.commit(MODEL, {
            from: 0,
            to: 1,
            writes: [aWrite('a', 1, { n: [1] }), aWrite('b', 1, { n: [2] }), aWrite('c', 1, { n: [3] })],
          }),
        )
        const ask: IndexQuery = { index: 'n', count: 10 }
        expect((await pagesOf(store, ask)).map(({ key }) => key)).toStrictEqual(['a', 'b', 'c'])
        await must(
          store.commit(MODEL, {
            from: 1,
            to: 2,
            writes: [
              aWrite('a', 2, { n: [9, 9, 4] }),
              aWrite('b', null),
              aWrite('c', 5),
              aWrite('c', 6, { m: [1] }),
              aWrite('zz', null),
            ],
          }),
        )
        expect(await pagesOf(store, ask)).toStrictEqual([
          { key: 'a', value: 4, document: 2 },
          { key: 'a', value: 9, document: 2 },
        ])
        expect(await pagesOf(store, { index: 'm', count: 10 })).toStrictEqual([{ key: 'c', value: 1, document: 6 }])
        expect(await must(store.scan(MODEL, { after: null, count: 10 }))).toStrictEqual([
          { key: 'a', document: 2 },
          { key: 'c', document: 6 },
        ])
      }),
    )

    findingSuite(make)

    it(
      'scans by key in pages, by code points',
      on(async (store) => {
        await must(store.open(MODEL))
        const keys = ['🏔', 'a', 'Z', 'ü', 'a1', '\uffee', 'b', '10', '9']
        await must(store.commit(MODEL, { from: 0, to: 1, writes: keys.map((key) => aWrite(key, key)) }))
        const seen: Array<string> = []
        for (let page = 9; page > 0;) {
          const rows = await must(store.scan(MODEL, { after: seen.at(-1) ?? null, count: 2 }))
          seen.push(...rows.map(({ key }) => key))
          page = rows.length
        }
        expect(seen).toStrictEqual(['10', '9', 'Z', 'a', 'a1', 'b', 'ü', '\uffee', '🏔'])
      }),
    )

    parkingSuite(make)

    modelsSuite(make)

    it(
      'a caller that changes what it wrote or read changes nothing',
      on(async (store) => {
        await must(store.open(MODEL))
        const document = { list: [1] }
        const committing = store.commit(MODEL, { from: 0, to: 1, writes: [aWrite('a', document)] })()
        document.list.push(2)
        await committing
        const read = await must(store.getMany(MODEL, ['a']))
        try {
          ;(read.get('a') as { list: Array<number> }).list.push(3)
        } catch {
          // a store may also refuse
        }
        expect(await must(store.get(MODEL, 'a'))).toStrictEqual(O.some({ list: [1] }))
      }),
    )

    it(
      'hole 43: whatever is handed over is kept as JSON has it, or refused',
      on(async (store) => {
        await must(store.open(MODEL))
        let from = 0
        await fc.assert(
          fc.asyncProperty(oddValues, async (value) => {
            // what has no document any more, and what is a document
            if (value === undefined || value === null) return
            const committed = await store.commit(MODEL, { from, to: from + 1, writes: [aWrite('odd', value)] })()
            if (committed._tag === 'Right') from++
            await keptOrRefused(value, committed, async () => O.toNullable(await must(store.get(MODEL, 'odd'))))
          }),
          { numRuns: 300 },
        )
      }),
    )

    const wrong: ReadonlyArray<[string, (store: DocumentStore) => () => Promise<unknown>]> = [
      ['a model name with other characters', (s) => s.open({ name: 'a b', version: 1 })],
      ['a model name that is SQL', (s) => s.open({ name: 'x; DROP TABLE events', version: 1 })],
      ['no model name', (s) => s.get({ name: '', version: 1 }, 'a')],
      ['a version of 0', (s) => s.open({ name: 'a', version: 0 })],
      ['a name that differs by case only', (s) => s.open({ name: 'Things', version: 1 })],
      ['an index name with other characters', (s) => s.find(MODEL, { index: 'a-b', count: 1 })],
      ['a cursor that is none', (s) => s.find(MODEL, { index: 'a', count: 1, after: 'x' })],
      ['a negative count', (s) => s.find(MODEL, { index: 'a', count: -1 })],
      ['a key with NUL', (s) => s.commit(MODEL, { from: 0, to: 1, writes: [aWrite('a\u0000', 1)] })],
      [
        'a lone surrogate in an index',
        (s) => s.commit(MODEL, { from: 0, to: 1, writes: [aWrite('a', 1, { i: ['\ud800'] })] }),
      ],
      [
        'an infinite index value',
        (s) => s.commit(MODEL, { from: 0, to: 1, writes: [aWrite('a', 1, { i: [Infinity] })] }),
      ],
      [
        'a document that is no JSON',
        (s) => s.commit(MODEL, { from: 0, to: 1, writes: [aWrite('b', 1), aWrite('a', 1n)] }),
      ],
      ['a checkpoint that goes back', (s) => s.commit(MODEL, { from: 0, to: -1, writes: [] })],
    ]
    it.each(wrong)('refuses %s as invalid input', (_, call) =>
      on(async (store) => {
        await must(store.open(MODEL))
        expect(await failureKind(call(store) as never)).toBe('InvalidInput')
        expect(await must(store.checkpoint(MODEL))).toBe(0)
        expect(await must(store.scan(MODEL, { after: null, count: 9 }))).toStrictEqual([])
      })(),
    )
  })
}

import type { DocumentStore, IndexQuery } from '@mandat/projections'
import { describe, expect, it } from '@jest/globals'
import * as O from 'fp-ts/lib/Option.js'
import { failureKind, must } from './events.js'
import { aWrite, MODEL, pagesOf } from './documents.js'
import { findingSuite } from './documentStoreFinding.js'
import { type MakeDocumentStore, using } from './made.js'

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

    it(
      'keeps parked events until their stream is released',
      on(async (store) => {
        await must(store.open(MODEL))
        const parked = (stream: string, position: number) => ({
          stream,
          position,
          reason: 'cannot',
          at: '2026-01-01T00:00:00.000Z' as never,
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
        const entry = { stream: 'a-1', position: 3, reason: 'cannot', at: '2026-01-01T00:00:00.000Z' as never }
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
      'a model that is not open reads as empty and takes no commit',
      on(async (store) => {
        expect(await must(store.get(MODEL, 'a'))).toStrictEqual(O.none)
        expect(await must(store.getMany(MODEL, ['a']))).toStrictEqual(new Map())
        expect(await must(store.parked(MODEL))).toStrictEqual([])
        expect(await failureKind(store.commit(MODEL, { from: 0, to: 1, writes: [] }))).toBe('InvalidInput')
        expect(await must(store.versions('things'))).toStrictEqual([])
      }),
    )

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

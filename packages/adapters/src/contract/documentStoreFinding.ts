import type { DocumentStore, IndexValue } from '@mandat/projections/kit'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { aWrite, MODEL, pagesOf } from './documents.js'
import { must } from './events.js'
import { type MakeDocumentStore, using } from './made.js'

const VALUES: ReadonlyArray<IndexValue> = [
  'b',
  10,
  'a',
  9,
  -1.5,
  'Z',
  0.1,
  '',
  'ü',
  2 ** 53,
  0.30000000000000004,
  1e300,
  '10',
  '🏔',
  '\uffee',
  0,
]
const IN_ORDER: ReadonlyArray<IndexValue> = [
  -1.5,
  0,
  0.1,
  0.30000000000000004,
  9,
  10,
  2 ** 53,
  1e300,
  '',
  '10',
  'Z',
  'a',
  'b',
  'ü',
  '\uffee',
  '🏔',
]

const fill = async (store: DocumentStore): Promise<void> => {
  await must(store.open(MODEL))
  const writes = VALUES.flatMap((value, i) => [
    aWrite(`y${String(i)}`, i, { v: [value] }),
    aWrite(`x${String(i)}`, i, { v: [value], w: [1] }),
  ])
  await must(store.commit(MODEL, { from: 0, to: 1, writes }))
}

export const findingSuite = (make: MakeDocumentStore): void => {
  const on = using(make)

  describe('finding', () => {
    it(
      'gives numbers as numbers before text by code points, then by key; backwards the reverse',
      on(async (store) => {
        await fill(store)
        const expected = IN_ORDER.flatMap((value) =>
          ['x', 'y'].map((k) => [value, `${k}${String(VALUES.indexOf(value))}`]),
        )
        for (const count of [1, 3, 32, 100]) {
          expect((await pagesOf(store, { index: 'v', count })).map(({ value, key }) => [value, key])).toStrictEqual(
            expected,
          )
          expect(
            (await pagesOf(store, { index: 'v', count, direction: 'backwards' })).map(({ value, key }) => [value, key]),
          ).toStrictEqual([...expected].reverse())
        }
      }),
    )

    it(
      'a range has both ends, and other indexes are others',
      on(async (store) => {
        await fill(store)
        const values = async (from?: IndexValue, to?: IndexValue, direction: 'forwards' | 'backwards' = 'forwards') =>
          (
            await pagesOf(store, {
              index: 'v',
              count: 3,
              direction,
              ...(from === undefined ? {} : { from }),
              ...(to === undefined ? {} : { to }),
            })
          )
            .filter(({ key }) => key.startsWith('x'))
            .map(({ value }) => value)
        expect(await values(9, 10)).toStrictEqual([9, 10])
        expect(await values('a')).toStrictEqual(['a', 'b', 'ü', '\uffee', '🏔'])
        expect(await values(undefined, 0, 'backwards')).toStrictEqual([0, -1.5])
        expect(await values('b', 'a')).toStrictEqual([])
        expect(await values(9.5, 9.6)).toStrictEqual([])
        expect(await pagesOf(store, { index: 'w', count: 100 })).toHaveLength(16)
        expect(await must(store.find(MODEL, { index: 'none', count: 5 }))).toStrictEqual({ rows: [], next: null })
      }),
    )

    it(
      'says that there is no next page exactly at the end',
      on(async (store) => {
        await fill(store)
        expect((await must(store.find(MODEL, { index: 'w', count: 16 }))).next).toBeNull()
        expect((await must(store.find(MODEL, { index: 'w', count: 15 }))).next).not.toBeNull()
      }),
    )

    it(
      'paging neither repeats nor leaves out what stands still while documents change',
      on(async (store) => {
        await must(store.open(MODEL))
        const write = (n: number) => aWrite(`k${String(n).padStart(3, '0')}`, n, { n: [n] })
        await must(store.commit(MODEL, { from: 0, to: 1, writes: Array.from({ length: 20 }, (_, i) => write(i * 2)) }))
        const seen: Array<IndexValue> = []
        let after: string | undefined
        for (let at = 1; ; at++) {
          const page = await must(
            store.find(MODEL, { index: 'n', count: 3, ...(after === undefined ? {} : { after }) }),
          )
          seen.push(...page.rows.map(({ value }) => value))
          if (page.next === null) break
          after = page.next
          // the row the cursor stands on goes, others come before it
          const gone = page.rows.at(-1)?.key as string
          await must(store.commit(MODEL, { from: at, to: at + 1, writes: [aWrite(gone, null), write(at * 2 - 1)] }))
        }
        expect(seen.filter((n) => (n as number) % 2 === 0)).toStrictEqual(Array.from({ length: 20 }, (_, i) => i * 2))
        expect(new Set(seen).size).toBe(seen.length)
      }),
    )

    it('after any changes, an index has exactly the entries of the documents that stand', async () => {
      const change = fc.record({
        key: fc.constantFrom('a', 'b', 'c', 'd'),
        document: fc.option(fc.nat({ max: 3 })),
        values: fc.array(
          fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('', 'x', 1, -0)),
          { maxLength: 3 },
        ),
      })
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 8 }),
          fc.nat({ max: 8 }),
          async (commits, lookAt) => {
            const { store, close } = await make()
            try {
              await must(store.open(MODEL))
              const expected = new Map<string, { document: number | null; values: Set<IndexValue> }>()
              for (const [i, commit] of commits.entries()) {
                // the first look is where some stores build their index
                if (i === lookAt) await must(store.find(MODEL, { index: 'v', count: 1 }))
                await must(
                  store.commit(MODEL, {
                    from: i,
                    to: i + 1,
                    writes: commit.map(({ key, document, values }) => aWrite(key, document, { v: values })),
                  }),
                )
                for (const { key, document, values } of commit)
                  expected.set(key, { document, values: new Set(values.map((v) => (v === 0 ? 0 : v))) })
              }
              const rows = [...expected].flatMap(([key, { document, values }]) =>
                document === null ? [] : [...values].map((value) => [key, value, document]),
              )
              const found = (await pagesOf(store, { index: 'v', count: 2 })).map(({ key, value, document }) => [
                key,
                value,
                document,
              ])
              expect(new Set(found.map((row) => JSON.stringify(row)))).toStrictEqual(
                new Set(rows.map((row) => JSON.stringify(row))),
              )
              expect(found).toHaveLength(rows.length)
            } finally {
              await close()
            }
          },
        ),
        { numRuns: 40 },
      )
    }, 60_000)
  })
}

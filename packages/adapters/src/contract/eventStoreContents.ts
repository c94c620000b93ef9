import type { AppendRequest } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { anAppend, anEvent, asStored, failureKind, must, plain } from './events.js'
import type { MakeRankedStore } from './ranked.js'
import { using } from './made.js'
import { keptOrRefused, oddValues } from './oddValues.js'

const ALL = { from: 0, count: 1_000, direction: 'forwards' } as const

/** What is kept of an append is what was handed in, and only what JSON can hold. */
export const contentsSuite = (make: MakeRankedStore): void => {
  const on = using(make)

  describe('contents', () => {
    it(
      'a caller that changes what it wrote or read changes nothing',
      on(async (store) => {
        const written = anEvent({ data: { list: [1], nested: { a: 1 } } })
        const before = structuredClone(written)
        const appending = store.append(anAppend('a-1', -1, [written]))()
        ;(written.data as { list: Array<number> }).list.push(2)
        ;(written.meta as { digest: string }).digest = 'changed'
        await appending
        ;(written.data as { nested: { a: number } }).nested.a = 2
        const read = (await must(store.raw.readStream('a-1', ALL)))[0] as unknown as {
          data: { nested: { a: number } }
          meta: { digest: string }
          type: string
        }
        for (const change of [
          () => (read.data.nested.a = 9),
          () => (read.meta.digest = 'x'),
          () => (read.type = 'x'),
        ]) {
          try {
            change()
          } catch {
            // a store may also refuse
          }
        }
        expect(plain(await must(store.readStream('a-1', ALL)))).toStrictEqual(asStored('a-1', [before]))
      }),
    )

    it(
      'keeps __proto__ and other special keys, NUL and lone surrogates in data as JSON has them',
      on(async (store) => {
        const text =
          '{"__proto__":{"polluted":true},"constructor":1,"toString":"x","nul":"a\\u0000b","lone":"\\ud800","é":"\\udfff"}'
        await must(store.append(anAppend('a-1', -1, [anEvent({ data: JSON.parse(text) as object })])))
        const [read] = await must(store.readStream('a-1', ALL))
        expect(JSON.stringify(read?.data)).toBe(JSON.stringify(JSON.parse(text)))
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
      }),
    )

    const cyclic: { self?: object } = {}
    cyclic.self = cyclic
    const bad: ReadonlyArray<[string, (r: AppendRequest) => AppendRequest]> = [
      ['no event', (r) => ({ ...r, events: [] })],
      ['a stream without a name', (r) => ({ ...r, stream: '' })],
      ['a NUL in the stream name', (r) => ({ ...r, stream: 'a\u0000b' })],
      ['a lone surrogate in the stream name', (r) => ({ ...r, stream: 'a\ud800' })],
      ['an expected revision that is no integer', (r) => ({ ...r, expectedRevision: 0.5 })],
      ['an expected revision of any', (r) => ({ ...r, expectedRevision: -2 })],
      ['a type without a name', (r) => ({ ...r, events: [anEvent({ type: '' })] })],
      ['a version of 0', (r) => ({ ...r, events: [anEvent({ version: 0 })] })],
      ['data with a bigint', (r) => ({ ...r, events: [anEvent(), anEvent({ data: { n: 1n } })] })],
      ['data in a circle', (r) => ({ ...r, events: [anEvent({ data: cyclic })] })],
    ]
    const shapeless: ReadonlyArray<[string, unknown, string]> = [
      ['no request at all', undefined, 'request'],
      ['null', null, 'request'],
      ['an event that is null', { ...anAppend('a-1', -1), events: [null] }, 'events.0'],
      ['a hole among the events', { ...anAppend('a-1', -1), events: Array<unknown>(1) }, 'events.0'],
      ['events that are no list', { ...anAppend('a-1', -1), events: { length: 1 } }, 'events'],
      ['no command', { ...anAppend('a-1', -1), command: undefined }, 'command'],
      ['a basis that is null', { ...anAppend('a-1', -1), basis: null }, 'basis'],
      ['a basis of null', { ...anAppend('a-1', -1), basis: [null] }, 'basis.0'],
      ...['yesterday', '2026-03-02', '2026-02-30T12:00:00.000Z', '2026-03-02T12:00:00Z', 1, null].map(
        (recordedAt): [string, unknown, string] => [
          `recorded at ${String(recordedAt)}`,
          { ...anAppend('a-1', -1), events: [{ ...anEvent(), recordedAt }] },
          'events.0.recordedAt',
        ],
      ),
    ]
    const odd: ReadonlyArray<[string, unknown, string]> = [
      ['no number', { list: [1, { n: Number.NaN }] }, 'list.1.n'],
      ['infinity', { n: -Infinity }, 'n'],
      ['bytes', { bytes: new Uint8Array([1, 2]) }, 'bytes'],
      ['a buffer', { bytes: Buffer.from('a') }, 'bytes'],
      ['a map', { map: new Map([[1, 2]]) }, 'map'],
      ['a set', { set: new Set([1]) }, 'set'],
      ['a date', { at: new Date(0) }, 'at'],
      ['a boxed number', { n: Object(1) as unknown }, 'n'],
      ['a boxed text', { text: Object('a') as unknown }, 'text'],
      ['a function', { f: () => 1 }, 'f'],
      ['a function with toJSON', { f: Object.assign(() => 1, { toJSON: () => 2 }) }, 'f'],
      ['toJSON', { a: { toJSON: () => 2 } }, 'a.toJSON'],
      ['a symbol', { s: Symbol('s') }, 's'],
      ['a hole in a list', { list: [1, undefined, 3] }, 'list.1'],
    ]
    it.each(odd)('hole 41: %s is refused by its path, never changed', (_, data, path) =>
      on(async (store) => {
        expect(await store.append(anAppend('a-1', -1, [anEvent(), anEvent({ data: data as object })]))()).toMatchObject(
          { left: { kind: 'InvalidInput', faults: [{ path: `events.1.data.${path}` }] } },
        )
        expect(await must(store.head())).toBe(0)
      })(),
    )

    it(
      'hole 41: metadata that is undefined is refused; nesting is kept as deep as it is taken',
      on(async (store) => {
        const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) })
        expect(await failureKind(store.append(anAppend('a-1', -1, [anEvent({ meta: undefined as never })])))).toBe(
          'InvalidInput',
        )
        expect(await failureKind(store.append(anAppend('a-1', -1, [anEvent({ data: nested(1_001) })])))).toBe(
          'InvalidInput',
        )
        await must(store.append(anAppend('a-1', -1, [anEvent({ data: nested(1_000) })])))
        expect(JSON.stringify((await must(store.readStream('a-1', ALL)))[0]?.data)).toBe(JSON.stringify(nested(1_000)))
      }),
    )

    it(
      'hole 43: whatever is handed over is kept as JSON has it, or refused',
      on(async (store) => {
        let n = 0
        await fc.assert(
          fc.asyncProperty(oddValues, async (value) => {
            const stream = `odd-${String(++n)}`
            const events = [anEvent({ data: { value } })]
            // a field that is undefined is none
            if (value === undefined) return
            await keptOrRefused(value, await store.append(anAppend(stream, -1, events))(), async () => {
              const [read] = await must(store.readStream(stream, ALL))
              return (read?.data as { value: unknown }).value
            })
          }),
          { numRuns: 300 },
        )
      }),
    )

    it.each(shapeless)('LOG-10, hole 42: refuses %s by its path', (_, request, path) =>
      on(async (store) => {
        expect(await store.append(request as AppendRequest)()).toMatchObject({
          left: { kind: 'InvalidInput', faults: [{ path }] },
        })
        expect(await must(store.head())).toBe(0)
      })(),
    )

    it.each(bad)('refuses %s as invalid input, and settles', (_, change) =>
      on(async (store) => {
        expect(await failureKind(store.append(change(anAppend('a-1', -1))))).toBe('InvalidInput')
        expect(await must(store.head())).toBe(0)
      })(),
    )
  })
}

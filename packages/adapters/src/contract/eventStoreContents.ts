import type { AppendRequest } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import { anAppend, anEvent, asStored, failureKind, must, plain } from './events.js'
import type { MakeRankedStore } from './ranked.js'
import { using } from './made.js'

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
    it.each(bad)('refuses %s as invalid input, and settles', (_, change) =>
      on(async (store) => {
        expect(await failureKind(store.append(change(anAppend('a-1', -1))))).toBe('InvalidInput')
        expect(await must(store.head())).toBe(0)
      })(),
    )
  })
}

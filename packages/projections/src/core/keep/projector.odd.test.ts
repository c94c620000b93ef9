import { describe, expect, it } from '@jest/globals'
import { noted, projecting, right, settle, Tally, tally, type TestDocuments, testNow } from '../../testing/index.js'
import { projection } from '../fold/projection.js'
import { readOne } from '../read/read.js'

const numbers = async (documents: TestDocuments, book: string): Promise<ReadonlyArray<number> | undefined> =>
  right(await readOne(documents, tally(), book)())?.numbers

describe('a poison event', () => {
  it('hole 36: is also one that makes what no store keeps or no reader reads again; the read model goes on', async () => {
    const odd = (document: unknown, keys?: ReadonlyArray<string>, value?: number) => {
      const bad = (n: number): boolean => n === 13
      return projection(Tally)({
        ...tally(),
        keysOf: (e) =>
          keys !== undefined && e.event.type === 'Noted' && bad(e.event.number) ? keys : tally().keysOf(e),
        evolve: (before, e, key) =>
          document !== undefined && e.event.type === 'Noted' && bad(e.event.number)
            ? (document as never)
            : tally().evolve(before, e, key),
        indexes: { last: ({ numbers: all }) => [value !== undefined && bad(all.at(-1) ?? 0) ? value : 0] },
      })
    }
    const cases = [
      [odd({ book: 'a', numbers: [1n] }), 'TypeError: evolve gave a document that JSON cannot hold'],
      [odd({ book: 'a', numbers: [], at: new Date(0) }), 'TypeError: evolve gave a document that JSON cannot hold'],
      [odd({ book: 'a', numbers: ['13'] }), 'TypeError: evolve gave no such document'],
      [odd(undefined, ['']), 'TypeError: keysOf must give a list of keys, each of 1 to 512 characters'],
      [odd(undefined, 'all' as never), 'TypeError: keysOf must give a list of keys, each of 1 to 512 characters'],
      [odd(undefined, undefined, Number.NaN), 'TypeError: the index last must give a list of finite numbers or text'],
    ] as const
    for (const [model, reason] of cases) {
      const { store, documents, live } = projecting([model])
      store.append(noted('a', 1), noted('b', 2), noted('a', 13), noted('b', 3))
      live.start()
      await settle()
      store.append(noted('a', 4), noted('b', 5))
      await settle()
      expect(right(await documents.parked(model)())).toEqual([
        { stream: 'test-a', position: 3, reason, at: testNow, about: [] },
      ])
      expect([await numbers(documents, 'a'), await numbers(documents, 'b')]).toEqual([[1], [2, 3, 5]])
      expect((await live.status()).models.map(({ state, failures }) => [state, failures])).toEqual([['Running', 0]])
      await live.stop()
    }
  })
})

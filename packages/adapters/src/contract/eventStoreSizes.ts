import { EVENT_BYTES, type NewEvent } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { MakeRankedStore } from './ranked.js'
import { anAppend, anEvent, must } from './events.js'
import { using } from './made.js'

const bytesOf = ({ data, meta }: Pick<NewEvent, 'data' | 'meta'>): number =>
  Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(meta))

/** An event of exactly so many bytes; every character of `letter` takes `each` of them. */
const anEventOf = (bytes: number, letter: string, each: number): NewEvent => {
  const small = anEvent({ data: { text: '', rest: '' } })
  const more = bytes - bytesOf(small)
  return { ...small, data: { text: letter.repeat(Math.floor(more / each)), rest: 'x'.repeat(more % each) } }
}

export const sizesSuite = (make: MakeRankedStore): void => {
  const on = using(make)

  describe('the size of an event', () => {
    const letters: ReadonlyArray<[string, number]> = [
      ['x', 1],
      ['é', 2],
      ['山', 3],
      ['🏔', 4],
      ['\n', 2],
      ['\u0000', 6],
    ]
    it.each(letters)('data and metadata in %j are kept up to the limit, and refused one byte above', (letter, each) =>
      on(async (store) => {
        const most = anEventOf(EVENT_BYTES, letter, each)
        const more = anEventOf(EVENT_BYTES + 1, letter, each)
        expect([bytesOf(most), bytesOf(more)]).toStrictEqual([EVENT_BYTES, EVENT_BYTES + 1])
        expect(await store.append(anAppend('a-1', -1, [anEvent(), more]))()).toMatchObject(
          E.left({
            kind: 'InvalidInput',
            faults: [{ path: 'events.1' }],
            message: expect.stringContaining(String(EVENT_BYTES + 1)) as never,
          }),
        )
        expect(await must(store.head())).toBe(0)
        expect((await must(store.append(anAppend('a-1', -1, [anEvent(), most, anEvent()]))))._tag).toBe('Appended')
        const [read] = await must(store.readStream('a-1', { from: 1, count: 1, direction: 'forwards' }))
        expect([read?.data, read?.meta]).toStrictEqual([most.data, most.meta])
      })(),
    )
  })
}

import { describe, expect, it } from '@jest/globals'
import { aMeta, anAppend, anEvent, asStored, must, plain, someEvents } from './events.js'
import type { MakeRankedStore } from './ranked.js'
import { using } from './made.js'

const ALL = { from: 0, count: 1_000, direction: 'forwards' } as const

export const appendingSuite = (make: MakeRankedStore): void => {
  const on = using(make)

  describe('appending', () => {
    it(
      'starts a stream at revision 0 and the log at position 1',
      on(async (store) => {
        expect(await must(store.append(anAppend('a-1', -1)))).toStrictEqual({
          _tag: 'Appended',
          revision: 0,
          position: 1,
        })
        expect(await must(store.append(anAppend('b-1', -1, someEvents(3))))).toStrictEqual({
          _tag: 'Appended',
          revision: 2,
          position: 4,
        })
        expect(await must(store.append(anAppend('a-1', 0)))).toStrictEqual({
          _tag: 'Appended',
          revision: 1,
          position: 5,
        })
        expect(await must(store.head())).toBe(5)
      }),
    )

    it(
      'gives back ids, versions, timestamps, metadata, revisions and positions as they were written',
      on(async (store) => {
        const events = [
          anEvent({ version: 7, type: 'Other', recordedAt: '1999-12-31T23:59:59.999Z' as never }),
          anEvent({
            meta: aMeta({ basis: [], digest: '' }),
            data: { text: 'zürich 🏔 "quoted" \\ \n', empty: {}, list: [], no: null },
          }),
        ]
        await must(store.append(anAppend('a-1', -1, events)))
        expect(plain(await must(store.readStream('a-1', ALL)))).toStrictEqual(asStored('a-1', events))
        expect(plain(await must(store.readAll({ after: 0, count: 10 })))).toStrictEqual(asStored('a-1', events))
      }),
    )

    const wrong: ReadonlyArray<[string, number, number]> = [
      ['behind', 1, 2],
      ['far behind', -1, 2],
      ['ahead', 3, 2],
      ['far ahead', 99, 2],
    ]
    it.each(wrong)('answers a conflict to an expected revision that is %s', (_, expected, actual) =>
      on(async (store) => {
        await must(store.append(anAppend('a-1', -1, someEvents(3))))
        expect(await must(store.append(anAppend('a-1', expected)))).toStrictEqual({
          _tag: 'Conflict',
          stream: 'a-1',
          expected,
          actual,
        })
      })(),
    )

    it(
      'answers a conflict where the stream should exist and does not',
      on(async (store) => {
        expect(await must(store.append(anAppend('a-1', 0)))).toStrictEqual({
          _tag: 'Conflict',
          stream: 'a-1',
          expected: 0,
          actual: -1,
        })
        expect(await must(store.readStream('a-1', ALL))).toStrictEqual([])
        expect(await must(store.head())).toBe(0)
      }),
    )

    it(
      'a refused append leaves no trace: stream, log, command, and the right revision still works',
      on(async (store) => {
        const first = someEvents(2)
        await must(store.append(anAppend('a-1', -1, first)))
        const refused = anAppend('a-1', 0)
        expect((await must(store.append(refused)))._tag).toBe('Conflict')
        expect((await must(store.append(anAppend('new-1', 5))))._tag).toBe('Conflict')
        expect(plain(await must(store.readAll({ after: 0, count: 10 })))).toStrictEqual(asStored('a-1', first))
        expect((await must(store.commandRecord(refused.command.id, 'a-1')))._tag).toBe('None')
        expect(await must(store.append(anAppend('a-1', 1)))).toStrictEqual({
          _tag: 'Appended',
          revision: 2,
          position: 3,
        })
        expect(await must(store.append(anAppend('new-1', -1)))).toStrictEqual({
          _tag: 'Appended',
          revision: 0,
          position: 4,
        })
      }),
    )

    it(
      'of two appends for the same revision exactly one succeeds, the first',
      on(async (store) => {
        const [one, two] = await Promise.all([store.append(anAppend('a-1', -1))(), store.append(anAppend('a-1', -1))()])
        expect([one, two]).toStrictEqual([
          { _tag: 'Right', right: { _tag: 'Appended', revision: 0, position: 1 } },
          { _tag: 'Right', right: { _tag: 'Conflict', stream: 'a-1', expected: -1, actual: 0 } },
        ])
      }),
    )

    it(
      'takes 20 commands on 20 streams at once',
      on(async (store) => {
        const made = await Promise.all(
          Array.from({ length: 20 }, (_, i) => must(store.append(anAppend(`s-${String(i)}`, -1)))),
        )
        expect(made.map(({ _tag }) => _tag)).toStrictEqual(Array(20).fill('Appended'))
        expect(await must(store.head())).toBe(20)
      }),
    )

    it(
      'tries 64 appends on one stream at once in their order',
      on(async (store) => {
        const made = await Promise.all(Array.from({ length: 64 }, (_, i) => must(store.append(anAppend('a-1', i - 1)))))
        expect(made).toStrictEqual(
          Array.from({ length: 64 }, (_, i) => ({ _tag: 'Appended', revision: i, position: i + 1 })),
        )
      }),
    )

    it(
      'one conflict among many at once fails alone',
      on(async (store) => {
        const made = await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            must(store.append(anAppend(`s-${String(i)}`, i === 7 ? 3 : -1, someEvents(2)))),
          ),
        )
        expect(made.filter(({ _tag }) => _tag === 'Conflict')).toHaveLength(1)
        expect(await must(store.head())).toBe(38)
        expect(await must(store.readStream('s-7', ALL))).toStrictEqual([])
      }),
    )
  })
}

import { describe, expect, it } from '@jest/globals'
import { anAppend, anEvent, must, someEvents } from './events.js'
import { using } from './made.js'
import type { MakeRankedStore } from './ranked.js'

const ALL = { from: 0, count: 1_000, direction: 'forwards' } as const

export const basisSuite = (make: MakeRankedStore): void => {
  const on = using(make)

  describe('the basis (LOG-11)', () => {
    it(
      'LOG-11: events land while every stream of their basis is at its revision, one that does not exist included',
      on(async (store) => {
        await must(store.append(anAppend('b-1', -1, someEvents(3))))
        const basis = [
          { stream: 'b-1', revision: 2 },
          { stream: 'c-1', revision: -1 },
        ]
        expect(await must(store.append({ ...anAppend('a-1', -1), basis }))).toStrictEqual({
          _tag: 'Appended',
          revision: 0,
          position: 4,
        })
      }),
    )

    it(
      'LOG-11: a basis that moved, or was never reached, is a conflict that names it, and nothing is written',
      on(async (store) => {
        if (store.checksBasis !== true) return
        await must(store.append(anAppend('b-1', -1, someEvents(3))))
        const still = { stream: 'c-1', revision: -1 }
        for (const [revision, actual, stream] of [
          [1, 2, 'b-1'],
          [-1, 2, 'b-1'],
          [3, 2, 'b-1'],
          [0, -1, 'd-1'],
        ] as const) {
          const request = { ...anAppend('a-1', -1), basis: [still, { stream, revision }] }
          const conflict = { _tag: 'Conflict', stream, expected: revision, actual }
          expect(await must(store.append(request))).toStrictEqual(conflict)
          expect((await must(store.commandRecord(request.command.id, 'a-1')))._tag).toBe('None')
        }
        expect(await must(store.readStream('a-1', ALL))).toStrictEqual([])
        expect(await must(store.head())).toBe(3)
        const basis = [still, { stream: 'b-1', revision: 2 }]
        expect((await must(store.append({ ...anAppend('a-1', -1), basis })))._tag).toBe('Appended')
      }),
    )

    it(
      'LOG-11: of appends at once, an earlier one moves the basis of a later one, and a refused one does not',
      on(async (store) => {
        if (store.checksBasis !== true) return
        await must(store.append(anAppend('b-1', -1)))
        const onB = (revision: number) => ({ basis: [{ stream: 'b-1', revision }] })
        const answers = await Promise.all(
          [
            { ...anAppend('a-1', -1), ...onB(0) },
            anAppend('b-1', 7),
            { ...anAppend('c-1', -1), ...onB(0) },
            anAppend('b-1', 0, someEvents(2)),
            { ...anAppend('d-1', -1), ...onB(0) },
            { ...anAppend('d-1', -1), ...onB(2) },
            { ...anAppend('b-1', 2), basis: [{ stream: 'd-1', revision: -1 }] },
            { ...anAppend('b-1', 2), basis: [{ stream: 'd-1', revision: 0 }] },
          ].map((request) => must(store.append(request))),
        )
        expect(answers.map((one) => (one._tag === 'Conflict' ? `${one.stream} moved` : one._tag))).toStrictEqual([
          'Appended',
          'b-1 moved',
          'Appended',
          'Appended',
          'b-1 moved',
          'Appended',
          'd-1 moved',
          'Appended',
        ])
      }),
    )

    it(
      'LOG-07: an append that landed is a duplicate, and its command known, also after its basis moved',
      on(async (store) => {
        await must(store.append(anAppend('b-1', -1)))
        const request = { ...anAppend('a-1', -1, [anEvent()]), basis: [{ stream: 'b-1', revision: 0 }] }
        await must(store.append(request))
        await must(store.append(anAppend('b-1', 0)))
        expect((await must(store.append(request)))._tag).toBe('Duplicate')
        const other = { ...anAppend('a-1', 0, someEvents(1), request.command.id), basis: request.basis }
        expect((await must(store.append(other)))._tag).toBe('CommandKnown')
      }),
    )
  })
}

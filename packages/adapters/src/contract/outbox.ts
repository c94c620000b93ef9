import type { Instant } from '@mandat/domain'
import type { Mail } from '@mandat/domain/kit'
import type { Outbox } from '@mandat/projections/kit'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { failureKind, must } from './events.js'
import { type MadeStore, using } from './made.js'
import { keptOrRefused, oddValues } from './oddValues.js'

const aMail = (id: string, facts: Mail['facts'] = {}): Mail => ({
  id,
  template: 'PartnerAccepted',
  to: { _tag: 'Account', account: 'x' as never },
  facts,
  link: null,
  about: null,
})
const at = (minute: number): Instant => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z` as Instant

/** Everything that the library asks of an outbox; every adapter passes all of it. */
export const outboxContract = (name: string, make: () => Promise<MadeStore<Outbox>>): void => {
  const on = using(make)
  const ids = (entries: ReadonlyArray<{ id: string }>): ReadonlyArray<string> => entries.map(({ id }) => id)

  describe(`${name}: outbox contract`, () => {
    it(
      'gives back what was put, oldest first',
      on(async (outbox) => {
        const mail = aMail('m2', { text: 'ü', number: 1, list: ['a'], none: null })
        await must(outbox.put([mail, aMail('m1')], at(1)))
        await must(outbox.put([aMail('m0')], at(0)))
        await must(outbox.put([], at(0)))
        expect(await must(outbox.due(at(1), 2))).toStrictEqual([
          { id: 'm0', mail: aMail('m0'), queuedAt: at(0), sentAt: null, attempts: 0, lastError: null },
          { id: 'm2', mail, queuedAt: at(1), sentAt: null, attempts: 0, lastError: null },
        ])
        // a clock that was set back since holds up none of them
        expect(ids(await must(outbox.due(at(0), 10)))).toStrictEqual(['m0', 'm2', 'm1'])
        expect(await must(outbox.due(at(9), 0))).toStrictEqual([])
      }),
    )

    it(
      'takes a mail id once: a repeat changes nothing, sent or not',
      on(async (outbox) => {
        await must(outbox.put([aMail('m1', { n: 1 }), aMail('m1', { n: 2 })], at(1)))
        await must(outbox.sent('m1', at(2)))
        await Promise.all([1, 2, 3].map(() => must(outbox.put([aMail('m1', { n: 3 }), aMail('m2')], at(3)))))
        expect(ids(await must(outbox.due(at(9), 10)))).toStrictEqual(['m2'])
        expect(await must(outbox.list({ after: null, count: 10 }))).toStrictEqual([
          { id: 'm1', mail: aMail('m1', { n: 1 }), queuedAt: at(1), sentAt: at(2), attempts: 1, lastError: null },
          { id: 'm2', mail: aMail('m2'), queuedAt: at(3), sentAt: null, attempts: 0, lastError: null },
        ])
      }),
    )

    it(
      'hole 43: whatever facts are handed over are kept as JSON has them, or refused',
      on(async (outbox) => {
        let n = 0
        await fc.assert(
          fc.asyncProperty(oddValues, async (value) => {
            if (value === undefined) return
            const id = `m${String(++n).padStart(4, '0')}`
            const put = await outbox.put([aMail(id, { value: value as never })], at(1))()
            await keptOrRefused(value, put, async () => {
              const [entry] = (await must(outbox.list({ after: null, count: 1_000 }))).filter((one) => one.id === id)
              return (entry?.mail as Mail | undefined)?.facts['value']
            })
          }),
          { numRuns: 300 },
        )
      }),
    )

    it(
      'a failed try comes again at its time, with its error; a sent mail never does',
      on(async (outbox) => {
        await must(outbox.put([aMail('m1'), aMail('m2')], at(1)))
        await must(outbox.failed('m1', 'no route', at(5)))
        expect(ids(await must(outbox.due(at(4), 10)))).toStrictEqual(['m2'])
        expect(await must(outbox.due(at(5), 1))).toStrictEqual([
          { id: 'm1', mail: aMail('m1'), queuedAt: at(1), sentAt: null, attempts: 1, lastError: 'no route' },
        ])
        await must(outbox.sent('m1', at(6)))
        await must(outbox.failed('m1', 'too late', at(7)))
        await must(outbox.sent('m1', at(8)))
        expect(ids(await must(outbox.due(at(59), 10)))).toStrictEqual(['m2'])
        expect((await must(outbox.list({ after: null, count: 1 })))[0]).toStrictEqual({
          id: 'm1',
          mail: aMail('m1'),
          queuedAt: at(1),
          sentAt: at(6),
          attempts: 2,
          lastError: 'no route',
        })
      }),
    )

    it(
      'what concerns an unknown mail changes nothing',
      on(async (outbox) => {
        await must(outbox.sent('m1', at(1)))
        await must(outbox.failed('m1', 'x', at(1)))
        expect(await must(outbox.list({ after: null, count: 9 }))).toStrictEqual([])
      }),
    )

    it(
      'tells how many mails wait, how many of them failed, the oldest of each, and how that one failed last',
      on(async (outbox) => {
        const backlog = (until: number, count = 100) => must(outbox.backlog(at(until), count))
        const empty = { waiting: 0, failing: 0, dropped: 0, oldest: null, oldestFailing: null }
        expect(await backlog(59)).toStrictEqual(empty)
        for (const [minute, id] of ['m0', 'm1', 'm2', 'm3', 'm4'].entries())
          await must(outbox.put([aMail(id)], at(minute)))
        expect(await backlog(0)).toStrictEqual({ ...empty, waiting: 5, oldest: at(0) })
        await must(outbox.failed('m2', 'once', at(9)))
        await must(outbox.failed('m1', 'first', at(6)))
        await must(outbox.failed('m1', 'again', at(12)))
        await must(outbox.failed('m3', 'gone', at(50)))
        await must(outbox.sent('m0', at(6)))
        const oldestFailing = { queuedAt: at(1), lastError: 'again' }
        expect(await backlog(50)).toStrictEqual({ waiting: 3, failing: 2, dropped: 1, oldest: at(1), oldestFailing })
        await must(outbox.sent('m1', at(13)))
        const next = { queuedAt: at(2), lastError: 'once' }
        expect(await backlog(50)).toStrictEqual({
          waiting: 2,
          failing: 1,
          dropped: 1,
          oldest: at(2),
          oldestFailing: next,
        })
        // what is tried again no sooner than asked about does not wait: it is dropped, as far as that goes
        expect(await backlog(9)).toStrictEqual({ ...empty, waiting: 1, dropped: 2, oldest: at(4) })
        await must(outbox.sent('m2', at(14)))
        await must(outbox.sent('m4', at(14)))
        expect(await backlog(50)).toStrictEqual({ ...empty, dropped: 1 })
      }),
    )

    it(
      'counts no further than it is asked to',
      on(async (outbox) => {
        await must(
          outbox.put(
            Array.from({ length: 9 }, (_, i) => aMail(`m${String(i)}`)),
            at(1),
          ),
        )
        expect((await must(outbox.backlog(at(9), 5))).waiting).toBe(5)
        for (let i = 0; i < 8; i++) await must(outbox.failed(`m${String(i)}`, 'down', at(5)))
        const { waiting, failing } = await must(outbox.backlog(at(9), 5))
        expect([waiting, failing]).toStrictEqual([6, 5])
        expect(await failureKind(outbox.backlog(at(9), -1))).toBe('InvalidInput')
      }),
    )

    it(
      'lists in the order of queueing, in pages',
      on(async (outbox) => {
        await must(
          outbox.put(
            ['c', 'a', 'b', 'd'].map((id) => aMail(id)),
            at(1),
          ),
        )
        expect(ids(await must(outbox.list({ after: null, count: 3 })))).toStrictEqual(['c', 'a', 'b'])
        expect(ids(await must(outbox.list({ after: 'b', count: 3 })))).toStrictEqual(['d'])
        expect(await failureKind(outbox.list({ after: 'x', count: 3 }))).toBe('InvalidInput')
      }),
    )

    it(
      'refuses what it cannot keep, as a whole',
      on(async (outbox) => {
        expect(await failureKind(outbox.put([aMail('m1'), aMail('')], at(1)))).toBe('InvalidInput')
        expect(await failureKind(outbox.put([aMail('m1'), aMail('m2', { n: 1n as never })], at(1)))).toBe(
          'InvalidInput',
        )
        expect(await must(outbox.list({ after: null, count: 9 }))).toStrictEqual([])
      }),
    )
  })
}

import { expect, it } from '@jest/globals'
import type { Instant } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { type Happened, joined, openSample, storyAt, testDocuments, testLog } from '../../testing/index.js'
import { anna, at, bakery, person } from '../../testing/stories/trail.js'
import { auditTrail } from './model.js'
import type { AuditQuery } from './asked.js'
import { readAuditTrail } from './query.js'
import { LOOKED_AT } from './walk.js'

const of = { _tag: 'Organisation', organisation: bakery } as const
const written = (recordedAt: Instant): Happened => ({
  event: joined(bakery, anna, 'Collaborator'),
  actor: person(anna),
  recordedAt,
})
/** A trail that a test lets grow, event by event, at whatever time the writer's clock says. */
const growing = () => {
  const [documents, store] = [testDocuments(), testLog()]
  const write = async (...times: ReadonlyArray<Instant>): Promise<void> => {
    store.append(...times.map(written))
    await catchUp({ store, documents, clock: { now: () => storyAt } }, [auditTrail])()
  }
  const page = async (query: Omit<AuditQuery, 'of'>, whose: AuditQuery['of'] = of) => {
    const answer = await readAuditTrail(documents, openSample)({ ...query, of: whose }, null)()
    if (E.isLeft(answer)) throw new Error(answer.left.message)
    return { seen: answer.right.entries.map(({ position }) => position), next: answer.right.next }
  }
  return { write, page }
}
const everyIndex = [
  of,
  { _tag: 'Account', account: anna },
  { _tag: 'Stream', stream: `organisation-${bakery}` },
  { _tag: 'Everything' },
] as const

it('LOG-12, hole 5: whoever pages while others write at an earlier time misses nothing and sees nothing twice', async () => {
  for (const whose of everyIndex) {
    const { write, page } = growing()
    await write(at(5), at(9), at(7))
    const first = await page({ count: 2 }, whose)
    await write(at(1), at(8))
    const second = await page({ count: 2, after: first.next ?? '' }, whose)
    await write(at(2))
    const third = await page({ count: 2, after: second.next ?? '' }, whose)
    expect([first.seen, second.seen, third]).toStrictEqual([[1, 2], [3, 4], { seen: [5, 6], next: null }])
  }
})

it('LOG-12, hole 5: newest first is the log backwards; what is written meanwhile is no part of it', async () => {
  for (const whose of everyIndex) {
    const { write, page } = growing()
    await write(at(5), at(9), at(7), at(1))
    const first = await page({ count: 2, direction: 'backwards' }, whose)
    await write(at(2), at(6))
    const second = await page({ count: 3, direction: 'backwards', after: first.next ?? '' }, whose)
    expect([first.seen, second]).toStrictEqual([[4, 3], { seen: [2, 1], next: null }])
  }
})

it('LOG-12, hole 5: a period is cut out of the order of the log, whatever clocks said', async () => {
  const { write, page } = growing()
  await write(at(5), at(9), at(7), at(1), at(6))
  const first = await page({ from: at(5), to: at(7), count: 2 })
  await write(at(5), at(8))
  const second = await page({ from: at(5), to: at(7), count: 2, after: first.next ?? '' })
  expect([first.seen, second.seen]).toStrictEqual([
    [1, 3],
    [5, 6],
  ])
  expect((await page({ from: at(5), to: at(7), count: 9, direction: 'backwards' })).seen).toStrictEqual([6, 5, 3, 1])
})

it('LOG-12, hole 5: one call looks at so many entries at most: a page may be empty and have a next one', async () => {
  const { write, page } = growing()
  await write(...Array.from({ length: LOOKED_AT + 1 }, (_, i) => at(i < LOOKED_AT ? 1 : 9)))
  const first = await page({ from: at(9), count: 5 })
  expect(first).toStrictEqual({ seen: [], next: String(LOOKED_AT) })
  expect(await page({ from: at(9), count: 5, after: first.next ?? '' })).toStrictEqual({
    seen: [LOOKED_AT + 1],
    next: null,
  })
})

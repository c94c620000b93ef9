import { describe, expect, it } from '@jest/globals'
import { instantOf } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { closedBook, noted, tally, testDocuments, testLog } from '../../testing/index.js'
import { catchUp } from '../keep/catchUp.js'
import { compareModels } from './compareModels.js'
import { promote, replaceByRebuild } from './promote.js'
import { readEvery } from '../read/read.js'
import { rebuild, scratchOf } from './rebuild.js'
import { verifyByRebuild } from './verifyByRebuild.js'

const clock = { now: () => instantOf(0) }
const live = { name: 'tally', version: 1 }
const scratch = scratchOf(live)
const setUp = async () => {
  const store = testLog()
  const documents = testDocuments()
  store.append(noted('a', 1), noted('b', 2), noted('c', 3), noted('a', 4), closedBook('c'))
  await catchUp({ store, documents, clock }, [tally()])()
  return { store, documents, ports: { store, documents, clock } }
}
/** Somebody tampered with the live model. */
const spoil = (documents: ReturnType<typeof testDocuments>, at: number) =>
  documents.commit(live, {
    from: at,
    to: at,
    writes: [
      { key: 'b', document: { book: 'b', numbers: [99] }, indexes: {} },
      { key: 'a', document: null, indexes: {} },
      { key: 'd', document: { book: 'd', numbers: [] }, indexes: {} },
    ],
  })()

describe('a rebuild', () => {
  it('LOG-06: is built beside the live model and comes out identical', async () => {
    const { documents, ports } = await setUp()
    expect(await verifyByRebuild(ports, tally(), { batch: 2 })()).toEqual(
      E.right({ model: scratch, position: 5, comparison: { _tag: 'Identical', documents: 2 } }),
    )
    expect(await documents.checkpoint(scratch)()).toEqual(E.right(5))
  })
  it('LOG-06: shows where the live model is not what the log says', async () => {
    const { documents, ports } = await setUp()
    await spoil(documents, 5)
    const differences = [
      { key: 'a', what: 'OnlyInSecond' },
      { key: 'b', what: 'Differs' },
      { key: 'd', what: 'OnlyInFirst' },
      { key: 'b', what: 'OnlyInSecond', entry: { index: 'count', value: 1 } },
      { key: 'a', what: 'OnlyInSecond', entry: { index: 'count', value: 2 } },
    ]
    expect(await verifyByRebuild(ports, tally())()).toEqual(
      E.right({ model: scratch, position: 5, comparison: { _tag: 'Different', differences } }),
    )
    expect(await compareModels(documents, live, scratch, { differences: 2, page: 1 })()).toEqual(
      E.right({ _tag: 'Different', differences: differences.slice(0, 2) }),
    )
  })
  it('LOG-06: follows a live model that moves on while it is compared', async () => {
    const { store, documents, ports } = await setUp()
    const scan = documents.scan
    let moved = false
    Object.assign(documents, {
      scan:
        (...args: Parameters<typeof scan>) =>
        async () => {
          if (!moved) {
            moved = true
            store.append(noted('b', 7))
            await catchUp(ports, [tally()])()
          }
          return scan(...args)()
        },
    })
    expect(await verifyByRebuild(ports, tally())()).toEqual(
      E.right({ model: scratch, position: 6, comparison: { _tag: 'Identical', documents: 2 } }),
    )
  })
  it('LOG-06, hole 33: ends on a log that is never quiet for long enough to compare everything, and tells what differs', async () => {
    const { store, documents, ports } = await setUp()
    const { scan } = documents
    Object.assign(documents, {
      scan:
        (...args: Parameters<typeof scan>) =>
        async () => {
          store.append(noted('b', 7), noted('e', 1), closedBook('e'))
          await catchUp(ports, [tally()])()
          return scan(...args)()
        },
    })
    expect(await verifyByRebuild(ports, tally())()).toEqual(
      E.right({ model: scratch, position: 11, comparison: { _tag: 'Identical', documents: 2 } }),
    )
    const head = await store.head()()
    await spoil(documents, E.isRight(head) ? head.right : 0)
    const again = await verifyByRebuild(ports, tally())()
    const found =
      E.isRight(again) && again.right.comparison._tag === 'Different' ? again.right.comparison.differences : []
    expect(found.map(({ key, what, entry }) => [key, what, entry?.index ?? null])).toEqual([
      ['a', 'OnlyInSecond', null],
      ['b', 'Differs', null],
      ['d', 'OnlyInFirst', null],
      ['a', 'OnlyInSecond', 'count'],
      ['b', 'OnlyInFirst', 'count'],
      ['b', 'OnlyInSecond', 'count'],
    ])
  })
  it('LOG-06, hole 33: sees an index that lost entries, or holds some that are none, though every document is right', async () => {
    const { documents, ports } = await setUp()
    const write = { key: 'a', document: { book: 'a', numbers: [1, 4] }, indexes: { count: [9] } }
    await documents.commit(live, { from: 5, to: 5, writes: [write] })()
    const differences = [
      { key: 'a', what: 'OnlyInSecond', entry: { index: 'count', value: 2 } },
      { key: 'a', what: 'OnlyInFirst', entry: { index: 'count', value: 9 } },
    ]
    expect(await verifyByRebuild(ports, tally())()).toEqual(
      E.right({ model: scratch, position: 5, comparison: { _tag: 'Different', differences } }),
    )
  })
  it('LOG-06: fails loudly at the first poison event', async () => {
    const { documents, ports } = await setUp()
    const failed = await rebuild(
      ports,
      tally((n) => n === 3),
    )()
    expect(E.isLeft(failed) && failed.left.message).toBe(
      'cannot read test-c at position 3 for tally_rebuild version 1: Noted: expected an event that can be folded (Error)',
    )
    expect(await documents.parked(scratch)()).toEqual(E.right([]))
  })
  it('LOG-06: starts from nothing, whatever stood in its place', async () => {
    const { documents, ports } = await setUp()
    await rebuild(ports, tally(), { until: 3 })()
    expect(await rebuild(ports, tally())()).toEqual(E.right({ model: scratch, position: 5 }))
    expect(await compareModels(documents, live, scratch)()).toEqual(E.right({ _tag: 'Identical', documents: 2 }))
  })
  it('never takes the live place', async () => {
    const { documents, ports } = await setUp()
    const refused = await rebuild(ports, tally(), { into: live })()
    expect(E.isLeft(refused) && refused.left.kind).toBe('InvalidInput')
    expect(await documents.checkpoint(live)()).toEqual(E.right(5))
  })
})

describe('ending a rebuild', () => {
  it('LOG-06: the live model becomes what its rebuild is, parked streams are taken up, the rebuild goes', async () => {
    const { store, documents, ports } = await setUp()
    store.append(noted('e', 13), noted('b', 5))
    await catchUp(ports, [tally((n) => n === 13)])()
    await spoil(documents, 7)
    const verified = await verifyByRebuild(ports, tally())()
    if (E.isLeft(verified)) throw new Error(verified.left.message)
    expect(await replaceByRebuild(ports, tally(), verified.right)()).toEqual(E.right({ model: live, position: 7 }))
    expect(await readEvery(documents, tally())()).toEqual(
      E.right([
        { book: 'a', numbers: [1, 4] },
        { book: 'b', numbers: [2, 5] },
        { book: 'e', numbers: [13] },
      ]),
    )
    expect(await documents.parked(live)()).toEqual(E.right([]))
    expect(await documents.versions('tally_rebuild')()).toEqual(E.right([]))
    const found = await documents.find(live, { index: 'count', from: 2, count: 9 })()
    expect(E.isRight(found) && found.right.rows.map((r) => r.key)).toEqual(['a', 'b'])
  })
  it('LOG-06, hole 33: follows a live model that has moved on', async () => {
    const { store, documents, ports } = await setUp()
    const built = await rebuild(ports, tally())()
    if (E.isLeft(built)) throw new Error(built.left.message)
    store.append(noted('a', 9))
    await catchUp(ports, [tally()])()
    expect(await replaceByRebuild(ports, tally(), built.right)()).toEqual(E.right({ model: live, position: 6 }))
    expect(await readEvery(documents, tally())()).toEqual(
      E.right([
        { book: 'a', numbers: [1, 4, 9] },
        { book: 'b', numbers: [2] },
      ]),
    )
  })
  it('LOG-06: a new version lives beside the old one until it is promoted', async () => {
    const { store, documents, ports } = await setUp()
    const second = tally(() => false, 2)
    expect(await rebuild(ports, second, { into: { name: 'tally', version: 2 }, until: 3 })()).toEqual(
      E.right({ model: { name: 'tally', version: 2 }, position: 3 }),
    )
    const early = await promote(ports, second)()
    expect(E.isLeft(early) && early.left.message).toBe('it has not caught up with tally version 1 yet')
    await catchUp(ports, [second])()
    expect(await promote(ports, second)()).toEqual(E.right([live]))
    expect(await documents.versions('tally')()).toEqual(E.right([{ name: 'tally', version: 2 }]))
    store.append(noted('a', 13))
    await catchUp(ports, [tally((n) => n === 13, 3)])()
    const parked = await promote(
      ports,
      tally(() => false, 3),
    )()
    expect(E.isLeft(parked)).toBe(true)
    expect(await documents.versions('tally')()).toEqual(
      E.right([
        { name: 'tally', version: 2 },
        { name: 'tally', version: 3 },
      ]),
    )
  })
})

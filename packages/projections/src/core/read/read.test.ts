import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../keep/catchUp.js'
import { noted, projecting, right, settle, tally, testDocuments, testLog, testNow } from '../../testing/index.js'
import { replaceByRebuild } from '../rebuild/promote.js'
import { verifyByRebuild } from '../rebuild/verifyByRebuild.js'
import { readEvery, readMany, readOne, readPage, readWhole } from './read.js'

const clock = { now: () => testNow }
const model = { name: 'tally', version: 1 }
/** Two books, of which the second was damaged behind the store's back. */
const damaged = async () => {
  const [store, documents] = [testLog(), testDocuments()]
  store.append(noted('a', 1), noted('b', 2))
  await catchUp({ store, documents, clock }, [tally()])()
  const at = right(await documents.checkpoint(model)())
  const writes = [{ key: 'b', document: { book: 'b', numbers: [2, 'three'] }, indexes: { count: [2] } }]
  expect(await documents.commit(model, { from: at, to: at, writes })()).toEqual(E.right(true))
  return { store, documents }
}
const unreadable = {
  _tag: 'Left',
  left: {
    _tag: 'Failure',
    kind: 'Unreadable',
    where: 'tally version 1, document b',
    faults: [{ path: 'numbers.1', expected: 'an integer from -1000 to 1000' }],
    message: 'cannot read tally version 1, document b: numbers.1: expected an integer from -1000 to 1000',
  },
}

describe('a stored document that does not fit its codec', () => {
  it('is told by every way to read it, with model, version and key', async () => {
    const { documents } = await damaged()
    expect(await readOne(documents, tally(), 'b')()).toStrictEqual(unreadable)
    expect(await readMany(documents, tally(), ['a', 'b'])()).toStrictEqual(unreadable)
    expect(await readPage(documents, tally(), { index: 'count', count: 10 })()).toStrictEqual(unreadable)
    expect(await readWhole(documents, tally(), { index: 'count' })()).toStrictEqual(unreadable)
    expect(await readEvery(documents, tally())()).toStrictEqual(unreadable)
  })
  it('keeps nobody from the documents beside it', async () => {
    const { documents } = await damaged()
    const a = { book: 'a', numbers: [1] }
    expect(await readOne(documents, tally(), 'a')()).toStrictEqual(E.right(a))
    expect(await readMany(documents, tally(), ['a', 'nobody'])()).toStrictEqual(E.right([a]))
    expect(await readPage(documents, tally(), { index: 'count', to: 1, count: 10 })()).toStrictEqual(
      E.right({ documents: [a], next: null }),
    )
  })
  it('is never folded over: catching up fails, and nothing is written', async () => {
    const { store, documents } = await damaged()
    store.append(noted('a', 4), noted('b', 5))
    expect(await catchUp({ store, documents, clock }, [tally()])()).toStrictEqual(unreadable)
    expect(right(await documents.checkpoint(model)())).toBe(2)
    expect(right(await readOne(documents, tally(), 'a')())).toStrictEqual({ book: 'a', numbers: [1] })
  })
  it('LOG-06: is told apart by a rebuild, which puts it right', async () => {
    const { store, documents } = await damaged()
    const rebuilt = right(await verifyByRebuild({ store, documents, clock }, tally())())
    expect(rebuilt.comparison).toStrictEqual({
      _tag: 'Different',
      differences: [
        { key: 'b', what: 'Differs' },
        { key: 'b', what: 'OnlyInSecond', entry: { index: 'count', value: 1 } },
        { key: 'b', what: 'OnlyInFirst', entry: { index: 'count', value: 2 } },
      ],
    })
    expect(await replaceByRebuild({ store, documents, clock }, tally(), rebuilt)()).toStrictEqual(
      E.right({ model, position: 2 }),
    )
    expect(right(await readOne(documents, tally(), 'b')())).toStrictEqual({ book: 'b', numbers: [2] })
  })
  it('holds up its own read model, visibly, and no other', async () => {
    const { store, documents, live } = projecting([tally(), tally(() => false, 1, 'other')])
    store.append(noted('b', 2))
    live.start()
    await settle()
    const writes = [{ key: 'b', document: { book: 'b' }, indexes: {} }]
    expect(await documents.commit(model, { from: 1, to: 1, writes })()).toEqual(E.right(true))
    store.append(noted('b', 3))
    await settle()
    const { models } = await live.status()
    expect(models.map(({ state, checkpoint, lastFailure }) => [state, checkpoint, lastFailure?.failure.kind])).toEqual([
      ['Waiting', 1, 'Unreadable'],
      ['Running', 2, undefined],
    ])
    await live.stop()
  })
})

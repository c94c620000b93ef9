import { describe, expect, it } from '@jest/globals'
import {
  closedBook,
  noted,
  projecting,
  right,
  settle,
  tally,
  type TestDocuments,
  testTimers,
} from '../../testing/index.js'
import { lagOf } from './lag.js'
import { projector } from './projector.js'
import { readEvery, readOne } from '../read/read.js'

const numbers = async (documents: TestDocuments, book: string): Promise<ReadonlyArray<number> | undefined> =>
  right(await readOne(documents, tally(), book)())?.numbers

describe('a projector', () => {
  it('folds what is there, then what comes, woken by appends', async () => {
    const { store, documents, live } = projecting([tally()])
    store.append(noted('a', 1), noted('b', 2))
    live.start()
    await settle()
    expect(await numbers(documents, 'a')).toEqual([1])
    store.append(noted('a', 3))
    await settle()
    expect(await numbers(documents, 'a')).toEqual([1, 3])
    await live.stop()
  })

  it('reads the log once for all of its read models, and each document of a batch once', async () => {
    const other = tally(() => false, 1, 'other')
    const { store, documents, live } = projecting([tally(), other], { batch: 2 })
    store.append(noted('a', 1), noted('a', 2), noted('b', 3))
    live.start()
    await settle()
    await live.stop()
    expect(store.reads()).toBe(3)
    expect(documents.calls.get('getMany')).toBe(4)
    expect(documents.calls.get('commit')).toBe(4)
  })

  it('finds what another process appended by a slow look', async () => {
    const { store, documents, timers, live } = projecting([tally()], { pollMs: 500 })
    live.start()
    await settle()
    store.appendQuietly(noted('a', 1))
    await timers.pass(499)
    expect(await numbers(documents, 'a')).toBeUndefined()
    await timers.pass(1)
    expect(await numbers(documents, 'a')).toEqual([1])
    await live.stop()
  })

  it('passes over events that no read model handles', async () => {
    const { store, live } = projecting([tally()])
    store.append({ type: 'Unheard' }, noted('a', 1))
    live.start()
    await settle()
    expect((await live.status()).models.map(({ checkpoint, parked }) => ({ checkpoint, parked }))).toEqual([
      { checkpoint: 2, parked: 0 },
    ])
    await live.stop()
  })

  it('deletes a document that is gone', async () => {
    const { store, documents, live } = projecting([tally()])
    store.append(noted('a', 1), noted('b', 2), closedBook('a'))
    live.start()
    await settle()
    await live.stop()
    expect(right(await readEvery(documents, tally())())).toEqual([{ book: 'b', numbers: [2] }])
  })

  it('lets a read model that lags catch up without holding up the others', async () => {
    const { store, documents, clock, live } = projecting([tally()], { batch: 2 })
    store.append(...Array.from({ length: 9 }, (_, i) => noted('a', i)))
    live.start()
    await settle()
    await live.stop()
    const second = tally(() => false, 2)
    const both = projector({ store, documents, clock, timers: testTimers() }, [second, tally()], { batch: 2 })
    store.append(noted('b', 10))
    both.start()
    await settle()
    expect(await numbers(documents, 'b')).toEqual([10])
    expect((await both.status()).models.map((m) => m.checkpoint)).toEqual([10, 10])
    await both.stop()
  })
})

describe('starting and stopping', () => {
  it('waits for the batch in flight, leaves nothing behind, and starts again where it was', async () => {
    const { store, documents, timers, live } = projecting([tally()])
    let release: () => void = () => undefined
    documents.beforeCommit = () =>
      new Promise((resolve) => {
        release = resolve
      })
    store.append(noted('a', 1))
    live.start()
    live.start()
    await settle()
    let stopped = false
    const stopping = live.stop().then(() => {
      stopped = true
    })
    await settle()
    expect(stopped).toBe(false)
    documents.beforeCommit = null
    release()
    await stopping
    expect(await numbers(documents, 'a')).toEqual([1])
    expect([timers.pending(), store.listeners()]).toEqual([[], 0])
    expect((await live.status()).state).toBe('Stopped')
    await live.stop()
    store.append(noted('a', 2))
    live.start()
    await settle()
    expect(await numbers(documents, 'a')).toEqual([1, 2])
    await live.stop()
  })

  it('leaves no timer behind when it is stopped while it waits after a failure', async () => {
    const { store, timers, live } = projecting([tally()])
    store.breakDown(true)
    live.start()
    await settle()
    expect((await live.status()).state).toBe('Waiting')
    await live.stop()
    expect(timers.pending()).toEqual([])
  })

  it('shows the lag of a projector that is stopped, against the real head', async () => {
    const { store, documents, live } = projecting([tally()])
    store.append(noted('a', 1))
    live.start()
    await settle()
    await live.stop()
    store.append(noted('a', 2), noted('a', 3))
    expect(right(await lagOf({ store, documents }, tally())())).toEqual({ _tag: 'Events', count: 2 })
    const { state, head, models } = await live.status()
    expect([state, head, models[0]?.state, models[0]?.checkpoint, models[0]?.lag]).toEqual([
      'Stopped',
      3,
      'Stopped',
      1,
      { _tag: 'Events', count: 2 },
    ])
  })
})

describe('two projectors of the same read model', () => {
  it('fold every event once, whoever commits first', async () => {
    const { store, documents, clock, live } = projecting([tally()], { batch: 2 })
    const other = projector({ store, documents, clock, timers: testTimers() }, [tally()], { batch: 3 })
    documents.beforeCommit = () => new Promise((resolve) => setImmediate(resolve))
    store.append(...Array.from({ length: 20 }, (_, i) => noted('a', i)))
    live.start()
    other.start()
    for (let i = 0; i < 20; i++) await settle()
    await live.stop()
    await other.stop()
    expect(await numbers(documents, 'a')).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })
})

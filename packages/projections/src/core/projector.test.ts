import { describe, expect, it } from '@jest/globals'
import { instantOf } from '@mandat/domain'
import { closedBook, noted, settle, type Tally, tally, testDocuments, testLog, testTimers } from '../testing/index.js'
import { type AnyProjection, projection } from './projection.js'
import { projector, type ProjectorOptions } from './projector.js'
import { readEvery, readOne } from './read.js'

const now = instantOf(Date.parse('2026-03-02T12:00:00.000Z'))
const clock = { now: () => now }
const setUp = (projections: ReadonlyArray<AnyProjection>, options: Partial<ProjectorOptions> = {}) => {
  const store = testLog()
  const documents = testDocuments()
  const timers = testTimers()
  const live = projector({ store, documents, clock, timers }, projections, options)
  return { store, documents, timers, live }
}
const right = <A>(either: { readonly _tag: string; readonly right?: A }): A => {
  if (either._tag !== 'Right') throw new Error(JSON.stringify(either))
  return either.right as A
}
const numbers = async (documents: ReturnType<typeof testDocuments>, book: string, model = tally()): Promise<ReadonlyArray<number> | undefined> =>
  right(await readOne<Tally, typeof model.handles>(documents, model, book)()) ?.numbers

describe('a projector', () => {
  it('folds what is there, then what comes, woken by appends', async () => {
    const { store, documents, live } = setUp([tally()])
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
    const { store, documents, live } = setUp([tally(), other], { batch: 2 })
    store.append(noted('a', 1), noted('a', 2), noted('b', 3))
    live.start()
    await settle()
    await live.stop()
    expect(store.reads()).toBe(3)
    expect(documents.calls.get('getMany')).toBe(4)
    expect(documents.calls.get('commit')).toBe(4)
  })

  it('finds what another process appended by a slow look', async () => {
    const { store, documents, timers, live } = setUp([tally()], { pollMs: 500 })
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
    const { store, live } = setUp([tally()])
    store.append({ type: 'Unheard' }, noted('a', 1))
    live.start()
    await settle()
    expect((await live.status()).models.map(({ checkpoint, parked }) => ({ checkpoint, parked }))).toEqual([{ checkpoint: 2, parked: 0 }])
    await live.stop()
  })

  it('deletes a document that is gone', async () => {
    const { store, documents, live } = setUp([tally()])
    store.append(noted('a', 1), noted('b', 2), closedBook('a'))
    live.start()
    await settle()
    await live.stop()
    expect(right(await readEvery(documents, tally())())).toEqual([{ book: 'b', numbers: [2] }])
  })

  it('lets a read model that lags catch up without holding up the others', async () => {
    const { store, documents, live } = setUp([tally()], { batch: 2 })
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

describe('a poison event', () => {
  it('parks its own stream in that read model, by reference; others go on', async () => {
    const { store, documents, live } = setUp([tally((n) => n === 13), tally(() => false, 1, 'other')])
    store.append(noted('a', 1), noted('a', 13), noted('b', 2), noted('a', 3))
    live.start()
    await settle()
    expect(await numbers(documents, 'a')).toEqual([1])
    expect(await numbers(documents, 'b')).toEqual([2])
    expect(right(await documents.parked({ name: 'tally', version: 1 })())).toEqual([
      { stream: 'test-a', position: 2, reason: 'Error: stumbled over 13', at: now },
    ])
    expect(right(await documents.parked({ name: 'other', version: 1 })())).toEqual([])
    store.append(noted('a', 4), noted('b', 5))
    await settle()
    expect(await numbers(documents, 'a')).toEqual([1])
    expect(await numbers(documents, 'b')).toEqual([2, 5])
    expect((await live.status()).models.map((m) => m.parked)).toEqual([1, 0])
    await live.stop()
  })

  it('is also one that cannot be decoded, one whose keys or index fail, and one that leaves an answer out', async () => {
    const odd = projection<Tally>()({
      ...tally(),
      keysOf: (e) => {
        if (e.event.type === 'Noted' && e.event.number === 1) throw new Error('no keys')
        return tally().keysOf(e)
      },
      evolve: (document, e, key) => (e.event.type === 'Noted' && e.event.number === 2 ? (undefined as never) : tally().evolve(document, e, key)),
      indexes: {
        last: (document: Tally) => {
          if (document.numbers.includes(3)) throw new Error('no index')
          return document.numbers
        },
      },
    })
    const { store, documents, live } = setUp([odd])
    store.append(
      { type: 'Noted', book: 7 } as never, noted('keys', 1), noted('nothing', 2), noted('index', 9), noted('index', 3), noted('index', 10), noted('fine', 9),
    )
    live.start()
    await settle()
    await live.stop()
    const parked = right(await documents.parked({ name: 'tally', version: 1 })())
    expect(parked.map((p) => [p.position, p.reason])).toEqual([
      [1, 'cannot read Noted: account: expected text of 1 to 40 characters without control characters; book: expected text of 1 to 40 characters without control characters; number: expected an integer from -1000 to 1000'],
      [2, 'Error: no keys'],
      [3, 'TypeError: evolve gave no document for Noted'],
      [5, 'Error: no index'],
    ])
    expect(right(await readEvery(documents, tally())())).toEqual([{ book: 'fine', numbers: [9] }, { book: 'index', numbers: [9] }])
  })

  it('counts for all of its documents or for none', async () => {
    const pairwise = projection<Tally>()({
      ...tally(),
      keysOf: ({ event: e }) => [e.book, `${e.book} copy`],
      evolve: (document, e, key) => {
        if (key === 'bad copy') throw new Error('half way')
        return tally().evolve(document, e, key)
      },
    })
    const { store, documents, live } = setUp([pairwise])
    store.append(noted('bad', 1), noted('good', 1))
    live.start()
    await settle()
    await live.stop()
    expect(right(await readEvery(documents, tally())()).map((d) => d.book)).toEqual(['good', 'good copy'])
  })
})

describe('a store that fails', () => {
  it('makes it wait, longer each time up to a cap, visibly; then it goes on by itself', async () => {
    const { store, documents, timers, live } = setUp([tally()], { backoff: { firstMs: 100, capMs: 400 }, pollMs: 100_000 })
    store.append(noted('a', 1))
    documents.breakDown((call) => call === 'commit')
    live.start()
    const waits: number[] = []
    for (let i = 0; i < 5; i++) {
      await settle()
      waits.push(timers.pending()[0] ?? -1)
      await timers.pass(waits.at(-1) ?? 0)
    }
    expect(waits).toEqual([100, 200, 400, 400, 400])
    const { state, models } = await live.status()
    expect(state).toBe('Waiting')
    expect(models).toEqual([{
      model: { name: 'tally', version: 1 }, state: 'Waiting', checkpoint: 0, lag: 1, parked: 0, failures: 6,
      lastFailure: { failure: { _tag: 'Failure', kind: 'Unavailable', where: 'documents', message: 'commit is down' }, at: now },
    }])
    documents.breakDown(null)
    await timers.pass(400)
    expect(await numbers(documents, 'a')).toEqual([1])
    const after = await live.status()
    expect([after.state, after.models[0]?.failures, after.models[0]?.lastFailure?.at]).toEqual(['Running', 0, now])
    await live.stop()
  })

  it('is not asked sooner because something was appended', async () => {
    const { store, timers, live } = setUp([tally()])
    store.breakDown(true)
    live.start()
    await settle()
    store.breakDown(false)
    store.append(noted('a', 1))
    await settle()
    expect(store.reads()).toBe(0)
    await timers.pass(100)
    expect(store.reads()).toBeGreaterThan(0)
    await live.stop()
  })

  it('holds up only the read models that it fails', async () => {
    const other = tally(() => false, 1, 'other')
    const { store, documents, live } = setUp([tally(), other])
    documents.breakDown((call, model) => call === 'commit' && model.name === 'other')
    store.append(noted('a', 1))
    live.start()
    await settle()
    const { models } = await live.status()
    expect(models.map(({ state, lag }) => ({ state, lag }))).toEqual([{ state: 'Running', lag: 0 }, { state: 'Waiting', lag: 1 }])
    await live.stop()
  })

  it('may even throw against its word', async () => {
    const { store, documents, timers, live } = setUp([tally()])
    const readAll = store.readAll
    let thrown = 0
    Object.assign(store, {
      readAll: (range: { after: number; count: number }) => {
        if (thrown++ > 0) return readAll(range)
        throw new Error('no such table')
      },
    })
    store.append(noted('a', 1))
    live.start()
    await settle()
    expect((await live.status()).models[0]?.lastFailure?.failure.message).toBe('Error: no such table')
    await timers.pass(100)
    expect(await numbers(documents, 'a')).toEqual([1])
    await live.stop()
  })

  it('shows no lag of zero when the log does not answer', async () => {
    const { store, live } = setUp([tally()])
    live.start()
    await settle()
    store.breakDown(true)
    const status = await live.status()
    expect([status.head, status.models[0]?.lag]).toEqual([null, null])
    await live.stop()
  })
})

describe('starting and stopping', () => {
  it('waits for the batch in flight, leaves nothing behind, and starts again where it was', async () => {
    const { store, documents, timers, live } = setUp([tally()])
    let release: () => void = () => undefined
    documents.beforeCommit = () => new Promise((resolve) => {
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

  it('shows the lag of a projector that is stopped, against the real head', async () => {
    const { store, live } = setUp([tally()])
    store.append(noted('a', 1))
    live.start()
    await settle()
    await live.stop()
    store.append(noted('a', 2), noted('a', 3))
    const { state, head, models } = await live.status()
    expect([state, head, models[0]?.state, models[0]?.checkpoint, models[0]?.lag]).toEqual(['Stopped', 3, 'Stopped', 1, 2])
  })
})

describe('two projectors of the same read model', () => {
  it('fold every event once, whoever commits first', async () => {
    const { store, documents, live } = setUp([tally()], { batch: 2 })
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

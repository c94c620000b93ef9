import { describe, expect, it } from '@jest/globals'
import { noted, projecting, right, settle, Tally, tally, type TestDocuments, testNow } from '../../testing/index.js'
import { projection } from '../fold/projection.js'
import { readEvery, readOne } from '../read/read.js'

const numbers = async (documents: TestDocuments, book: string): Promise<ReadonlyArray<number> | undefined> =>
  right(await readOne(documents, tally(), book)())?.numbers

describe('a poison event', () => {
  it('parks its own stream in that read model, by reference; others go on', async () => {
    const { store, documents, live } = projecting([tally((n) => n === 13), tally(() => false, 1, 'other')])
    store.append(noted('a', 1), noted('a', 13), noted('b', 2), noted('a', 3))
    live.start()
    await settle()
    expect(await numbers(documents, 'a')).toEqual([1])
    expect(await numbers(documents, 'b')).toEqual([2])
    expect(right(await documents.parked({ name: 'tally', version: 1 })())).toEqual([
      { stream: 'test-a', position: 2, reason: 'Error', at: testNow, about: [] },
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
    const odd = projection(Tally)({
      ...tally(),
      keysOf: (e) => {
        if (e.event.type === 'Noted' && e.event.number === 1) throw new Error('no keys')
        return tally().keysOf(e)
      },
      evolve: (document, e, key) =>
        e.event.type === 'Noted' && e.event.number === 2 ? (undefined as never) : tally().evolve(document, e, key),
      indexes: {
        last: (document: Tally) => {
          if (document.numbers.includes(3)) throw new Error('no index')
          return document.numbers
        },
      },
    })
    const { store, documents, live } = projecting([odd])
    store.append(
      { type: 'Noted', book: 7 } as never,
      noted('keys', 1),
      noted('nothing', 2),
      noted('index', 9),
      noted('index', 3),
      noted('index', 10),
      noted('fine', 9),
    )
    live.start()
    await settle()
    await live.stop()
    const parked = right(await documents.parked({ name: 'tally', version: 1 })())
    expect(parked.map((p) => [p.position, p.reason])).toEqual([
      [
        1,
        'cannot read Noted: account: expected text of 1 to 40 characters without control characters; book: expected text of 1 to 40 characters without control characters; number: expected an integer from -1000 to 1000',
      ],
      [2, 'Error'],
      [3, 'TypeError: evolve gave no document for Noted'],
      [5, 'Error'],
    ])
    expect(right(await readEvery(documents, tally())())).toEqual([
      { book: 'fine', numbers: [9] },
      { book: 'index', numbers: [9] },
    ])
  })

  it('counts for all of its documents or for none', async () => {
    const pairwise = projection(Tally)({
      ...tally(),
      keysOf: ({ event: e }) => [e.book, `${e.book} copy`],
      evolve: (document, e, key) => {
        if (key === 'bad copy') throw new Error('half way')
        return tally().evolve(document, e, key)
      },
    })
    const { store, documents, live } = projecting([pairwise])
    store.append(noted('bad', 1), noted('good', 1))
    live.start()
    await settle()
    await live.stop()
    expect(right(await readEvery(documents, tally())()).map((d) => d.book)).toEqual(['good', 'good copy'])
  })
})

describe('a store that fails', () => {
  it('makes it wait, longer each time up to a cap, visibly; then it goes on by itself', async () => {
    const { store, documents, timers, live } = projecting([tally()], {
      backoff: { firstMs: 100, capMs: 400 },
      pollMs: 100_000,
    })
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
    expect(models).toEqual([
      {
        model: { name: 'tally', version: 1 },
        state: 'Waiting',
        checkpoint: 0,
        lag: { _tag: 'Events', count: 1 },
        parked: 0,
        failures: 6,
        lastFailure: {
          failure: { _tag: 'Failure', kind: 'Unavailable', where: 'documents', message: 'commit is down' },
          at: testNow,
        },
      },
    ])
    documents.breakDown(null)
    await timers.pass(400)
    expect(await numbers(documents, 'a')).toEqual([1])
    const after = await live.status()
    expect([after.state, after.models[0]?.failures, after.models[0]?.lastFailure?.at]).toEqual(['Running', 0, testNow])
    await live.stop()
  })

  it('is not asked sooner because something was appended', async () => {
    const { store, timers, live } = projecting([tally()])
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
    const { store, documents, live } = projecting([tally(), other])
    documents.breakDown((call, model) => call === 'commit' && model.name === 'other')
    store.append(noted('a', 1))
    live.start()
    await settle()
    const { models } = await live.status()
    expect(models.map(({ state, lag }) => ({ state, lag }))).toEqual([
      { state: 'Running', lag: { _tag: 'Events', count: 0 } },
      { state: 'Waiting', lag: { _tag: 'Events', count: 1 } },
    ])
    await live.stop()
  })

  it('may even throw against its word', async () => {
    const { store, documents, timers, live } = projecting([tally()])
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
    expect((await live.status()).models[0]?.lastFailure?.failure.message).toBe('Error')
    await timers.pass(100)
    expect(await numbers(documents, 'a')).toEqual([1])
    await live.stop()
  })

  it('shows no lag of zero when the log does not answer', async () => {
    const { store, live } = projecting([tally()])
    live.start()
    await settle()
    store.breakDown(true)
    const status = await live.status()
    expect([status.head, status.models[0]?.lag]).toEqual([null, null])
    await live.stop()
  })
})

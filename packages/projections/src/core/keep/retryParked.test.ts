import { describe, expect, it } from '@jest/globals'
import { instantOf } from '@mandat/domain'
import { event, integer, text } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { Closed, noted, settle, tally, testDocuments, testLog, testTimers } from '../../testing/index.js'
import { catchUp } from './catchUp.js'
import { projector } from './projector.js'
import { readOne } from '../read/read.js'
import { retryParked } from './retryParked.js'

const clock = { now: () => instantOf(0) }
const broken = tally((n) => n === 13)
const setUp = async () => {
  const store = testLog()
  const documents = testDocuments()
  const ports = { store, documents, clock }
  // two writers share the book
  store.append(noted('book', 1, 'x'), noted('book', 13, 'x'), noted('book', 2, 'y'), noted('book', 3, 'x'))
  await catchUp(ports, [broken])()
  const read = async (): Promise<ReadonlyArray<number> | null> => {
    const found = await readOne(documents, tally(), 'book')()
    return E.isRight(found) ? (found.right?.numbers ?? null) : null
  }
  return { store, documents, ports, read }
}

describe('retrying a parked stream', () => {
  it('folds it from where it stopped, each event once and in its order, and takes it up again', async () => {
    const { store, documents, ports, read } = await setUp()
    expect(await read()).toEqual([1, 2])
    expect(await retryParked(ports, tally())()).toEqual(
      E.right([{ stream: 'test-x', outcome: 'Unparked', reason: null }]),
    )
    expect(await read()).toEqual([1, 2, 13, 3])
    expect(await documents.parked(tally())()).toEqual(E.right([]))
    store.append(noted('book', 4, 'x'))
    await catchUp(ports, [tally()])()
    expect(await read()).toEqual([1, 2, 13, 3, 4])
    expect(await retryParked(ports, tally())()).toEqual(E.right([]))
  })
  it('leaves everything as it was when the fix was none, but for the reason', async () => {
    const { documents, ports, read } = await setUp()
    const worse = tally((n) => n === 3)
    expect(await retryParked(ports, worse)()).toEqual(
      E.right([{ stream: 'test-x', outcome: 'StillParked', reason: 'Error' }]),
    )
    expect(await read()).toEqual([1, 2])
    expect(await documents.parked(tally())()).toEqual(
      E.right([{ stream: 'test-x', position: 2, reason: 'Error', at: clock.now(), about: [] }]),
    )
  })
  it('retries only the stream that it is asked for', async () => {
    const { store, documents, ports } = await setUp()
    store.append(noted('other', 13, 'z'))
    await catchUp(ports, [broken])()
    expect(await retryParked(ports, tally(), 'test-z')()).toEqual(
      E.right([{ stream: 'test-z', outcome: 'Unparked', reason: null }]),
    )
    const parked = await documents.parked(tally())()
    expect(E.isRight(parked) && parked.right.map((p) => p.stream)).toEqual(['test-x'])
  })
  it('loses and doubles nothing while a projector that knew the stream as parked is at work', async () => {
    const { store, documents, ports, read } = await setUp()
    const live = projector({ ...ports, timers: testTimers() }, [tally()])
    live.start()
    await settle()
    const retried: Array<unknown> = []
    // the projector has folded the new events, and is about to commit them
    documents.beforeCommit = async () => {
      documents.beforeCommit = null
      retried.push(await retryParked(ports, tally())())
    }
    store.append(noted('book', 4, 'y'), noted('book', 5, 'x'))
    await settle()
    expect(retried).toEqual([E.right([{ stream: 'test-x', outcome: 'Unparked', reason: null }])])
    expect(await read()).toEqual([1, 2, 13, 3, 4, 5])
    await live.stop()
  })
  it('takes effect once when two retry at once', async () => {
    const { documents, ports, read } = await setUp()
    documents.beforeCommit = () => new Promise((resolve) => setImmediate(resolve))
    await Promise.all([retryParked(ports, tally())(), retryParked(ports, tally())()])
    expect(await read()).toEqual([1, 2, 13, 3])
  })
  it('takes effect once when another one ends between its look at what is parked and its look at the documents', async () => {
    const { documents, ports, read } = await setUp()
    const getMany = documents.getMany
    let first = true
    const racing = {
      ...documents,
      getMany:
        (...args: Parameters<typeof getMany>) =>
        async () => {
          if (first) {
            first = false
            await retryParked(ports, tally())()
          }
          return getMany(...args)()
        },
    }
    expect(await retryParked({ ...ports, documents: racing }, tally())()).toEqual(
      E.right([{ stream: 'test-x', outcome: 'Unparked', reason: null }]),
    )
    expect(await read()).toEqual([1, 2, 13, 3])
  })
  it('LOG-05: reads events of old versions as the code of today does', async () => {
    const store = testLog()
    const documents = testDocuments()
    // written when a number was called n
    const old = (book: string, n: number) => ({ event: { type: 'Noted', account: 'x', book, n } }) as never
    store.append(old('book', 1), old('book', 13), noted('other', 5, 'y'))
    const named = ({ n, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, number: n ?? rest['number'] })
    const now = event('Noted', { account: text(1, 40), book: text(1, 40), number: integer(-1_000, 1_000) }, [named])
    const upcasting = (faulty: (n: number) => boolean) =>
      ({ ...tally(faulty), handles: [now, Closed] }) as unknown as ReturnType<typeof tally>
    await catchUp({ store, documents, clock }, [tally()])()
    expect(await documents.parked(tally())()).toEqual(
      E.right([expect.objectContaining({ stream: 'test-x', position: 1 })]),
    )
    const again = (faulty: (n: number) => boolean) => retryParked({ store, documents, clock }, upcasting(faulty))()
    expect(await again((n) => n === 13)).toEqual(
      E.right([{ stream: 'test-x', outcome: 'StillParked', reason: 'Error' }]),
    )
    expect(await again(() => false)).toEqual(E.right([{ stream: 'test-x', outcome: 'Unparked', reason: null }]))
    expect(await readOne(documents, tally(), 'book')()).toEqual(E.right({ book: 'book', numbers: [1, 13] }))
  })
})

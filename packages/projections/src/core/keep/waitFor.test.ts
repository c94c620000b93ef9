import { describe, expect, it } from '@jest/globals'
import { instantOf } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { noted, settle, tally, testDocuments, testLog, testTimers } from '../../testing/index.js'
import { catchUp } from './catchUp.js'
import { projector } from './projector.js'
import { waitFor } from './waitFor.js'

const clock = { now: () => instantOf(0) }
const model = { name: 'tally', version: 1 }
const setUp = () => {
  const store = testLog()
  const documents = testDocuments()
  const timers = testTimers()
  return { store, documents, timers, ports: { store, documents, clock, timers } }
}
const outcome = async <A>(waiting: Promise<A>): Promise<{ done: A | null }> => {
  const seen: { done: A | null } = { done: null }
  void waiting.then((answer) => {
    seen.done = answer
  })
  await settle()
  return seen
}

describe('waiting for a read model', () => {
  it('is over at once when it stands there already', async () => {
    const { store, documents, timers, ports } = setUp()
    store.append(noted('a', 1))
    await catchUp(ports, [tally()])()
    expect(await waitFor({ documents, timers }, model, 1, { timeoutMs: 100 })()).toEqual(E.right(1))
    expect(timers.pending()).toEqual([])
  })
  it("ends with the projector's commit, without a look in between", async () => {
    const { store, documents, timers, ports } = setUp()
    const live = projector(ports, [tally()])
    const seen = await outcome(
      waitFor({ documents, timers, projector: live }, model, 2, { timeoutMs: 1_000, pollMs: 900 })(),
    )
    const looks = documents.calls.get('checkpoint')
    store.append(noted('a', 1), noted('a', 2))
    live.start()
    await settle()
    expect(seen.done).toEqual(E.right(2))
    // by the wait: the projector opens standings
    expect(documents.calls.get('checkpoint')).toBe((looks ?? 0) + 1)
    await live.stop()
    expect(timers.pending()).toEqual([])
  })
  it('sees what a projector in another process did by a look now and then', async () => {
    const { store, documents, timers, ports } = setUp()
    const seen = await outcome(waitFor({ documents, timers }, model, 1, { timeoutMs: 1_000, pollMs: 100 })())
    store.append(noted('a', 1))
    await catchUp(ports, [tally()])()
    await timers.pass(99)
    expect(seen.done).toBeNull()
    await timers.pass(1)
    expect(seen.done).toEqual(E.right(1))
  })
  it('ends with a failure that says where it stands when the time is over', async () => {
    const { documents, timers } = setUp()
    const seen = await outcome(waitFor({ documents, timers }, model, 7, { timeoutMs: 250, pollMs: 100 })())
    await timers.pass(249)
    expect(seen.done).toBeNull()
    await timers.pass(1)
    expect(seen.done).toEqual(
      E.left({
        _tag: 'Failure',
        kind: 'Unavailable',
        where: 'tally version 1',
        message: 'not at position 7 within 250 ms: it stands at 0',
      }),
    )
    expect(timers.pending()).toEqual([])
  })
  it('bears a store that fails meanwhile', async () => {
    const { store, documents, timers, ports } = setUp()
    documents.breakDown(() => true)
    const seen = await outcome(waitFor({ documents, timers }, model, 1, { timeoutMs: 1_000, pollMs: 100 })())
    documents.breakDown(null)
    store.append(noted('a', 1))
    await catchUp(ports, [tally()])()
    await timers.pass(100)
    expect(seen.done).toEqual(E.right(1))
    documents.breakDown(() => true)
    const failing = await outcome(waitFor({ documents, timers }, model, 2, { timeoutMs: 100 })())
    await timers.pass(100)
    expect(failing.done).toEqual(
      E.left({
        _tag: 'Failure',
        kind: 'Unavailable',
        where: 'tally version 1',
        message: 'not at position 2 within 100 ms: its place is not known (checkpoint is down)',
      }),
    )
  })
})

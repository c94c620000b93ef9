import { describe, expect, it } from '@jest/globals'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { noted, projecting, right, settle, tally, testNow, testTimers } from '../../testing/index.js'
import { wholeWait } from './backoff.js'
import { catchUp } from './catchUp.js'
import { loop } from './loop.js'

const boo = (): never => {
  throw new Error('a listener of bad manners')
}

describe('who listens for failures', () => {
  it('hears each run of a loop that failed, how often in a row, and nothing of what is done by hand', async () => {
    const timers = testTimers()
    const heard: Array<unknown> = []
    let isDown = true
    const work = loop('work', () => Promise.resolve(isDown ? E.left(unavailable('x', 'down')) : E.right(0)), {
      timers,
      everyMs: 1_000,
      backoff: { firstMs: 100, capMs: 100 },
      chance: wholeWait,
      onFailed: (failure, failures) => {
        heard.push([failure.message, failures])
        boo()
      },
    })
    await work.once()
    expect(heard).toStrictEqual([])
    work.start()
    await settle()
    await timers.pass(100)
    isDown = false
    await timers.pass(100)
    isDown = true
    await timers.pass(1_000)
    expect(heard).toStrictEqual([
      ['down', 1],
      ['down', 2],
      ['down', 1],
    ])
    await work.stop()
  })

  it('hears each failed try of a read model, whose it is and how often in a row', async () => {
    const heard: Array<unknown> = []
    const { store, documents, timers, live } = projecting([tally(), tally(() => false, 1, 'other')], {
      onFailed: (model, failure, failures) => {
        heard.push([model.name, failure.message, failures])
        boo()
      },
    })
    documents.breakDown((call, model) => call === 'commit' && model.name === 'other')
    store.append(noted('a', 1))
    live.start()
    await settle()
    await timers.pass(100)
    documents.breakDown(null)
    await timers.pass(200)
    expect(heard).toStrictEqual([
      ['other', 'commit is down', 1],
      ['other', 'commit is down', 2],
    ])
    expect((await live.status()).models.map(({ checkpoint }) => checkpoint)).toStrictEqual([1, 1])
    await live.stop()
  })

  it('hears of a stream that is parked once, when that is kept', async () => {
    const { store, documents, clock } = projecting([])
    const heard: Array<unknown> = []
    const onParked = (...parked: ReadonlyArray<unknown>): void => {
      heard.push(parked)
      boo()
    }
    const ports = { store, documents, clock, onParked }
    const models = [tally((n) => n === 13)]
    store.append(noted('a', 13), noted('b', 2))
    documents.breakDown((call) => call === 'commit')
    expect(E.isLeft(await catchUp(ports, models)())).toBe(true)
    expect(heard).toStrictEqual([])
    documents.breakDown(null)
    store.append(noted('a', 13))
    right(await catchUp(ports, models)())
    right(await catchUp(ports, models)())
    expect(heard).toStrictEqual([
      [{ name: 'tally', version: 1 }, [{ stream: 'test-a', position: 1, reason: 'Error', at: testNow, about: [] }]],
    ])
  })
})

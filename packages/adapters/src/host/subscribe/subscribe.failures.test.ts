import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { openHost } from '../../testing/host.js'
import type { Subscription } from './subscription.js'
import { until, ground } from '../../testing/subscribing.js'
import { following } from '../../testing/following.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const open: Array<{ readonly stop: () => Promise<void> }> = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop()
})
const started = (subscription: Subscription): Subscription => {
  open.push(subscription)
  return subscription
}
describe('subscriptions, when something fails', () => {
  it('a handler that fails is called again with the same event, and the status says so', async () => {
    const host = await openHost({ positions: 'Dense' })
    await ground(host)
    const seen: Array<number> = []
    let fail = 2
    const one = started(
      following(host.manager, {
        name: 'flaky',
        handler: ({ position }) => {
          seen.push(position)
          if (position === 3 && fail-- > 0) throw new Error('not now')
        },
      }),
    )
    await until(() => seen.length === 3)
    await until(() => one.status().failures === 2)
    expect(one.status()).toEqual({
      state: 'waiting',
      position: 2,
      failures: 2,
      lastProblem: 'its handler failed at SessionStarted at position 3: Error',
    })
    await until(() => one.status().position === 5 && one.status().state === 'running')
    expect([seen, one.status().lastProblem]).toEqual([[1, 2, 3, 3, 3, 4, 5], null])
  })

  it('survives a place that was kept although its answer got lost, and a start that failed', async () => {
    let calls = 0
    const host = await openHost({
      positions: 'Dense',
      wrap: (stores) => ({
        ...stores,
        documents: {
          ...stores.documents,
          commit: (model, change) => async () => {
            const answer = await stores.documents.commit(model, change)()
            // the first is the start, the third an event's place: both are kept, and nobody knows
            return model.name === 'subscription_lossy' && [1, 3].includes(++calls)
              ? E.left(unavailable('test', 'the answer got lost'))
              : answer
          },
        },
      }),
    })
    await ground(host)
    const seen: Array<number> = []
    const one = started(
      following(host.manager, { name: 'lossy', from: 2, handler: ({ position }) => void seen.push(position) }),
    )
    await until(() => one.status().position === 5 && one.status().state === 'running')
    expect(seen).toEqual([3, 4, 5])
  })
})

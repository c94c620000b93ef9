import { describe, expect, it } from '@jest/globals'
import { type Failure } from '@mandat/domain'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { settle, testTimers } from '../../testing/timers.js'
import { wholeWait } from './backoff.js'
import { loop, type Pace } from './loop.js'

const down = unavailable('x', 'down')
type Answer = E.Either<Failure, number>

/** A loop whose runs end when the test says so. */
const setUp = (pace: Partial<Pace> = {}) => {
  const timers = testTimers()
  const ends: Array<(answer: Answer) => void> = []
  let runs = 0
  let active = 0
  const work = loop<number>(
    'work',
    async () => {
      expect(active++).toBe(0)
      runs++
      const answer = await new Promise<Answer>((resolve) => ends.push(resolve))
      active--
      return answer
    },
    { timers, everyMs: 1_000, backoff: { firstMs: 100, capMs: 300 }, chance: wholeWait, ...pace },
  )
  return {
    timers,
    work,
    runs: () => runs,
    end: async (answer: Answer = E.right(0)) => {
      await settle()
      ends.shift()?.(answer)
      await settle()
    },
  }
}

describe('a loop', () => {
  it('works at the start and every so often', async () => {
    const { timers, work, runs, end } = setUp()
    expect(work.status()).toEqual({ state: 'stopped', failures: 0, lastFailure: null })
    work.start()
    work.start()
    await end()
    expect([runs(), timers.pending(), work.status().state]).toEqual([1, [1_000], 'running'])
    await timers.pass(999)
    expect(runs()).toBe(1)
    await timers.pass(1)
    await end()
    expect([runs(), timers.pending()]).toEqual([2, [1_000]])
  })
  it('works at once when woken, and once more when that was during a run', async () => {
    const { timers, work, runs, end } = setUp()
    work.start()
    await end()
    work.wake()
    await settle()
    expect(runs()).toBe(2)
    work.wake()
    work.wake()
    await end()
    expect([runs(), timers.pending()]).toEqual([3, []])
    await end()
    expect([runs(), timers.pending()]).toEqual([3, [1_000]])
  })
  it('after a failure it waits, longer each time, whoever wakes it; then it is well again', async () => {
    const { timers, work, runs, end } = setUp()
    work.start()
    for (const [failures, ms] of [100, 200, 300, 300].entries()) {
      work.wake()
      await end(E.left(down))
      work.wake()
      await settle()
      expect([runs(), timers.pending()]).toEqual([failures + 1, [ms]])
      expect(work.status()).toEqual({ state: 'waiting', failures: failures + 1, lastFailure: down })
      await timers.pass(ms)
    }
    await end()
    expect(work.status()).toEqual({ state: 'running', failures: 0, lastFailure: down })
    expect(timers.pending()).toEqual([1_000])
  })
  it('leaves half of the wait to chance', async () => {
    const { timers, work, end } = setUp({ chance: () => 0.5 })
    work.start()
    await end(E.left(down))
    expect(timers.pending()).toEqual([75])
  })
  it('what throws is a failure', async () => {
    const timers = testTimers()
    const pace = { timers, everyMs: 1_000, backoff: { firstMs: 100, capMs: 300 }, chance: wholeWait }
    const work = loop(
      'mails',
      () => {
        throw new Error('boo')
      },
      pace,
    )
    work.start()
    await settle()
    expect(work.status()).toEqual({ state: 'waiting', failures: 1, lastFailure: unavailable('mails', 'Error') })
  })
  it('does the work by hand, after the run in hand, and waits no other way for it', async () => {
    const { timers, work, runs, end } = setUp()
    const alone = work.once()
    await end(E.right(7))
    expect([await alone, work.status().state]).toEqual([E.right(7), 'stopped'])
    work.start()
    await settle()
    const [first, second] = [work.once(), work.once()]
    expect(runs()).toBe(2)
    await end()
    await end(E.left(down))
    await end(E.right(9))
    expect([await first, await second]).toEqual([E.left(down), E.right(9)])
    expect([runs(), timers.pending()]).toEqual([4, [1_000]])
    expect(work.status()).toEqual({ state: 'running', failures: 0, lastFailure: null })
  })
})

describe('stopping a loop', () => {
  it('waits for the run in hand, and nothing starts after it', async () => {
    const { timers, work, runs, end } = setUp()
    work.start()
    await settle()
    let stopped = false
    const stopping = work.stop().then(() => {
      stopped = true
    })
    work.wake()
    await settle()
    expect([stopped, work.status().state]).toEqual([false, 'running'])
    await end()
    await stopping
    await timers.pass(10_000)
    expect([runs(), timers.pending(), work.status().state]).toEqual([1, [], 'stopped'])
  })
  it.each([E.right(0), E.left(down)])('ends a wait at once, and it can be started again', async (answer) => {
    const { timers, work, runs, end } = setUp()
    work.start()
    await end(answer)
    await work.stop()
    expect([timers.pending(), work.status().state]).toEqual([[], 'stopped'])
    work.start()
    await end()
    expect([runs(), timers.pending(), work.status().state]).toEqual([2, [1_000], 'running'])
  })
  it('long work is told, and waits for what was done by hand too', async () => {
    const timers = testTimers()
    const asked: Array<boolean> = []
    const pace = { timers, everyMs: 1_000, backoff: { firstMs: 100, capMs: 300 }, chance: wholeWait }
    const work = loop(
      'long',
      async (going) => {
        while (going()) await timers.breathe()
        asked.push(going())
        return E.right(null)
      },
      pace,
    )
    work.start()
    await settle()
    await work.stop()
    expect(asked).toEqual([false])
  })

  it('hole 17: what came on before it failed waits as after a first failure; only what comes on no further waits longer', async () => {
    const timers = testTimers()
    let comesOn = true
    const pace = { timers, everyMs: 1_000, backoff: { firstMs: 100, capMs: 30_000 }, chance: wholeWait }
    const work = loop<number>(
      'work',
      (_going, cameOn) => {
        if (comesOn) cameOn()
        return Promise.resolve(E.left(down))
      },
      pace,
    )
    work.start()
    const waits: Array<number | undefined> = []
    for (let run = 0; run < 6; run++) {
      await settle()
      waits.push(timers.pending()[0])
      comesOn = run < 2
      await timers.pass(timers.pending()[0] ?? 0)
    }
    expect(waits).toEqual([100, 100, 100, 200, 400, 800])
    expect([work.status().state, work.status().failures]).toEqual(['waiting', 5])
    await work.stop()
  })
})

import { describe, expect, it } from '@jest/globals'
import { unavailable } from '@mandat/domain/kit'
import { wholeWait } from '@mandat/projections/kit'
import { settle, testTimers } from '@mandat/projections/testing'
import * as E from 'fp-ts/lib/Either.js'
import { background } from './background.js'

describe('background work', () => {
  const store = () => {
    const listeners = new Set<() => void>()
    return {
      fire: () => listeners.forEach((l) => l()),
      listeners,
      onAppended: (l: () => void) => (listeners.add(l), () => void listeners.delete(l)),
    }
  }
  const paced = (everyMs: number) => ({ timers: testTimers(), everyMs, chance: wholeWait })

  it('runs at the start, when something was appended, and once more when that was during a run; never twice at once', async () => {
    const source = store()
    const pace = paced(60_000)
    let runs = 0
    let active = 0
    const work = background(
      'work',
      async () => {
        expect(active++).toBe(0)
        runs++
        if (runs === 1) source.fire()
        await pace.timers.breathe()
        active--
        return E.right(runs)
      },
      source,
      pace,
    )
    work.start()
    await settle()
    expect([runs, pace.timers.pending()]).toEqual([2, [60_000]])
    source.fire()
    await Promise.all([work.once(), work.once()])
    await settle()
    expect(runs).toBe(5)
    await work.stop()
    expect([work.status().state, source.listeners.size]).toEqual(['stopped', 0])
    source.fire()
    await pace.timers.pass(1_000_000)
    expect(runs).toBe(5)
  })
  it('waits after a failure, or a port that throws, says so, and goes on', async () => {
    const pace = paced(60_000)
    let runs = 0
    const work = background<number>(
      'work',
      () => {
        runs++
        if (runs === 1) return Promise.resolve(E.left(unavailable('x', 'down')))
        if (runs === 2) throw new Error('boo')
        return Promise.resolve(E.right(runs))
      },
      null,
      pace,
    )
    work.start()
    await settle()
    expect(work.status()).toEqual({ state: 'waiting', failures: 1, lastFailure: unavailable('x', 'down') })
    expect(pace.timers.pending()).toEqual([100])
    await pace.timers.pass(100)
    const threw = unavailable('work', 'Error')
    expect(work.status()).toEqual({ state: 'waiting', failures: 2, lastFailure: threw })
    expect(pace.timers.pending()).toEqual([200])
    await pace.timers.pass(200)
    expect(work.status()).toEqual({ state: 'running', failures: 0, lastFailure: threw })
    await work.stop()
  })
  it('stop waits for the run in hand, and nothing starts after it', async () => {
    const pace = paced(1)
    let runs = 0
    let done = 0
    const work = background(
      'work',
      async () => {
        runs++
        await new Promise<void>((resolve) => void pace.timers.after(30, resolve))
        done++
        return E.right(null)
      },
      null,
      pace,
    )
    work.start()
    await settle()
    const stopping = work.stop()
    await pace.timers.pass(29)
    expect([runs, done]).toEqual([1, 0])
    await pace.timers.pass(1)
    await stopping
    await pace.timers.pass(1_000)
    expect([runs, done, pace.timers.pending()]).toEqual([1, 1, []])
  })
  it('that is started twice listens once', async () => {
    const source = store()
    const work = background('work', async () => E.right(null), source, paced(60_000))
    work.start()
    work.start()
    expect(source.listeners.size).toBe(1)
    await work.stop()
    expect(source.listeners.size).toBe(0)
  })
})

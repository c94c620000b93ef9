import { type Failure } from '@mandat/domain'
import { guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { type Backoff, backoffMs, type Chance } from './backoff.js'
import { heard } from './heard.js'
import type { Timers } from './timers.js'

/**
 * Work of a {@link loop}. Long work asks `going` where it can end early, and calls `cameOn` whenever something was done
 * for good: what fails after that fails for the first time.
 */
export type LoopWork<A> = (going: () => boolean, cameOn: () => void) => Promise<E.Either<Failure, A>>

/** What is waited with, and for how long. */
export interface Pace {
  readonly timers: Timers
  /** How often the work is done when nobody wakes the loop. */
  readonly everyMs: number
  /** How long is waited after failures in a row, between which nothing was done. */
  readonly backoff: Backoff
  /** What the backoff's jitter is drawn with; `Math.random` where work is done. */
  readonly chance: Chance
  /** Told of every failure while the loop runs, and how many these are in a row; what it throws is ignored. */
  readonly onFailed?: (failure: Failure, failures: number) => void
}
/** `waiting`: the work failed and is tried again when its wait is over. */
export interface LoopStatus {
  readonly state: 'running' | 'waiting' | 'stopped'
  /** In a row, without anything done between them. */
  readonly failures: number
  /** The last one, be the work well again since. */
  readonly lastFailure: Failure | null
}
/** Work done again and again, never twice at once. */
export interface Loop<A> {
  /** Starts, with the work at once, or does nothing when it runs already. */
  readonly start: () => void
  /** The work is to be done once more as soon as may be; while it waits after a failure, the wait goes to its end. */
  readonly wake: () => void
  /** Does the work now, after the run in hand, whether the loop runs or not; says nothing of it in the status. */
  readonly once: () => Promise<E.Either<Failure, A>>
  /** Ends after the run in hand; it can be started again. */
  readonly stop: () => Promise<void>
  readonly status: () => LoopStatus
}

/**
 * Does `work` at the start, when woken, and every so often; after a failure it waits, longer each time that it came no
 * further, and goes on.
 * @example
 * const pace = { timers: systemTimers, everyMs: 1_000, backoff: usualBackoff, chance: Math.random }
 * const mails = loop('mails', sender.sendDue(), pace)
 */
export const loop = <A>(
  name: string,
  work: LoopWork<A>,
  { timers, everyMs, backoff, chance, onFailed }: Pace,
): Loop<A> => {
  let chain: Promise<unknown> = Promise.resolve()
  let run: { readonly done: Promise<void>; stopping: boolean } | null = null
  let failures = 0
  let lastFailure: Failure | null = null
  /** Somebody called since the last run began. */
  let woken = false
  const bed = bedOf(timers)

  const going = (): boolean => run?.stopping !== true
  const cameOn = (): void => {
    failures = 0
  }
  const once = (): Promise<E.Either<Failure, A>> => {
    const mine = chain.then(() => guarded(name, () => work(going, cameOn)))
    chain = mine
    return mine
  }
  const round = async (): Promise<void> => {
    woken = false
    const answer = await once()
    failures = E.isLeft(answer) ? failures + 1 : 0
    if (E.isRight(answer)) return
    lastFailure = answer.left
    heard(onFailed, answer.left, failures)
  }
  const rest = (): Promise<void> => {
    if (failures > 0) return bed.sleep(backoffMs(backoff, failures, chance))
    return woken ? timers.breathe() : bed.sleep(everyMs)
  }
  const rounds = async (): Promise<void> => {
    while (going()) {
      await round()
      if (going()) await rest()
    }
  }

  return {
    once,
    start: () => {
      if (run !== null) return
      failures = 0
      const mine = { done: Promise.resolve(), stopping: false }
      run = mine
      mine.done = rounds()
    },
    wake: () => {
      woken = true
      if (failures === 0) bed.rouse()
    },
    stop: async () => {
      const mine = run
      if (mine !== null) {
        mine.stopping = true
        bed.rouse()
        await mine.done
        if (run === mine) run = null
      }
      await chain
    },
    status: () => ({ state: run === null ? 'stopped' : failures > 0 ? 'waiting' : 'running', failures, lastFailure }),
  }
}

/** Where the loop sleeps until its time is over, or until it is roused; rousing who is awake does nothing. */
const bedOf = (timers: Timers): { readonly sleep: (ms: number) => Promise<void>; readonly rouse: () => void } => {
  let rouse: () => void = () => undefined
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        rouse = () => undefined
        cancel()
        resolve()
      }
      const cancel = timers.after(ms, end)
      rouse = end
    })
  return { sleep, rouse: () => rouse() }
}

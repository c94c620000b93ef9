import type { Failure } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './driver.js'
import { commitFailure, failureOf } from './failures.js'
import { transactionOn } from './transaction.js'

/** Thrown by a job that found out, too late for this transaction, how it must be done. */
export class RunAgain extends Error {}

interface Job {
  /** How long it waits for others, from when it was handed in. */
  readonly until: number
  readonly run: () => unknown
  readonly alone: (() => unknown) | undefined
  readonly answer: (outcome: E.Either<Failure, unknown>) => void
}
interface Queue {
  /**
   * `alone`: the same job as one statement, which is tried where no other job waits; `null` where it takes
   * more, and nothing was written.
   */
  readonly add: <A>(run: () => A, alone?: () => A | null) => Promise<E.Either<Failure, A>>
  /** How often something written was taken back. */
  readonly takenBack: () => number
  /** How many transactions were begun. */
  readonly begun: () => number
  readonly beforeCommit: (write: () => void) => void
  readonly idle: () => Promise<void>
}

/** Group commit: the jobs of a turn of the event loop share a transaction. Answers are given after its commit only. */
export const writeQueue = (
  connection: Connection,
  { file, busyTimeout }: { file: string; busyTimeout: number },
): Queue => {
  let waiting: Array<Job> = []
  let flushing: Promise<void> | null = null
  const transaction = transactionOn(connection, file)

  const transact = async (jobs: ReadonlyArray<Job>): Promise<void> => {
    const until = Math.min(...jobs.map((job) => job.until))
    const [first, ...others] = jobs
    if (first?.alone !== undefined && others.length === 0) {
      const done = await transaction.atOnce(first.alone, until)
      if (E.isLeft(done)) transaction.tookBack()
      if (E.isLeft(done) || done.right !== null) return first.answer(done)
    }
    const begun = await transaction.begin(until)
    if (E.isLeft(begun)) {
      transaction.tookBack()
      // those that came later wait on, each for its own time
      const later = Date.now() > until ? jobs.filter((job) => job.until > Date.now()) : []
      for (const job of jobs) if (!later.includes(job)) job.answer(begun)
      waiting = [...later, ...waiting]
      return
    }
    const ran = transaction.runAll(jobs)
    // one job's fault is not the others': each gets a transaction of its own
    if (E.isLeft(ran) && (jobs.length > 1 || ran.left instanceof RunAgain)) {
      for (const job of jobs) await transact([job])
      return
    }
    const outcome = E.isLeft(ran) ? E.left(failureOf(file, ran.left)) : E.map(() => ran.right)(transaction.commit())
    if (E.isLeft(outcome)) transaction.tookBack()
    const done = E.isRight(outcome) ? outcome.right.length : jobs.length
    waiting = [...jobs.slice(done), ...waiting]
    jobs.slice(0, done).forEach((job, i) => job.answer(E.map((answers: ReadonlyArray<unknown>) => answers[i])(outcome)))
  }
  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      // a turn of the event loop, so that callers woken by the last commit join this one
      await new Promise((resolve) => setImmediate(resolve))
      const jobs = waiting
      waiting = []
      try {
        await transact(jobs)
      } catch (e) {
        jobs.forEach((job) => job.answer(E.left(commitFailure(file, e, false))))
      }
    }
    flushing = null
  }
  return {
    add: (run, alone) =>
      new Promise((resolve) => {
        waiting.push({ until: Date.now() + busyTimeout, run, alone, answer: (outcome) => resolve(outcome as never) })
        flushing ??= flush()
      }),
    takenBack: transaction.takenBack,
    begun: transaction.begun,
    beforeCommit: transaction.beforeCommit,
    idle: () => flushing ?? Promise.resolve(),
  }
}

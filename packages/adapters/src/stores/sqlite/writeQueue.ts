import type { Failure } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { Durability } from './connection.js'
import type { Connection } from './driver.js'
import { commitFailure, failureOf } from './failures.js'
import { transactionOn } from './transaction.js'

/** Thrown by a job that found out, too late for this transaction, how it must be done. */
export class RunAgain extends Error {}

/** How a job may be done. */
export interface JobOptions<A> {
  /**
   * The same job as one statement, which is tried where no other job waits; `null` where it takes more, and nothing was
   * written.
   */
  readonly alone?: () => A | null
  /** Nobody is answered by it: its commit need not be synced to disk, where none of those that it shares must be. */
  readonly mayWait?: boolean
}

interface Job {
  /** How long it waits for others, from when it was handed in. */
  readonly until: number
  readonly run: () => unknown
  readonly how: JobOptions<unknown>
  readonly answer: (outcome: E.Either<Failure, unknown>) => void
}
interface Queue {
  readonly add: <A>(run: () => A, how: JobOptions<A>) => Promise<E.Either<Failure, A>>
  /** Everything that was committed is on the disk. */
  readonly sync: () => Promise<E.Either<Failure, void>>
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
  { file, busyTimeout, durability }: { file: string; busyTimeout: number; durability: Durability },
): Queue => {
  let waiting: Array<Job> = []
  let flushing: Promise<void> | null = null
  const transaction = transactionOn(connection, file, durability)

  /** Whatever is written and synced brings all that was written before it to the disk. */
  const touch = (): void => void connection.prepare("UPDATE totals SET rows = rows WHERE name = 'events'").run([])

  const transact = async (jobs: ReadonlyArray<Job>): Promise<void> => {
    const until = Math.min(...jobs.map((job) => job.until))
    const [first, ...others] = jobs
    transaction.syncs(!jobs.every(({ how }) => how.mayWait ?? false))
    if (first?.how.alone !== undefined && others.length === 0) {
      const done = await transaction.atOnce(first.how.alone, until)
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
  const add: Queue['add'] = (run, how) =>
    new Promise((resolve) => {
      waiting.push({ until: Date.now() + busyTimeout, run, how, answer: (outcome) => resolve(outcome as never) })
      flushing ??= flush()
    })
  return {
    add,
    // behind what is on its way: whoever asks may have heard of it
    sync: () => (flushing === null && transaction.isSynced() ? Promise.resolve(E.right(undefined)) : add(touch, {})),
    takenBack: transaction.takenBack,
    begun: transaction.begun,
    beforeCommit: transaction.beforeCommit,
    idle: () => flushing ?? Promise.resolve(),
  }
}

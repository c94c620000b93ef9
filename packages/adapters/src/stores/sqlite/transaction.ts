import type { Failure } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './driver.js'
import { atOnceFailure, commitFailure, failureOf, isBusy } from './failures.js'
import { shortWait } from './wait.js'

/** Milliseconds. */
const MAX_TRANSACTION = 50

interface Transaction {
  /** Waits for its turn, until that moment at most (milliseconds, as `Date.now()`). */
  readonly begin: (until: number) => Promise<E.Either<Failure, void>>
  /** A job of one statement, which commits itself, with the same patience. */
  readonly atOnce: (job: () => unknown, until: number) => Promise<E.Either<Failure, unknown>>
  readonly runAll: (jobs: ReadonlyArray<{ readonly run: () => unknown }>) => E.Either<unknown, ReadonlyArray<unknown>>
  readonly commit: () => E.Either<Failure, void>
  /** Counts what was not written after all. */
  readonly tookBack: () => void
  readonly takenBack: () => number
  /** How many were begun. */
  readonly begun: () => number
  /** From now on, inside each transaction, after its jobs. */
  readonly beforeCommit: (write: () => void) => void
}

/** The one transaction at a time of a connection that writes. */
export const transactionOn = (connection: Connection, file: string): Transaction => {
  let takenBack = 0
  let begun = 0
  const last: Array<() => void> = []

  const begin = async (until: number): Promise<E.Either<Failure, void>> => {
    for (; ; await shortWait()) {
      try {
        connection.exec('BEGIN IMMEDIATE')
        begun++
        return E.right(undefined)
      } catch (e) {
        if (!isBusy(e) || Date.now() > until) return E.left(failureOf(file, e))
      }
    }
  }
  const atOnce = async (job: () => unknown, until: number): Promise<E.Either<Failure, unknown>> => {
    for (; ; await shortWait()) {
      try {
        return E.right(job())
      } catch (e) {
        if (!isBusy(e) || Date.now() > until) return E.left(atOnceFailure(file, e))
      }
    }
  }
  const rollback = (): boolean => {
    takenBack++
    if (connection.inTransaction()) connection.exec('ROLLBACK')
    return !connection.inTransaction()
  }
  const commit = (): E.Either<Failure, void> => {
    try {
      return E.right(void connection.exec('COMMIT'))
    } catch (e) {
      return E.left(commitFailure(file, e, rollback()))
    }
  }
  /**
   * Answers of as many jobs as fit a transaction that does not hold up the event loop for long, one at least; or what
   * was thrown.
   */
  const runAll = (jobs: ReadonlyArray<{ readonly run: () => unknown }>): E.Either<unknown, ReadonlyArray<unknown>> => {
    const until = Date.now() + MAX_TRANSACTION
    const answers: Array<unknown> = []
    try {
      for (const job of jobs) {
        if (answers.length > 0 && Date.now() > until) break
        answers.push(job.run())
      }
      for (const write of last) write()
      return E.right(answers)
    } catch (e) {
      rollback()
      return E.left(e)
    }
  }
  return {
    begin,
    atOnce,
    runAll,
    commit,
    tookBack: () => void takenBack++,
    takenBack: () => takenBack,
    begun: () => begun,
    beforeCommit: (write) => void last.push(write),
  }
}

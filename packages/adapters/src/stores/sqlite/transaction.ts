import type { Failure } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { Durability } from './connection.js'
import type { Connection } from './driver.js'
import { atOnceFailure, commitFailure, failureOf, isBusy } from './failures.js'
import { shortWait } from './wait.js'

/** Milliseconds. */
const MAX_TRANSACTION = 50

interface Transaction {
  /** Whether the next ones are synced to disk with their commit. Outside of one. */
  readonly syncs: (wanted: boolean) => void
  /** Whether everything that was committed here is on the disk. */
  readonly isSynced: () => boolean
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
export const transactionOn = (connection: Connection, file: string, durability: Durability): Transaction => {
  let syncing = durability === 'full'
  let synced = true
  let before = connection.changed()
  /** A commit that changed nothing syncs nothing. */
  const committed = (): void => {
    if (connection.changed() > before) synced = syncing
    before = connection.changed()
  }
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
        const done = job()
        committed()
        return E.right(done)
      } catch (e) {
        if (!isBusy(e) || Date.now() > until) return E.left(atOnceFailure(file, e))
      }
    }
  }
  const rollback = (): boolean => {
    takenBack++
    if (connection.inTransaction()) connection.exec('ROLLBACK')
    before = connection.changed()
    return !connection.inTransaction()
  }
  const commit = (): E.Either<Failure, void> => {
    try {
      connection.exec('COMMIT')
      committed()
      return E.right(undefined)
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
  const syncs = (wanted: boolean): void => {
    if (durability !== 'full' || wanted === syncing) return
    connection.exec(`PRAGMA synchronous = ${wanted ? 'FULL' : 'NORMAL'}`)
    syncing = wanted
  }
  return {
    syncs,
    isSynced: () => synced || durability !== 'full',
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

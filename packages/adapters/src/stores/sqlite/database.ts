import { type Failure } from '@mandat/domain'
import { closed, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { invalid } from '../shared/checks.js'
import { BUSY_TIMEOUT, closeQuietly, connect, type DatabaseOptions, isInUse } from './connection.js'
import { failureOf, isBusy } from './failures.js'
import type { Connection, Statement } from './driver.js'
import { shortWait } from './wait.js'
import { type JobOptions, writeQueue } from './writeQueue.js'

/** One open file, shared by the stores that live in it. */
export interface Database {
  readonly file: string
  /** Every `write` is refused. */
  readonly readOnly: boolean
  /** What the checksums of this file count from. */
  readonly seed: () => number
  /** The prepared statement of a text, made once. Rows come as arrays. */
  readonly statement: (sql: string) => Statement
  readonly read: <A>(f: () => A) => TaskEither<Failure, A>
  /**
   * Runs `job` in a transaction, which it shares with the other jobs that wait: one sync to disk for all of them. A job
   * must check before it writes; it may run a second time, after everything that it wrote was taken back.
   */
  readonly write: <A>(job: () => A, how?: JobOptions<A>) => TaskEither<Failure, A>
  /** {@link Database.write} of what nobody is answered by; it may wait for a sync once {@link Database.holdsAll}. */
  readonly writeAlong: <A>(job: () => A) => TaskEither<Failure, A>
  /**
   * From now on, what may wait for a sync does: all that a host keeps is in this file, so that a power cut takes back the
   * last of it, in order, and nothing that something else rests on.
   */
  readonly holdsAll: () => void
  /** Everything that was written is on the disk, what might wait too. */
  readonly sync: TaskEither<Failure, void>
  /**
   * Changes whenever something else than a finished job of this handle may have changed the file, or taken back a job.
   */
  readonly stamp: () => string
  /** How often something written was taken back. */
  readonly takenBack: () => number
  /** How many transactions were begun. */
  readonly begun: () => number
  /** From now on, inside each transaction, after its jobs. */
  readonly beforeCommit: (write: () => void) => void
  /** Best effort: removes what was deleted or replaced from the write-ahead file too. */
  readonly scrub: () => void
  /** Waits for the jobs that were handed in; later calls answer `Closed`. */
  readonly close: () => TaskEither<Failure, void>
}

/**
 * Opens (or makes) a database file.
 * @example
 * const database = await openDatabase({ file: 'manager.db' })() // Either<Failure, Database>
 */
export const openDatabase = (options: DatabaseOptions): TaskEither<Failure, Database> =>
  TE.map((connection: Connection) => databaseOn(connection, options))(connect(options))

/** The handle over a connection that is open already. */
export const databaseOn = (connection: Connection, options: DatabaseOptions): Database => {
  const { file, busyTimeout = BUSY_TIMEOUT, readOnly = false } = options
  const statements = new Map<string, Statement>()
  const queue = writeQueue(connection, { file, busyTimeout, durability: options.durability ?? 'full' })
  const atRest = readOnly && !isInUse(file)
  /** Best effort. */
  const scrub = (): void => {
    try {
      if (!readOnly) connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get([])
    } catch {
      // a reader is busy; the next checkpoint does it
    }
  }
  let seed: number | null = null
  /** Asked once for all that is done before anything else comes in, and anew in every transaction. */
  let version: { readonly of: unknown; readonly begun: number } | null = null
  const dataVersion = (): unknown => {
    const begun = queue.begun()
    if (version?.begun !== begun) {
      version = { of: statement('PRAGMA data_version').get([])?.[0], begun }
      // after the promises that wait now, and before the next timer, message or answer of a disk
      process.nextTick(() => {
        version = null
      })
    }
    return version.of
  }
  let open = true
  let closing: Promise<E.Either<Failure, void>> | null = null
  const isClosed = (): E.Either<Failure, never> => E.left(closed(file, 'the database was closed'))
  let isAll = false
  const write: Database['write'] =
    (job, how = {}) =>
    () =>
      !open
        ? Promise.resolve(isClosed())
        : readOnly
          ? Promise.resolve(E.left(invalid('file', 'one that was not opened read-only, to write to')))
          : queue.add(job, isAll ? how : { ...how, mayWait: false })
  const statement = (sql: string): Statement => {
    const found = statements.get(sql)
    if (found !== undefined) return found
    const made = connection.prepare(sql)
    statements.set(sql, made)
    return made
  }
  return {
    file,
    readOnly,
    seed: () => (seed ??= Number(statement('SELECT seed FROM file').get([])?.[0])),
    statement,
    read:
      <A>(f: () => A) =>
      async () => {
        for (const until = Date.now() + busyTimeout; ; await shortWait()) {
          if (!open) return isClosed()
          // it was opened without a lock, and its pages may move under the reader now
          if (atRest && isInUse(file)) return E.left(unavailable(file, WRITTEN_MEANWHILE))
          try {
            return E.right(f())
          } catch (e) {
            if (!isBusy(e) || Date.now() > until) return E.left(failureOf(file, e))
          }
        }
      },
    write,
    writeAlong: (job) => write(job, { mayWait: true }),
    holdsAll: () => {
      isAll = true
    },
    sync: () => (open && !readOnly ? queue.sync() : Promise.resolve(E.right(undefined))),
    stamp: () => `${String(dataVersion())} ${String(queue.takenBack())}`,
    takenBack: queue.takenBack,
    begun: queue.begun,
    beforeCommit: queue.beforeCommit,
    scrub,
    close: () => () => {
      open = false
      closing ??= queue.idle().then(() => {
        statements.clear()
        // while another process has it open, too, a copy of the file must be whole
        scrub()
        closeQuietly(connection)
        return E.right(undefined)
      })
      return closing
    },
  }
}

const WRITTEN_MEANWHILE = 'another process began to write to it; opened again, it can be read beside the writer'

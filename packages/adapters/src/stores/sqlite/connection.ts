import { type Failure } from '@mandat/domain'
import { invalidInput, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { failureOf, isBusy } from './failures.js'
import type { Connection, OpenMode } from './driver.js'
import { nodeSqlite } from './nodeSqlite.js'
import { checkSize, checkWhole } from './integrity.js'
import { checkSchema, makeSchema, notOurs } from './schema.js'
import { shortWait } from './wait.js'

/** `full`: a commit that was answered survives a power cut. `normal`: it survives a crash of the process only. */
export type Durability = 'full' | 'normal'

export interface DatabaseOptions {
  /** A path, or `:memory:`. */
  readonly file: string
  readonly durability?: Durability
  /** How long a call waits for other processes before it answers `Unavailable`; milliseconds, 10,000 when left out. */
  readonly busyTimeout?: number
  /**
   * Nothing is made and nothing is written: not the file (a missing one is `Unavailable`), not its tables, nothing
   * beside it while nobody else has it open. Whatever would write is `InvalidInput`, since trying again never helps.
   */
  readonly readOnly?: boolean
  /**
   * The whole file is checked when it is opened; four to nine seconds a gigabyte. `false`: not here, since who opens it
   * has it checked elsewhere. What is read is checked in any case; only what is missing is not seen then.
   */
  readonly checkAtOpen?: boolean
}
export const BUSY_TIMEOUT = 10_000
/**
 * Bytes. A commit writes the pages that it touches as a whole, five of them for a command: of half the usual size they
 * take half of the time and, in a large file, hold fewer rows that nobody asks for.
 */
const PAGE_SIZE = 2_048
/** What the write-ahead file is cut to after a checkpoint; bytes. */
const WAL_LIMIT = 4_194_304
/** How long a wait may block this process's other work; longer waits are made of many short ones. */
const BLOCKING_WAIT = 25

/** Opens, checks and, where it is new, prepares a file. A file that is not ours is left exactly as it is. */
export const connect =
  (options: DatabaseOptions): TaskEither<Failure, Connection> =>
  async () => {
    const { file, busyTimeout = BUSY_TIMEOUT } = options
    const mode = modeOf(options)
    if (E.isLeft(mode)) return mode
    for (const until = Date.now() + busyTimeout; ; await shortWait()) {
      let connection: Connection | null = null
      try {
        if (mode.right === 'Write') makeFile(file)
        const cut = checkSize(file)
        if (E.isLeft(cut)) return cut
        connection = nodeSqlite.open(file, { mode: mode.right, timeout: 1_000 })
        const ready = mode.right === 'Write' ? makeReady(connection, options) : checkReadable(connection, options)
        if (E.isLeft(ready)) closeQuietly(connection)
        return E.map(() => connection as Connection)(ready)
      } catch (e) {
        closeQuietly(connection)
        if (!isBusy(e) || Date.now() > until) return E.left(failureOf(file, e))
      }
    }
  }

/** Another process writes to it, or did so to its end: its last commits stand in the file beside. */
export const isInUse = (file: string): boolean => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0

/** Made for its owner only, like its key; SQLite gives the files beside it the same mode. */
const makeFile = (file: string): void => {
  if (file === ':memory:' || existsSync(file)) return
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch {
    // SQLite says what is wrong
  }
}

const modeOf = ({ file, readOnly = false }: DatabaseOptions): E.Either<Failure, OpenMode> => {
  if (!readOnly) return E.right('Write')
  if (file === ':memory:') return E.left(invalidInput([{ path: 'file', expected: 'a file, to be read only' }]))
  if (!existsSync(file)) return E.left(unavailable(file, 'there is no such file'))
  return E.right(isInUse(file) ? 'Read' : 'ReadAtRest')
}

const checkReadable = (
  connection: Connection,
  { file, checkAtOpen = true }: DatabaseOptions,
): E.Either<Failure, void> => {
  connection.exec('PRAGMA cell_size_check = ON')
  const state = checkSchema(connection, file)
  if (E.isLeft(state)) return state
  connection.exec(`PRAGMA busy_timeout = ${String(BLOCKING_WAIT)}`)
  if (state.right === 'empty') return E.left(notOurs(file))
  return checkAtOpen ? checkWhole(connection, file) : E.right(undefined)
}

const makeReady = (
  connection: Connection,
  { file, durability = 'full', checkAtOpen = true }: DatabaseOptions,
): E.Either<Failure, void> => {
  connection.exec('PRAGMA cell_size_check = ON')
  const state = checkSchema(connection, file)
  if (E.isLeft(state)) return state
  if (state.right === 'current' && checkAtOpen) {
    const whole = checkWhole(connection, file)
    if (E.isLeft(whole)) return whole
  }
  // heard in a new file only
  connection.exec(`PRAGMA page_size = ${String(PAGE_SIZE)}`)
  connection.exec('PRAGMA journal_mode = WAL')
  connection.exec(`PRAGMA synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`)
  // small, and cut when it was larger: on a small disk the write-ahead file must leave room to recover
  connection.exec('PRAGMA wal_autocheckpoint = 2000')
  connection.exec(`PRAGMA journal_size_limit = ${String(WAL_LIMIT)}`)
  // an erased key must not survive in free pages (PRV-03)
  connection.exec('PRAGMA secure_delete = ON')
  if (state.right === 'empty') {
    const made = makeSchema(connection, file)
    if (E.isLeft(made)) return made
    // what this file's checksums count from stands in itself, so that no other write-ahead file brings another
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }
  connection.exec(`PRAGMA busy_timeout = ${String(BLOCKING_WAIT)}`)
  return E.right(undefined)
}

export const closeQuietly = (connection: Connection | null): void => {
  try {
    connection?.close()
  } catch {
    // nothing was left to be lost: every answer given rests on a finished commit
  }
}

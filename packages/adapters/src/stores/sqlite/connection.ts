import type { Failure } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import Libsql from 'libsql'
import { failureOf, isBusy } from './failures.js'
import type { Connection } from './driver.js'
import { checkSchema, makeSchema } from './schema.js'

/** `full`: a commit that was answered survives a power cut. `normal`: it survives a crash of the process only. */
export type Durability = 'full' | 'normal'

export interface DatabaseOptions {
  /** A path, or `:memory:`. */
  readonly file: string
  readonly durability?: Durability
  /** How long a call waits for other processes before it answers `Unavailable`; milliseconds, 10,000 when left out. */
  readonly busyTimeout?: number
}
export const BUSY_TIMEOUT = 10_000
/** How long a wait may block this process's other work; longer waits are made of many short ones. */
const BLOCKING_WAIT = 25

const pause = new Int32Array(new SharedArrayBuffer(4))

/** Opens, checks and, where it is new, prepares a file. A file that is not ours is left exactly as it is. */
export const connect = ({
  file,
  durability = 'full',
  busyTimeout = BUSY_TIMEOUT,
}: DatabaseOptions): E.Either<Failure, Connection> => {
  const until = Date.now() + busyTimeout
  for (;;) {
    let connection: Connection | null = null
    try {
      connection = new Libsql(file, { timeout: 1_000 })
      const prepared = prepare(connection, file, durability)
      if (E.isLeft(prepared)) connection.close()
      return E.map(() => connection as Connection)(prepared)
    } catch (e) {
      closeQuietly(connection)
      if (!isBusy(e) || Date.now() > until) return E.left(failureOf(file, e))
      Atomics.wait(pause, 0, 0, 20)
    }
  }
}

const prepare = (connection: Connection, file: string, durability: Durability): E.Either<Failure, void> => {
  const state = checkSchema(connection, file)
  if (E.isLeft(state)) return state
  connection.exec('PRAGMA journal_mode = WAL')
  connection.exec(`PRAGMA synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`)
  connection.exec('PRAGMA wal_autocheckpoint = 10000')
  // an erased key must not survive in free pages (PRV-03)
  connection.exec('PRAGMA secure_delete = ON')
  if (state.right === 'empty') {
    const made = makeSchema(connection, file)
    if (E.isLeft(made)) return made
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

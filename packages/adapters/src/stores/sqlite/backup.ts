import type { Failure } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Backup } from '../ports/stores.js'
import { invalid } from '../shared/checks.js'
import { closeQuietly, isInUse } from './connection.js'
import type { Database } from './database.js'
import type { Connection } from './driver.js'
import { failureOf } from './failures.js'
import { nodeSqlite } from './nodeSqlite.js'

/**
 * Copies an open file into a new one, as it was at one moment, while this and other processes go on writing to it. It has
 * its name only when all of it is on disk; a file that is there is left alone, and named as the fault.
 */
export const sqliteBackup =
  (database: Database) =>
  (to: string): TaskEither<Failure, Backup> =>
    database.file === ':memory:'
      ? TE.left(invalid('file', 'a file: a database in memory cannot be copied'))
      : TE.chain(() => () => copied(database, resolve(to)))(database.read(() => undefined))

const copied = async ({ file, readOnly }: Database, to: string): Promise<E.Either<Failure, Backup>> => {
  if (existsSync(to)) return E.left(taken)
  const part = `${to}.${randomUUID()}.part`
  let source: Connection | null = null
  try {
    // made for its owner only, like what it copies
    closeSync(openSync(part, 'wx', 0o600))
    source = nodeSqlite.open(file, { mode: readOnly && !isInUse(file) ? 'ReadAtRest' : 'Read', timeout: 1_000 })
    // one moment, held: a copy of what moves would begin again at every commit
    source.exec('BEGIN')
    const [position] = source.prepare("SELECT rows FROM totals WHERE name = 'events'").get([]) ?? []
    await source.copyTo(part)
    toDisk(part)
    if (existsSync(to)) return E.left(taken)
    renameSync(part, to)
    toDisk(dirname(to))
    return E.right({ file: to, position: Number(position) })
  } catch (e) {
    return E.left(failureOf(to, e))
  } finally {
    closeQuietly(source)
    for (const rest of [part, `${part}-journal`]) removeQuietly(rest)
  }
}

const taken = invalid('to', 'the name of a new file: there is one of this name')

/** What cannot be removed is under a name that nobody takes for a copy. */
const removeQuietly = (path: string): void => {
  try {
    rmSync(path, { force: true })
  } catch {
    // nor was it made
  }
}

const toDisk = (path: string): void => {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

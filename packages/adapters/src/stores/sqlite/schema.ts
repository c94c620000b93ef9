import { type Failure } from '@mandat/domain'
import { unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { randomInt } from 'node:crypto'
import type { Connection } from './driver.js'
import { GUARDS, TABLES } from './tables.js'

/** 'Mand' as a number: tells our files from other SQLite databases. WARNING: stored for ever. */
export const APPLICATION_ID = 0x4d616e64
/** Of the tables below. A file of another version is refused. */
export const SCHEMA_VERSION = 4

const numberOf = (connection: Connection, sql: string): number => Number(connection.prepare(sql).get([])?.[0])

export const notOurs = (file: string): Failure =>
  unreadable(file, [{ path: 'application_id', expected: 'a Mandat database, not one of another program' }])

/**
 * Looks before it writes: whether the file is empty, ours, foreign or newer. Changes nothing. All of it is read from one
 * snapshot: between two looks another process may make the tables.
 */
export const checkSchema = (connection: Connection, file: string): E.Either<Failure, 'empty' | 'current'> => {
  const alone = !connection.inTransaction()
  if (alone) connection.exec('BEGIN')
  try {
    return stateOf(connection, file)
  } finally {
    if (alone && connection.inTransaction()) connection.exec('ROLLBACK')
  }
}

const stateOf = (connection: Connection, file: string): E.Either<Failure, 'empty' | 'current'> => {
  const application = numberOf(connection, 'PRAGMA application_id')
  const version = numberOf(connection, 'PRAGMA user_version')
  const tables = numberOf(connection, 'SELECT count(*) FROM sqlite_schema')
  if (application === 0 && version === 0 && tables === 0) return E.right('empty')
  if (application !== APPLICATION_ID) return E.left(notOurs(file))
  if (version > SCHEMA_VERSION)
    return E.left(
      unreadable(file, [
        {
          path: 'user_version',
          expected: `at most ${String(SCHEMA_VERSION)}: the file (${String(version)}) is newer than this library`,
        },
      ]),
    )
  if (version < SCHEMA_VERSION)
    return E.left(
      unreadable(file, [
        {
          path: 'user_version',
          expected: `${String(SCHEMA_VERSION)}: the file (${String(version)}) is older than this library`,
        },
      ]),
    )
  return E.right('current')
}

/** Makes the tables in an empty file; of two processes that try at once, one does. */
export const makeSchema = (connection: Connection, file: string): E.Either<Failure, void> => {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const state = checkSchema(connection, file)
    if (E.isRight(state) && state.right === 'empty') makeTables(connection)
    connection.exec('COMMIT')
    return E.map(() => undefined)(state)
  } catch (e) {
    if (connection.inTransaction()) connection.exec('ROLLBACK')
    throw e
  }
}

/** Every file counts its checksums from a number of its own: what another file's write-ahead log brings in is told. */
const makeTables = (connection: Connection): void => {
  for (const sql of [...TABLES, ...GUARDS]) connection.exec(sql)
  connection.prepare('INSERT INTO file (id, seed) VALUES (1, ?)').run([randomInt(1, 2 ** 32)])
  connection.exec(`PRAGMA application_id = ${String(APPLICATION_ID)}`)
  connection.exec(`PRAGMA user_version = ${String(SCHEMA_VERSION)}`)
}

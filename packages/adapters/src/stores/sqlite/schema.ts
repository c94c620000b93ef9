import { type Failure } from '@mandat/domain'
import { unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './driver.js'

/** 'Mand' as a number: tells our files from other SQLite databases. WARNING: stored for ever. */
export const APPLICATION_ID = 0x4d616e64
/** Of the tables below. A newer file is refused; an older one would be migrated here. */
export const SCHEMA_VERSION = 1

// WARNING: stored for ever. Plain rowid tables and integer ids: measured to cost less than half of the alternatives.
// Only a
// command, which is never looked for but by its id, stands in its index itself: a page less to sync for each commit.
const TABLES = `
CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE events (
  position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, type INTEGER NOT NULL,
  version INTEGER NOT NULL, id TEXT NOT NULL, recorded_at TEXT NOT NULL, data TEXT NOT NULL, meta TEXT NOT NULL
);
CREATE UNIQUE INDEX events_of_stream ON events (stream, revision);
CREATE UNIQUE INDEX events_by_id ON events (id);
CREATE TABLE commands (
  id TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, stream INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE models (
  name TEXT NOT NULL, version INTEGER NOT NULL, checkpoint INTEGER NOT NULL, indexed INTEGER NOT NULL,
  PRIMARY KEY (name, version)
);
CREATE TABLE parked (
  name TEXT NOT NULL, version INTEGER NOT NULL, stream TEXT NOT NULL, position INTEGER NOT NULL, reason TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (name, version, stream)
);
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mail TEXT NOT NULL, queued_at TEXT NOT NULL, next_try TEXT NOT NULL,
  sent_at TEXT, attempts INTEGER NOT NULL, last_error TEXT
);
CREATE INDEX outbox_due ON outbox (queued_at, seq) WHERE sent_at IS NULL;
CREATE INDEX outbox_tries ON outbox (next_try, queued_at) WHERE sent_at IS NULL;
CREATE TABLE claims (
  kind TEXT NOT NULL, mac TEXT NOT NULL, owner TEXT NOT NULL, confirmed INTEGER NOT NULL, since TEXT NOT NULL,
  PRIMARY KEY (kind, mac)
);
CREATE TABLE credentials (account TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (account, version));
CREATE TABLE keys (subject TEXT NOT NULL, category TEXT NOT NULL, wrapped TEXT NOT NULL, PRIMARY KEY (subject, category));
CREATE TABLE fences (subject TEXT NOT NULL, category TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (subject, category));
PRAGMA application_id = ${String(APPLICATION_ID)};
PRAGMA user_version = ${String(SCHEMA_VERSION)};
`

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
  if (version < 1) return E.left(unreadable(file, [{ path: 'user_version', expected: 'at least 1' }]))
  return E.right('current')
}

/** Makes the tables in an empty file; of two processes that try at once, one does. */
export const makeSchema = (connection: Connection, file: string): E.Either<Failure, void> => {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const state = checkSchema(connection, file)
    if (E.isRight(state) && state.right === 'empty') connection.exec(TABLES)
    connection.exec('COMMIT')
    return E.map(() => undefined)(state)
  } catch (e) {
    if (connection.inTransaction()) connection.exec('ROLLBACK')
    throw e
  }
}

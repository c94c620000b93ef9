import type { Failure } from '@mandat/domain'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Stores } from '../ports/stores.js'
import { sqliteBackup } from './backup.js'
import { sqliteClaims } from './claims.js'
import type { DatabaseOptions } from './connection.js'
import { sqliteCredentials } from './credentials.js'
import { type Database, openDatabase } from './database.js'
import { sqliteDocumentStore } from './documentStore.js'
import { sqliteEventStore } from './eventStore.js'
import { sqliteKeyStore } from './keyStore.js'
import { sqliteOutbox } from './outbox.js'

/** Which file, what a commit survives, how long to wait for other processes, and the key that hides claimed values. */
export interface SqliteOptions extends DatabaseOptions {
  /** The key of the claims' hashes; `hostKeys(secret).claims`. */
  readonly claimsKey: Uint8Array
}
/** Every store on the one file, and the connection that they share. `close` waits for the appends under way. */
export interface SqliteStores extends Required<Stores> {
  readonly database: Database
}

/**
 * Everything in one file: log, read models, outbox, claims, password hashes and keys. A file that is damaged, foreign
 * or newer than this library is `Unreadable`; one that cannot be opened is `Unavailable`. With `readOnly`, nothing is
 * made or changed, and whatever would write is `InvalidInput`.
 * @example
 * const stores = await openSqlite({ file: 'manager.db', claimsKey: hostKeys(secret).claims })()
 */
export const openSqlite = (options: SqliteOptions): TaskEither<Failure, SqliteStores> =>
  TE.map((database: Database) => storesOn(database, options))(openDatabase(options))

/** Every store on one open file. */
export const storesOn = (database: Database, { claimsKey }: Pick<SqliteOptions, 'claimsKey'>): SqliteStores => {
  database.holdsAll()
  const events = sqliteEventStore(database)
  return {
    database,
    events,
    documents: sqliteDocumentStore(database),
    outbox: sqliteOutbox(database),
    claims: sqliteClaims(database, { hostKey: claimsKey }),
    credentials: sqliteCredentials(database),
    keys: sqliteKeyStore(database),
    backup: sqliteBackup(database),
    close: () => async () => {
      await events.close()()
      return database.close()()
    },
  }
}

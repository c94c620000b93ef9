import type { Credentials } from '@mandat/domain/kit'
import * as O from 'fp-ts/lib/Option.js'
import type { Database } from './database.js'

/** Password hashes in an SQLite file. */
export const sqliteCredentials = (db: Database): Credentials => ({
  put: (account, version, hash) =>
    db.write(
      () =>
        void db
          .statement(
            'INSERT INTO credentials (account, version, hash) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET hash = excluded.hash',
          )
          .run([account, version, hash]),
    ),
  get: (account, version) =>
    db.read(() => {
      const row = db.statement('SELECT hash FROM credentials WHERE account = ? AND version = ?').get([account, version])
      return O.fromNullable(row?.[0] as string | undefined)
    }),
  prune: (account, version) =>
    db.write(
      () => void db.statement('DELETE FROM credentials WHERE account = ? AND version < ?').run([account, version]),
    ),
})

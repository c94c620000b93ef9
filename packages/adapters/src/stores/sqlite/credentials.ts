import type { Credentials } from '@mandat/domain/kit'
import * as O from 'fp-ts/lib/Option.js'
import type { Database } from './database.js'
import { checkedTable } from './checkedTable.js'

/** Password hashes in an SQLite file. */
export const sqliteCredentials = (db: Database): Credentials => {
  const table = checkedTable(db, 'credentials', ['account', 'version', 'hash'])
  return {
    put: (account, version, hash) => db.writeAlong(() => table.put([[account, version, hash]])),
    get: (account, version) =>
      db.read(() => {
        const [row] = table.rows('WHERE account = ? AND version = ?', [account, version])
        return O.fromNullable(row?.[2] as string | undefined)
      }),
    prune: (account, version) =>
      db.writeAlong(
        () => void db.statement('DELETE FROM credentials WHERE account = ? AND version < ?').run([account, version]),
      ),
  }
}

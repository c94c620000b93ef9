import type { Instant } from '@mandat/domain'
import type { Claim, ClaimKind, Claims } from '@mandat/domain/kit'
import * as O from 'fp-ts/lib/Option.js'
import { claimMac } from '../shared/claimMac.js'
import type { Database } from './database.js'

/** Unique values in an SQLite file, by their keyed hash only (ACC-01, ORG-09); the table's key makes them unique. */
export const sqliteClaims = (db: Database, { hostKey }: { readonly hostKey: Uint8Array }): Claims => {
  const mac = claimMac(hostKey)
  const find = (kind: ClaimKind, key: string): Claim | null => {
    const row = db.statement('SELECT owner, confirmed, since FROM claims WHERE kind = ? AND mac = ?').get([kind, key])
    return row === undefined ? null : { owner: row[0] as string, confirmed: row[1] === 1, since: row[2] as Instant }
  }
  return {
    put: (kind, value, owner, at) =>
      db.write(() => {
        const key = mac(kind, value)
        const standing = find(kind, key)
        if (standing !== null) return standing
        db.statement('INSERT INTO claims (kind, mac, owner, confirmed, since) VALUES (?, ?, ?, 0, ?)').run([
          kind,
          key,
          owner,
          at,
        ])
        return { owner, confirmed: false, since: at }
      }),
    find: (kind, value) => db.read(() => O.fromNullable(find(kind, mac(kind, value)))),
    confirm: (kind, value, owner) =>
      db.write(
        () =>
          db
            .statement('UPDATE claims SET confirmed = 1 WHERE kind = ? AND mac = ? AND owner = ?')
            .run([kind, mac(kind, value), owner]).changes === 1,
      ),
    release: (kind, value, owner) =>
      db.write(
        () =>
          void db
            .statement('DELETE FROM claims WHERE kind = ? AND mac = ? AND owner = ?')
            .run([kind, mac(kind, value), owner]),
      ),
  }
}

import type { Instant } from '@mandat/domain'
import type { Claim, ClaimKind, Claims } from '@mandat/domain/kit'
import * as O from 'fp-ts/lib/Option.js'
import { claimMac } from '../shared/claimMac.js'
import type { Database } from './database.js'
import { checkedTable } from './checkedTable.js'

/** Unique values in an SQLite file, by their keyed hash only (ACC-01, ORG-09); the table's key makes them unique. */
export const sqliteClaims = (db: Database, { hostKey }: { readonly hostKey: Uint8Array }): Claims => {
  const mac = claimMac(hostKey)
  const table = checkedTable(db, 'claims', ['kind', 'mac', 'owner', 'confirmed', 'since'])
  const find = (kind: ClaimKind, key: string): Claim | null => {
    const [row] = table.rows('WHERE kind = ? AND mac = ?', [kind, key])
    return row === undefined ? null : { owner: row[2] as string, confirmed: row[3] === 1, since: row[4] as Instant }
  }
  return {
    put: (kind, value, owner, at) =>
      db.writeAlong(() => {
        const key = mac(kind, value)
        const standing = find(kind, key)
        if (standing !== null) return standing
        table.add([[kind, key, owner, 0, at]])
        return { owner, confirmed: false, since: at }
      }),
    find: (kind, value) => db.read(() => O.fromNullable(find(kind, mac(kind, value)))),
    confirm: (kind, value, owner) =>
      db.writeAlong(() => {
        const key = mac(kind, value)
        const standing = find(kind, key)
        if (standing?.owner !== owner) return false
        table.put([[kind, key, owner, 1, standing.since]])
        return true
      }),
    release: (kind, value, owner) =>
      db.writeAlong(
        () =>
          void db
            .statement('DELETE FROM claims WHERE kind = ? AND mac = ? AND owner = ?')
            .run([kind, mac(kind, value), owner]),
      ),
  }
}

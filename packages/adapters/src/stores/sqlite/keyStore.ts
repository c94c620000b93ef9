import type { Category, Instant, SubjectId } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { KeyStore, StoredKey } from '../ports/keyStore.js'
import type { Database } from './database.js'

const ABSENT: StoredKey = { _tag: 'Absent' }

/**
 * Wrapped keys in an SQLite file. Give `fences` a file of its own, backed up with the log rather than with the keys,
 * and a restored backup of the keys brings nobody back (PRV-07).
 */
export const sqliteKeyStore = (keys: Database, fences: Database = keys): KeyStore => {
  const fence = (subject: SubjectId, category: Category): StoredKey => {
    const row = fences.statement('SELECT at FROM fences WHERE subject = ? AND category = ?').get([subject, category])
    return row === undefined ? ABSENT : { _tag: 'Erased', at: row[0] as Instant }
  }
  const key = (subject: SubjectId, category: Category): StoredKey => {
    const row = keys.statement('SELECT wrapped FROM keys WHERE subject = ? AND category = ?').get([subject, category])
    return row === undefined ? ABSENT : { _tag: 'Key', wrapped: row[0] as string }
  }
  /** The fence is read last: an erasure that began before the answer wins. */
  const find = (subject: SubjectId, category: Category): StoredKey => {
    const found = key(subject, category)
    const erased = fence(subject, category)
    return erased._tag === 'Erased' ? erased : found
  }
  return {
    find: (subject, category) => keys.read(() => find(subject, category)),
    add: (subject, category, wrapped) => async () => {
      const added = await keys.write(() => {
        if (find(subject, category)._tag === 'Absent')
          keys
            .statement('INSERT INTO keys (subject, category, wrapped) VALUES (?, ?, ?)')
            .run([subject, category, wrapped])
        return find(subject, category)
      })()
      // with files of their own, a fence may have come up meanwhile
      return E.isRight(added) && keys !== fences ? keys.read(() => find(subject, category))() : added
    },
    erase: (subject, categories, at) => async () => {
      const fenced = await fences.write(() => {
        for (const category of categories)
          fences
            .statement('INSERT INTO fences (subject, category, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
            .run([subject, category, at])
      })()
      if (E.isLeft(fenced)) return fenced
      const removed = await keys.write(() => {
        for (const category of categories)
          keys.statement('DELETE FROM keys WHERE subject = ? AND category = ?').run([subject, category])
      })()
      if (E.isRight(removed)) keys.scrub()
      return removed
    },
  }
}

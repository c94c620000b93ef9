import type { Category, Instant, SubjectId } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { KeyStore, StoredKey } from '../ports/keyStore.js'
import type { Database } from './database.js'
import { checkedTable } from './checkedTable.js'
import { oncePer, remembered } from './remembered.js'

const ABSENT: StoredKey = { _tag: 'Absent' }

/**
 * Wrapped keys in an SQLite file. Give `fences` a file of its own, backed up with the log rather than with the keys,
 * and a restored backup of the keys brings nobody back (PRV-07).
 */
export const sqliteKeyStore = (keys: Database, fences: Database = keys): KeyStore => {
  const wrappedKeys = checkedTable(keys, 'keys', ['subject', 'category', 'wrapped'])
  const erasures = checkedTable(fences, 'fences', ['subject', 'category', 'at'])
  const knownKeys = oncePer(keys, 'keys', () => remembered<StoredKey>(keys))
  const knownFences = oncePer(fences, 'fences', () => remembered<StoredKey>(fences))
  const fence = (subject: SubjectId, category: Category): StoredKey =>
    knownFences.get(`${subject} ${category}`, () => {
      const [row] = erasures.rows('WHERE subject = ? AND category = ?', [subject, category])
      return row === undefined ? ABSENT : { _tag: 'Erased', at: row[2] as Instant }
    })
  const key = (subject: SubjectId, category: Category): StoredKey =>
    knownKeys.get(`${subject} ${category}`, () => {
      const [row] = wrappedKeys.rows('WHERE subject = ? AND category = ?', [subject, category])
      return row === undefined ? ABSENT : { _tag: 'Key', wrapped: row[2] as string }
    })
  /** The fence is read last: an erasure that began before the answer wins. */
  const find = (subject: SubjectId, category: Category): StoredKey => {
    const found = key(subject, category)
    const erased = fence(subject, category)
    return erased._tag === 'Erased' ? erased : found
  }
  return {
    find: (subject, category) => keys.read(() => find(subject, category)),
    add: (subject, category, wrapped) => async () => {
      const added = await keys.writeAlong(() => {
        if (find(subject, category)._tag !== 'Absent') return find(subject, category)
        wrappedKeys.add([[subject, category, wrapped]])
        knownKeys.forget(`${subject} ${category}`)
        return find(subject, category)
      })()
      // with files of their own, a fence may have come up meanwhile
      return E.isRight(added) && keys !== fences ? keys.read(() => find(subject, category))() : added
    },
    erase: (subject, categories, at) => async () => {
      const fenced = await fences.write(() => {
        const rows = categories.map((category) => [subject, category, at])
        erasures.add(rows, 'ON CONFLICT DO NOTHING')
        for (const category of categories) knownFences.forget(`${subject} ${category}`)
      })()
      if (E.isLeft(fenced)) return fenced
      const removed = await keys.write(() => {
        for (const category of categories) {
          knownKeys.forget(`${subject} ${category}`)
          keys.statement('DELETE FROM keys WHERE subject = ? AND category = ?').run([subject, category])
        }
      })()
      if (E.isRight(removed)) keys.scrub()
      return removed
    },
  }
}

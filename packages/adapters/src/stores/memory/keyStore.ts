import type { Category, Instant, SubjectId } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { KeyStore, StoredKey } from '../ports/keyStore.js'

/** Wrapped keys in this process's memory. */
export const memoryKeyStore = (): KeyStore => {
  const keys = new Map<string, string>()
  const fences = new Map<string, Instant>()
  const place = (subject: SubjectId, category: Category): string => JSON.stringify([subject, category])
  const find = (key: string): StoredKey => {
    const at = fences.get(key)
    const wrapped = keys.get(key)
    return at !== undefined
      ? { _tag: 'Erased', at }
      : wrapped !== undefined
        ? { _tag: 'Key', wrapped }
        : { _tag: 'Absent' }
  }
  return {
    find: (subject, category) => () => Promise.resolve(E.right(find(place(subject, category)))),
    add: (subject, category, wrapped) => () => {
      const key = place(subject, category)
      if (find(key)._tag === 'Absent') keys.set(key, wrapped)
      return Promise.resolve(E.right(find(key)))
    },
    erase: (subject, categories, at) => () => {
      for (const category of categories) {
        const key = place(subject, category)
        if (!fences.has(key)) fences.set(key, at)
        keys.delete(key)
      }
      return Promise.resolve(E.right(undefined))
    },
  }
}

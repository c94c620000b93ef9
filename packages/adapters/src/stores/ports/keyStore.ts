import type { Category, Failure, Instant, SubjectId } from '@mandat/domain'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** What stands for a person and category: a key (wrapped by the master key), the mark of its erasure, or nothing. */
export type StoredKey =
  | { readonly _tag: 'Key'; readonly wrapped: string }
  | { readonly _tag: 'Erased'; readonly at: Instant }
  | { readonly _tag: 'Absent' }

/**
 * Where wrapped keys are kept. The mark of an erasure (the fence) always wins: also over a key that a restored backup
 * brought back, so keep the fences apart from the backup of the keys (PRV-07).
 */
export interface KeyStore {
  readonly find: (subject: SubjectId, category: Category) => TaskEither<Failure, StoredKey>
  /** Put if absent and not erased; what stands afterwards: this key, another's, or the mark of the erasure. */
  readonly add: (subject: SubjectId, category: Category, wrapped: string) => TaskEither<Failure, StoredKey>
  /** Marks first, then removes the keys. The date of the first erasure stays; a key that came back is removed again. */
  readonly erase: (subject: SubjectId, categories: ReadonlyArray<Category>, at: Instant) => TaskEither<Failure, void>
}

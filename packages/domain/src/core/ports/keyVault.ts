import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../values/failure.js'
import type { SubjectId } from '../values/ids.js'
import type { Instant } from '../values/instant.js'
import type { Category, Sealed } from '../values/sealed.js'

/** The plain text of a box, or the honest reason why there is none any more. */
export type Opened =
  { readonly _tag: 'Plain'; readonly text: string } | { readonly _tag: 'Erased'; readonly at: Instant }

/**
 * Personal data under keys per person and category (PRV-07). A box without a key is `MissingKey`; one that was altered,
 * moved or sealed with another key is `Tampered`; neither is ever taken for an erased one. Sealing for an erased person
 * is `InvalidInput`.
 */
export interface KeyVault {
  /** Seals under the subject's key of that category, which is made at the first use; refused once it was erased. */
  readonly seal: (
    target: { readonly subject: SubjectId; readonly category: Category; readonly field: string },
    plain: string,
  ) => TaskEither<Failure, Sealed>
  /** A missing key, an erased key and a damaged box are three different answers (PRV-07). */
  readonly open: (sealed: Sealed) => TaskEither<Failure, Opened>
  /** A keyed digest that can no longer be made once the subject is erased (LOG-07); `null` then. */
  readonly digest: (subject: SubjectId, text: string) => TaskEither<Failure, string | null>
  /** Destroys the subject's keys of the categories, for ever. Repeating it changes nothing. */
  readonly erase: (subject: SubjectId, categories: ReadonlyArray<Category>, at: Instant) => TaskEither<Failure, void>
}

import type * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../values/failure.js'
import type { AccountId } from '../values/ids.js'

/** Password hashes, by account and version, beside the log (never in it). */
export interface Credentials {
  /** Stores version `version`; a version that exists is replaced (its event was never appended). */
  readonly put: (account: AccountId, version: number, hash: string) => TaskEither<Failure, void>
  readonly get: (account: AccountId, version: number) => TaskEither<Failure, O.Option<string>>
  /** Forgets every version below `version`. */
  readonly prune: (account: AccountId, version: number) => TaskEither<Failure, void>
}

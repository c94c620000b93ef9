import type * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../values/failure.js'
import type { Instant } from '../values/instant.js'

/**
 * A kind of unique value outside the log (ACC-01, ORG-09), kept by keyed hash only; its slice declares it. WARNING: the
 * hashes that are kept name it.
 */
export type ClaimKind = string
/**
 * Who holds a unique value: pending until the event that rests on it is in the log, confirmed from then on (ACC-01).
 */
export interface Claim {
  readonly owner: string
  readonly confirmed: boolean
  readonly since: Instant
}
/** Unique values, put if absent: however many ask for one at once, one gets it. Kept by keyed hash, never in clear. */
export interface Claims {
  /** Put if absent; the claim that stands afterwards: one's own, or another's. */
  readonly put: (kind: ClaimKind, value: string, owner: string, at: Instant) => TaskEither<Failure, Claim>
  readonly find: (kind: ClaimKind, value: string) => TaskEither<Failure, O.Option<Claim>>
  /** After the event that rests on it was appended. `false` when the claim is not `owner`'s. */
  readonly confirm: (kind: ClaimKind, value: string, owner: string) => TaskEither<Failure, boolean>
  /** Gives it up; nothing happens when it is another's. */
  readonly release: (kind: ClaimKind, value: string, owner: string) => TaskEither<Failure, void>
}

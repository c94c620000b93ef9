import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Failure } from '../values/failure.js'
import type { Secret } from '../values/secret.js'

/** ACC-07's answer, before anything is sealed or hashed. */
export type PasswordVerdict = 'Acceptable' | 'TooShort' | 'TooLong' | 'Common' | 'OwnName'
/** Slow, salted hashes of passwords, and ACC-07's verdict on a new one. A hash that cannot be made is `Unavailable`. */
export interface Passwords {
  readonly hash: (password: Secret) => TaskEither<Failure, string>
  readonly verify: (password: Secret, hash: string) => TaskEither<Failure, boolean>
  /** `own`: the account's own name and e-mail address in clear, which the password must not contain. */
  readonly judge: (
    password: Secret,
    own: ReadonlyArray<string>,
    length: { min: number; max: number },
  ) => PasswordVerdict
}

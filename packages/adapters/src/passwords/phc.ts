import { type Failure } from '@mandat/domain'
import { unavailable, unreadable } from '@mandat/domain/kit'

/** A cost that a hash string, or a host, may ask for; a damaged one must not make the process run out of memory. */
export const MAX_MEMORY_KIB = 1_048_576
export const MAX_ITERATIONS = 100
export const MAX_PARALLELISM = 64

export const within = (n: number, min: number, max: number): boolean => Number.isSafeInteger(n) && n >= min && n <= max

/** A stored hash that is not ours, or not whole: somebody has to look at it; a wrong password is another answer. */
export const unreadableHash = (algorithm: string): Failure =>
  unreadable('password hash', [{ path: 'hash', expected: `a PHC string of ${algorithm}` }])
/** The reason is left out: it could repeat its input (ACC-09). */
export const hashingFailed = (): Failure => unavailable('password hashing', 'the password could not be hashed')

/** PHC's base64 is without padding. */
export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

import { type Passwords } from '@mandat/domain'
import { invalidInput, passwordForm } from '@mandat/domain/kit'
import { hash as argon2Hash, verify as argon2Verify } from '@node-rs/argon2'
import * as E from 'fp-ts/lib/Either.js'
import { judgePassword } from './judge.js'
import { hashingFailed, MAX_ITERATIONS, MAX_MEMORY_KIB, MAX_PARALLELISM, unreadableHash, within } from './phc.js'
import { verifyScrypt } from './scrypt.js'

export interface Argon2Cost {
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,3})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{43}$/
/** Argon2id of the package's `Algorithm`, a const enum that cannot be imported from a single file. */
const ARGON2ID = 2

const affordable = ({ memoryKiB, iterations, parallelism }: Argon2Cost): boolean =>
  within(parallelism, 1, MAX_PARALLELISM)
  && within(iterations, 1, MAX_ITERATIONS)
  && within(memoryKiB, 8 * parallelism, MAX_MEMORY_KIB)

const verifyArgon2: Passwords['verify'] = (password, hash) => async () => {
  const [, memoryKiB, iterations, parallelism] = PHC.exec(hash) ?? []
  // a damaged cost is caught here: the library would try to take the memory
  if (!affordable({ memoryKiB: Number(memoryKiB), iterations: Number(iterations), parallelism: Number(parallelism) }))
    return E.left(unreadableHash('argon2id'))
  try {
    return E.right(await argon2Verify(hash, passwordForm(password)))
  } catch {
    return E.left(unreadableHash('argon2id'))
  }
}

/**
 * Passwords on Argon2id, by default at OWASP's cost: 19 MiB, two passes, one lane (some 25 ms). A hash is a PHC string
 * with its own cost, so raising the cost breaks no older one. Hashes of {@link scryptPasswords} verify too: a host can
 * move here.
 * @example await argon2Passwords().hash(Secret.of('correct horse'))() // E.right('$argon2id$v=19$m=19456,t=2,p=1$...')
 */
export const argon2Passwords = (cost: Partial<Argon2Cost> = {}): Passwords => {
  const full: Argon2Cost = { memoryKiB: 19_456, iterations: 2, parallelism: 1, ...cost }
  return {
    hash: (password) => async () => {
      if (!affordable(full))
        return E.left(
          invalidInput([{ path: 'cost', expected: 'a cost of Argon2 within 1 GiB of memory and 100 passes' }]),
        )
      const { memoryKiB: memoryCost, iterations: timeCost, parallelism } = full
      try {
        return E.right(
          await argon2Hash(passwordForm(password), { algorithm: ARGON2ID, memoryCost, timeCost, parallelism }),
        )
      } catch {
        return E.left(hashingFailed())
      }
    },
    verify: (password, hash) =>
      hash.startsWith('$scrypt$') ? verifyScrypt(password, hash) : verifyArgon2(password, hash),
    judge: judgePassword,
  }
}

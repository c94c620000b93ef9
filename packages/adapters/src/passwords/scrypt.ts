import { type Failure, type Passwords } from '@mandat/domain'
import { invalidInput, passwordForm } from '@mandat/domain/kit'
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { judgePassword } from './judge.js'
import { base64, hashingFailed, MAX_MEMORY_KIB, MAX_PARALLELISM, unreadableHash, within } from './phc.js'

/** N is 2 to the power of `logN`; one hash takes about 128 * N * blockSize bytes of memory. */
export interface ScryptCost {
  readonly logN: number
  readonly blockSize: number
  readonly parallelism: number
}

const KEY = 32
const SALT = 16
const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/

const memoryOf = ({ logN, blockSize }: ScryptCost): number => 128 * 2 ** logN * blockSize
const affordable = (cost: ScryptCost): boolean =>
  within(cost.logN, 1, 24)
  && within(cost.blockSize, 1, 64)
  && within(cost.parallelism, 1, MAX_PARALLELISM)
  && memoryOf(cost) <= MAX_MEMORY_KIB * 1_024

const derive =
  (password: string, salt: Uint8Array, cost: ScryptCost): TaskEither<Failure, Buffer> =>
  () =>
    new Promise((resolve) => {
      const options = {
        N: 2 ** cost.logN,
        r: cost.blockSize,
        p: cost.parallelism,
        maxmem: 2 * memoryOf(cost) + 1_048_576,
      }
      try {
        scrypt(password, salt, KEY, options, (error, key) =>
          resolve(error === null ? E.right(key) : E.left(hashingFailed())),
        )
      } catch {
        resolve(E.left(hashingFailed()))
      }
    })

/** Checks a password against a PHC string that {@link scryptPasswords} made, at whatever cost. */
export const verifyScrypt: Passwords['verify'] = (password, hash) => async () => {
  const [, logN, blockSize, parallelism, salt = '', key = ''] = PHC.exec(hash) ?? []
  const cost = { logN: Number(logN), blockSize: Number(blockSize), parallelism: Number(parallelism) }
  if (!affordable(cost)) return E.left(unreadableHash('scrypt'))
  const derived = await derive(passwordForm(password), Buffer.from(salt, 'base64'), cost)()
  return E.map((made: Buffer) => timingSafeEqual(made, Buffer.from(key, 'base64')))(derived)
}

/**
 * Passwords on Node's own scrypt, for hosts that want no native dependency; by default at the cost that OWASP names
 * equal to Argon2's: N=2^15, r=8, p=3, which is 32 MiB. {@link argon2Passwords} reads these hashes too.
 */
export const scryptPasswords = (cost: Partial<ScryptCost> = {}): Passwords => {
  const full: ScryptCost = { logN: 15, blockSize: 8, parallelism: 3, ...cost }
  return {
    hash: (password) => async () => {
      if (!affordable(full))
        return E.left(invalidInput([{ path: 'cost', expected: 'a cost of scrypt within 1 GiB of memory' }]))
      const salt = randomBytes(SALT)
      const { logN, blockSize, parallelism } = full
      const key = await derive(passwordForm(password), salt, full)()
      return E.map(
        (made: Buffer) =>
          `$scrypt$ln=${String(logN)},r=${String(blockSize)},p=${String(parallelism)}$${base64(salt)}$${base64(made)}`,
      )(key)
    },
    verify: verifyScrypt,
    judge: judgePassword,
  }
}

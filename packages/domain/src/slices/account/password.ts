import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { PasswordVerdict } from '../../core/ports/passwords.js'
import type { Random } from '../../core/ports/random.js'
import type { Failure } from '../../core/values/failure.js'
import type { AccountId } from '../../core/values/ids.js'
import type { Sealed } from '../../core/values/sealed.js'
import { passwordLengthOf } from '../../core/values/policy.js'
import type { Secret } from '../../core/values/secret.js'
import { passwordForm } from '../../questions/password.js'

const GENERATION = 2 ** 32

/**
 * The version for a new hash: a generation after `current`, and a random part. Two commands that race would otherwise
 * store under the same version, and the loser's hash could stand under the version that the winner's event names.
 */
export const nextCredential = (current: number, random: Random): number =>
  (Math.floor(current / GENERATION) + 1) * GENERATION + random.bytes(4).reduce((n, byte) => n * 256 + byte, 0)

/** What the new password is, before anything is hashed (ACC-02, ACC-07). */
export type ReplacementCheck = PasswordVerdict | 'Same' | 'Mismatch' | 'NotAsked'

export interface Replacing {
  readonly current: Secret | null
  readonly replacement: Secret
  readonly confirmation: Secret
}
/** `own`: the account's own name and e-mail address, where they are known. */
export const judgeReplacement = (
  { current, replacement, confirmation }: Replacing,
  own: ReadonlyArray<Sealed>,
  gatherer: Gatherer,
): TE.TaskEither<Failure, ReplacementCheck> => {
  // in the form that is hashed: what is the same password to a login is the same here (ACC-02)
  if (passwordForm(replacement) !== passwordForm(confirmation)) return TE.right('Mismatch')
  if (current !== null && passwordForm(current) === passwordForm(replacement)) return TE.right('Same')
  return pipe(
    openAll(own, gatherer),
    TE.map((texts) =>
      gatherer.ports.passwords.judge(replacement, texts, passwordLengthOf(gatherer.policy, 'NotEnrolled')),
    ),
  )
}

/** The plain texts; an erased one is nobody's any more. */
const openAll = (boxes: ReadonlyArray<Sealed>, { ports }: Gatherer): TE.TaskEither<Failure, ReadonlyArray<string>> =>
  pipe(
    TE.traverseSeqArray(ports.vault.open)(boxes),
    TE.map((all) => all.flatMap((opened) => (opened._tag === 'Plain' ? [opened.text] : []))),
  )

/** Hashes and stores under a fresh version, which the event then names; a version that no event names is nothing. */
export const storeCredential = (
  account: AccountId,
  current: number,
  password: Secret,
  { ports, once }: Gatherer,
): TE.TaskEither<Failure, number> =>
  once(`credential after ${String(current)}`, () =>
    pipe(
      ports.passwords.hash(password),
      TE.chain((hash) => {
        const version = nextCredential(current, ports.random)
        return pipe(
          ports.credentials.put(account, version, hash),
          TE.map(() => version),
        )
      }),
    ),
  )

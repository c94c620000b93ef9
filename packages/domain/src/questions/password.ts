import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../core/handle/decider.js'
import type { Failure } from '../core/values/failure.js'
import type { Secret } from '../core/values/secret.js'
import { type AccountState, type KnownAccount, knownAccount } from '../aggregates/account/state.js'

/**
 * What was found of something presented: `right` names the credential version, link attempt or claim era that it is
 * right for.
 */
export type Presented = 'NotAsked' | 'Wrong' | { readonly right: number }

/**
 * What is compared, judged and hashed: the NFKC form, so that one password typed on two keyboards is one (ACC-02; NIST
 * SP 800-63B-4). Nothing is trimmed or cut.
 */
export const passwordForm = (password: Secret): string => password.reveal().normalize('NFKC')

/** Whether `password` is the account's, at the version that its state names (ACC-02); `asked`: which one it is of a command. */
export const checkPassword = (
  known: KnownAccount,
  password: Secret,
  { ports, once }: Gatherer,
  asked = 'current',
): TE.TaskEither<Failure, Presented> =>
  once(`verify ${asked} ${String(known.credential)}`, () =>
    pipe(
      ports.credentials.get(known.account, known.credential),
      TE.chain(
        O.match(
          () => TE.right(false),
          (hash) => ports.passwords.verify(password, hash),
        ),
      ),
      TE.map((right): Presented => (right ? { right: known.credential } : 'Wrong')),
    ),
  )

/** What other slices need to know of a password: not which version it is right for. */
export type PasswordCheck = 'Right' | 'Wrong' | 'NotAsked'

/** For the contexts of other slices: whether the presented password is the one that this state of the account names. */
export const presentedPassword = (
  state: AccountState,
  password: Secret | null,
  gatherer: Gatherer,
): TE.TaskEither<Failure, PasswordCheck> => {
  if (password === null) return TE.right('NotAsked')
  const known = knownAccount(state)
  return known === null
    ? TE.right('Wrong')
    : pipe(
        checkPassword(known, password, gatherer),
        TE.map((presented) => (typeof presented === 'string' ? presented : 'Right')),
      )
}

import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { checkPassword } from './password.js'
import { type AccountState, knownAccount } from './state.js'
import type { Gatherer } from '../core/decider.js'
import type { Failure } from '../core/failure.js'
import type { Secret } from '../core/secret.js'

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
        TE.map((verdict) => (typeof verdict === 'string' ? verdict : 'Right')),
      )
}

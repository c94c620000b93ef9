import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { checkPassword } from '../account/password.js'
import { type AccountState, knownAccount } from '../account/state.js'
import type { Gatherer } from '../core/decider.js'
import type { Failure } from '../core/failure.js'
import type { Secret } from '../core/secret.js'

/** Whether the presented password is the one that this state of the account names. */
export type PasswordCheck = 'Right' | 'Wrong' | 'NotAsked'

export const passwordOf = (state: AccountState, password: Secret | null, gatherer: Gatherer): TE.TaskEither<Failure, PasswordCheck> => {
  if (password === null) return TE.right('NotAsked')
  const known = knownAccount(state)
  return known === null
    ? TE.right('Wrong')
    : pipe(checkPassword(known, password, gatherer), TE.map((verdict) => (typeof verdict === 'string' ? verdict : 'Right')))
}

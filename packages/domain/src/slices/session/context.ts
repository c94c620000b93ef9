import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { checkPassword } from '../../questions/password.js'
import { account, accountStream, type AccountState, knownAccount } from '../../aggregates/account/state.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { Secret } from '../../core/values/secret.js'
import type { SessionCommand } from './commands.js'
import { isLocked, session, sessionStream } from '../../aggregates/session/state.js'

export interface SessionContext extends Circumstances {
  /** Whose epoch and kept session say what is alive (ACC-06). */
  readonly account: AccountState
  readonly password: 'NotAsked' | 'Right' | 'Wrong'
  readonly secondFactor: 'NotEnrolled' | 'Passed' | 'Failed'
}

export const gather = (command: SessionCommand, gatherer: Gatherer): TE.TaskEither<Failure, SessionContext> => {
  const { now, actor, policy } = gatherer
  const contextOf = (state: AccountState, password: SessionContext['password']): SessionContext => ({
    now,
    actor,
    policy,
    account: state,
    password,
    secondFactor: 'NotEnrolled',
  })
  switch (command.type) {
    case 'LogIn':
      return pipe(
        TE.Do,
        TE.bind('own', () => gatherer.own(session, sessionStream(command.account))),
        TE.bind('state', () => gatherer.load(account, accountStream(command.account))),
        TE.chain(({ own, state }) =>
          // while it is locked nothing is verified: not even the time that it takes tells a right password from a wrong
          // one
          isLocked(own, now)
            ? TE.right(contextOf(state, 'NotAsked'))
            : pipe(
                passwordOf(state, command.password, gatherer),
                TE.map((password) => contextOf(state, password)),
              ),
        ),
      )
    case 'ExpireSessions':
      return pipe(
        gatherer.load(account, accountStream(command.account)),
        TE.map((state) => contextOf(state, 'NotAsked')),
      )
    case 'LogOut':
    case 'RevokeSession':
      return TE.right(contextOf(account.initialState, 'NotAsked'))
  }
}

const passwordOf = (
  state: AccountState,
  password: Secret,
  gatherer: Gatherer,
): TE.TaskEither<Failure, 'Right' | 'Wrong'> => {
  const known = knownAccount(state)
  if (known !== null)
    return pipe(
      checkPassword(known, password, gatherer),
      TE.map((found) => (typeof found === 'object' ? 'Right' : 'Wrong')),
    )
  // an account that does not exist takes as long as one that does
  return pipe(
    gatherer.once('nobody', () => gatherer.ports.passwords.hash(password)),
    TE.map(() => 'Wrong'),
  )
}

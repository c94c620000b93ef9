import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import { type SessionId, sessionStartedBy } from '../../core/values/ids.js'
import type { Secret } from '../../core/values/secret.js'
import type { OfType } from '../../core/values/union.js'
import { account, accountStream, type AccountState, knownAccount } from '../../aggregates/account/state.js'
import { type PasswordCheck, presentedPassword } from '../../questions/password.js'
import type { SessionCommand } from './commands.js'
import { sessionText } from './sessionText.js'

/** What the decisions on sessions may rest on besides their own stream. */
export interface Gathered {
  /** Which session a login starts. */
  readonly session: SessionId
  /** Whose epoch and kept session say what is alive (ACC-06). */
  readonly account: AccountState
  readonly password: PasswordCheck
  readonly secondFactor: 'NotEnrolled' | 'Passed' | 'Failed'
  /** Marks of where the command comes from. */
  readonly origins: ReadonlyArray<string>
}
export interface SessionContext extends Circumstances, Gathered {}

/** Nothing asked and nothing proved: where every command's context starts from. */
export const nothingGathered: Omit<Gathered, 'session' | 'origins'> = {
  account: account.initialState,
  password: 'NotAsked',
  secondFactor: 'NotEnrolled',
}
type Gathering = TE.TaskEither<Failure, Partial<Gathered>>

export const gather = (command: SessionCommand, gatherer: Gatherer): TE.TaskEither<Failure, SessionContext> =>
  pipe(
    gatherFor(command, gatherer),
    TE.map((gathered) => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      session: sessionStartedBy(gatherer.command),
      origins: gatherer.origins,
      ...nothingGathered,
      ...gathered,
    })),
  )

const gatherFor = (command: SessionCommand, gatherer: Gatherer): Gathering => {
  switch (command.type) {
    case 'LogIn':
      return gatherLogin(command, gatherer)
    case 'ExpireSessions':
      return pipe(
        gatherer.load(account, accountStream(command.account)),
        TE.map((state) => ({ account: state })),
      )
    case 'LogOut':
    case 'RevokeSession':
      return TE.right({})
  }
}

const gatherLogin = (command: OfType<SessionCommand, 'LogIn'>, gatherer: Gatherer): Gathering =>
  pipe(
    TE.Do,
    TE.bind('account', () => gatherer.load(account, accountStream(command.account))),
    TE.bind('password', ({ account }) => passwordOf(account, command.password, gatherer)),
    TE.map(({ account, password }) => {
      if (password === 'Right')
        gatherer.reveal(
          'session',
          sessionText(gatherer.ports.links, {
            account: command.account,
            session: sessionStartedBy(gatherer.command),
            startedAt: gatherer.now,
          }),
        )
      return { account, password }
    }),
  )

const passwordOf = (
  state: AccountState,
  password: Secret,
  gatherer: Gatherer,
): TE.TaskEither<Failure, PasswordCheck> =>
  knownAccount(state) !== null
    ? presentedPassword(state, password, gatherer)
    : // an account that does not exist takes as long as one that does
      pipe(
        gatherer.once('nobody', () => gatherer.ports.passwords.hash(password)),
        TE.map(() => 'Wrong'),
      )

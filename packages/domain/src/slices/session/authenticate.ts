import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Actor } from '../../core/record/actor.js'
import type { Links } from '../../core/ports/links.js'
import type { Failure } from '../../core/values/failure.js'
import type { SessionId } from '../../core/values/ids.js'
import type { Instant } from '../../core/values/instant.js'
import type { Secret } from '../../core/values/secret.js'
import { account, accountStream, type AccountState, epochIsAlive } from '../../aggregates/account/state.js'
import { openSession, session, sessionStream, type SessionState } from '../../aggregates/session/state.js'
import { refuse, type SessionRefusal } from './refusals.js'
import { isGenuineSession, parseSessionText } from './sessionText.js'

/**
 * SES-01, ACC-06: started, not ended, not over, and of the account's present epoch (or the one session that outlived
 * the last).
 */
export const sessionIsAlive = (
  accountState: AccountState,
  sessionState: SessionState,
  id: SessionId,
  now: Instant,
): boolean => {
  const open = openSession(sessionState, id, now)
  return open !== null && epochIsAlive(accountState, open.epoch, id)
}

/**
 * What a host asks before it passes on any command of a person: whether the session may act. Both streams are read at
 * their heads, the account's last, so that a compromise that is on record is never missed.
 * @example await authenticate({ load, now })(actor)() // Right('Alive') or Right('Ended')
 */
export const authenticate =
  ({ load, now }: Pick<Gatherer, 'load' | 'now'>) =>
  (actor: Extract<Actor, { readonly _tag: 'Person' }>): TE.TaskEither<Failure, 'Alive' | 'Ended'> =>
    pipe(
      TE.Do,
      TE.bind('sessions', () => load(session, sessionStream(actor.account))),
      TE.bind('person', () => load(account, accountStream(actor.account))),
      TE.map(({ sessions, person }) => (sessionIsAlive(person, sessions, actor.session, now) ? 'Alive' : 'Ended')),
    )

/**
 * Who a browser is that shows the text of its session: the person, acting for nobody else yet (SES-01). A text that was
 * never shown and one whose session is over are not told apart.
 */
export const authenticateSession =
  ({ load, now, links }: Pick<Gatherer, 'load' | 'now'> & { readonly links: Links }) =>
  (presented: Secret): TE.TaskEither<Failure | SessionRefusal, Extract<Actor, { readonly _tag: 'Person' }>> =>
    pipe(
      TE.fromEither(parseSessionText(presented)),
      TE.bindTo('shown'),
      TE.bindW('sessions', ({ shown }) => load(session, sessionStream(shown.account))),
      TE.bindW('person', ({ shown }) => load(account, accountStream(shown.account))),
      TE.flatMapEither(({ shown, sessions, person }) => {
        const startedAt = sessions.live.get(shown.session)?.startedAt
        return startedAt !== undefined
          && isGenuineSession(links, { ...shown, startedAt }, shown.mac)
          && sessionIsAlive(person, sessions, shown.session, now)
          ? E.right({ _tag: 'Person', account: shown.account, session: shown.session, onBehalfOf: null } as const)
          : refuse.UnknownSession()
      }),
    )

import { type Actor, type Failure, type Refusal } from '@mandat/domain'
import {
  account,
  accountStream,
  aliveToken,
  alike,
  authenticate as authenticatePerson,
  type HandlerDeps,
  loadHead,
  token,
  tokenStream,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

/**
 * Whether the one who acts may act at all: read at the heads of the streams, so that a session or token that was killed
 * a moment ago, in whatever process, does nothing more.
 */
export const authenticate = async (deps: HandlerDeps, actor: Actor): Promise<E.Either<Failure | Refusal, Actor>> => {
  const now = deps.clock.now()
  switch (actor._tag) {
    case 'Visitor':
    case 'LinkHolder':
    case 'Operator':
    case 'System':
      return E.right(actor)
    case 'Person': {
      const verdict = await authenticatePerson({
        now,
        load: (aggregate, stream) =>
          TE.map((folded: { state: typeof aggregate.initialState }) => folded.state)(() =>
            loadHead(deps.store, deps.cache, aggregate, stream),
          ),
      })(actor)()
      if (E.isLeft(verdict)) return verdict
      return verdict.right === 'Alive' ? E.right(actor) : alike.SessionNotAlive()
    }
    case 'Token': {
      const found = await loadHead(deps.store, deps.cache, token, tokenStream(actor.token))
      if (E.isLeft(found)) return found
      const owner = await loadHead(deps.store, deps.cache, account, accountStream(actor.account))
      if (E.isLeft(owner)) return owner
      return E.map(() => actor)(
        aliveToken({ token: found.right.state, account: owner.right.state, now, policy: deps.policy }),
      )
    }
  }
}

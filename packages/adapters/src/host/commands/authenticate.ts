import { type Actor, type Failure, type Refusal } from '@mandat/domain'
import {
  account,
  accountStream,
  aliveToken,
  alike,
  authenticate as authenticatePerson,
  type HandlerDeps,
  token,
  tokenStream,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { heads } from './heads.js'

/**
 * Whether the one who acts may act at all: read at the heads of the streams, so that a session or token that was killed
 * a moment ago, in whatever process, does nothing more.
 */
export const authenticate = async (deps: HandlerDeps, actor: Actor): Promise<E.Either<Failure | Refusal, Actor>> => {
  const now = deps.clock.now()
  const load = heads(deps)
  switch (actor._tag) {
    case 'Visitor':
    case 'LinkHolder':
    case 'Operator':
    case 'System':
      return E.right(actor)
    case 'Person': {
      const verdict = await authenticatePerson({ now, load })(actor)()
      if (E.isLeft(verdict)) return verdict
      return verdict.right === 'Alive' ? E.right(actor) : alike.SessionNotAlive()
    }
    case 'Token': {
      const found = await load(token, tokenStream(actor.token))()
      if (E.isLeft(found)) return found
      const owner = await load(account, accountStream(actor.account))()
      if (E.isLeft(owner)) return owner
      return E.map(() => actor)(aliveToken({ token: found.right, account: owner.right, now, policy: deps.policy }))
    }
  }
}

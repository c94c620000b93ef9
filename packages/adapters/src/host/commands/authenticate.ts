import { type Actor, type AnyEvent, type Failure, type Refusal } from '@mandat/domain'
import {
  account,
  accountStream,
  type Acting,
  aliveToken,
  actorRefusals,
  asLoaded,
  authenticate as authenticatePerson,
  type CommandDefinition,
  type HandlerDeps,
  token,
  tokenStream,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { heads } from './heads.js'

/**
 * Whether the one who acts may give this command, before anything is sealed for it. It is asked again when the command
 * is decided, on the very states that it is decided on (LOG-11).
 */
export const mayAct = async (
  deps: HandlerDeps,
  acting: Acting,
  actor: Actor,
  command: AnyEvent,
  definition: CommandDefinition,
): Promise<E.Either<Failure | Refusal, null>> => {
  const world = { actor, now: deps.clock.now(), policy: deps.policy, load: heads(deps) }
  const verdict = await acting(command, definition, world)()
  if (E.isLeft(verdict)) return verdict
  const no = verdict.right(asLoaded)
  return no === null ? E.right(null) : E.left(no)
}

/**
 * Whether the one who asks is alive at all: read at the heads of the streams, so that a session or token that was
 * killed a moment ago, in whatever process, sees nothing more.
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
      return verdict.right === 'Alive' ? E.right(actor) : actorRefusals.SessionNotAlive()
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

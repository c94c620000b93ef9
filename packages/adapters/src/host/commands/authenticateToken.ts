import { type Actor, type CorrelationId, type Failure, type Refusal, Secret, type TokenId } from '@mandat/domain'
import {
  account,
  actorOf,
  aliveToken,
  alike,
  type Dispatch,
  type HandlerDeps,
  loadHead,
  parseTokenText,
  stepId,
  storedNames,
  token,
  tokenStream,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { v7 } from 'uuid'
import { decodeAt } from '../input/decodeAt.js'
import { contentDigest } from './contentDigest.js'
import { sealOrigin } from './execute.js'
import { nowhere, Origin } from './origin.js'

type TokenActor = Extract<Actor, { _tag: 'Token' }>
type Answer<A> = Promise<E.Either<Refusal | Failure, A>>

/** A call with an API token: who stands behind it, after its use was recorded (TOK-02, TOK-09). */
export const tokenAuthentication =
  (handler: HandlerDeps, dispatch: Dispatch) =>
  async (text: string, scope: string, from: Origin = nowhere): Answer<TokenActor> => {
    const origin = decodeAt('from', Origin, from)
    if (E.isLeft(origin)) return origin
    const secret = Secret.of(String(text))
    const id = parseTokenText(secret)
    if (E.isLeft(id)) return id
    const actor = await holderOf(handler, id.right, secret)
    if (E.isLeft(actor)) return actor
    const recorded = await recordUse(handler, dispatch, actor.right, scope, origin.right)
    return E.map(() => actor.right)(recorded)
  }

const holderOf = async (handler: HandlerDeps, id: TokenId, text: Secret): Answer<TokenActor> => {
  const found = await loadHead(handler.store, handler.cache, token, tokenStream(id))
  if (E.isLeft(found)) return found
  const { state } = found.right
  // whoever knows an id, and not the text, is told nothing of the token, ended or not
  if (state._tag === 'Unknown' || state.hash !== handler.ports.random.sha256(text.reveal())) return alike.UnknownToken()
  return state._tag === 'Live'
    ? E.right(actorOf(state))
    : E.map(actorOf)(
        aliveToken({ token: state, account: account.initialState, now: handler.clock.now(), policy: handler.policy }),
      )
}

const recordUse = async (
  handler: HandlerDeps,
  dispatch: Dispatch,
  actor: TokenActor,
  scope: string,
  from: Origin,
): Answer<unknown> => {
  const command = { type: 'RecordTokenUse', token: actor.token, scope }
  const sealed = await sealOrigin(handler, actor, from)
  if (E.isLeft(sealed)) return sealed
  const digest = await contentDigest(handler, actor, command)
  if (E.isLeft(digest)) return digest
  const id = stepId(v7(), storedNames.causes.call)
  return dispatch(command, {
    id,
    idGiven: false,
    actor,
    ...sealed.right,
    causation: null,
    correlation: id as string as CorrelationId,
    digest: digest.right,
  })()
}

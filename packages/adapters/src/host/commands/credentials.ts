import {
  account,
  AccountId,
  accountStream,
  type Actor,
  actorOf,
  aliveToken,
  authenticateTool as toolOf,
  type CommandId,
  type CorrelationId,
  type Dispatch,
  type Failure,
  type HandlerDeps,
  knownAccount,
  loadHead,
  normalEmail,
  parseTokenText,
  type Refusal,
  refusals,
  Secret,
  token,
  tokenStream,
} from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { v7 } from 'uuid'
import { decodeAt } from '../input/decodeAt.js'
import { nowhere, Origin } from './origin.js'
import { contentDigest, sealOrigin } from './execute.js'

const refuse = refusals({ UnknownToken: ['TOK-08', 'there is no such token'] })
type Answer<A> = Promise<E.Either<Refusal | Failure, A>>

/** Who stands behind something presented: a token, an application password, an address. */
export const identify = (handler: HandlerDeps, dispatch: Dispatch) => {
  const authenticateToken = async (
    text: string,
    scope: string,
    from: Origin = nowhere,
  ): Answer<Extract<Actor, { _tag: 'Token' }>> => {
    const origin = decodeAt('from', Origin, from)
    if (E.isLeft(origin)) return origin
    const id = parseTokenText(Secret.of(String(text)))
    if (E.isLeft(id)) return id
    const found = await loadHead(handler.store, handler.cache, token, tokenStream(id.right))
    if (E.isLeft(found)) return found
    const { state } = found.right
    // the hash of a token that was revoked is forgotten: whoever knows its id learns that it was, and nothing more
    if (state._tag !== 'Live')
      return E.map(actorOf)(
        aliveToken({ token: state, account: account.initialState, now: handler.clock.now(), policy: handler.policy }),
      )
    if (state.hash !== handler.ports.random.sha256(text)) return refuse.UnknownToken()
    const actor = actorOf(state)
    const command = { type: 'RecordTokenUse', token: id.right, scope }
    const sealed = await sealOrigin(handler, actor, origin.right)
    if (E.isLeft(sealed)) return sealed
    const digest = await contentDigest(handler, actor, command)
    if (E.isLeft(digest)) return digest
    const commandId = v7()
    const recorded = await dispatch(command, {
      id: commandId as CommandId,
      actor,
      ...sealed.right,
      causation: null,
      correlation: commandId as CorrelationId,
      digest: digest.right,
    })()
    return E.map(() => actor)(recorded)
  }

  const authenticateTool = async (id: string, password: string): Answer<string | null> => {
    if (!AccountId.is(id)) return E.right(null)
    const found = await loadHead(handler.store, handler.cache, account, accountStream(id))
    return E.map(({ state }: { state: typeof account.initialState }) =>
      toolOf(state, Secret.of(String(password)), handler.ports.random.sha256),
    )(found)
  }

  /** A claim may be older than what its account holds now, or never have been used: the account has the last word. */
  const accountByEmail = async (email: string): Answer<string | null> => {
    const typed = normalEmail(String(email))
    const claim = await handler.ports.claims.find('Email', typed)()
    if (E.isLeft(claim)) return claim
    const id = O.isSome(claim.right) ? claim.right.value.owner.split('/')[0] : undefined
    if (!AccountId.is(id)) return E.right(null)
    const found = await loadHead(handler.store, handler.cache, account, accountStream(id))
    if (E.isLeft(found)) return found
    const known = knownAccount(found.right.state)
    if (known === null) return E.right(null)
    const opened = await handler.ports.vault.open(known.email)()
    return E.map((own: { _tag: string; text?: string }) =>
      own._tag === 'Plain' && normalEmail(own.text ?? '') === typed ? id : null,
    )(opened)
  }
  return { authenticateToken, authenticateTool, accountByEmail }
}

import {
  account, AccountId, accountStream, type Actor, actorOf, authenticateTool as toolOf, type CommandId, type CorrelationId, Device, type Dispatch, type Failure,
  type HandlerDeps, IpAddress, loadHead, normalEmail, parseTokenText, type Refusal, refusals, Secret, token, tokenStream,
} from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { v7 } from 'uuid'
import type { Origin } from './commandInput.js'
import { contentDigest, sealFor } from './execute.js'

const refuse = refusals({ UnknownToken: ['TOK-08', 'there is no such token'] })
type Answer<A> = Promise<E.Either<Refusal | Failure, A>>

/** Who stands behind something presented: a token, an application password, an address. */
export const identify = (handler: HandlerDeps, dispatch: Dispatch) => {
  const authenticateToken = async (text: string, scope: string, from: Origin = { ipAddress: null, device: null }): Answer<Extract<Actor, { _tag: 'Token' }>> => {
    const id = parseTokenText(Secret.of(text))
    if (E.isLeft(id)) return id
    const found = await loadHead(handler.store, handler.cache, token, tokenStream(id.right))
    if (E.isLeft(found)) return found
    const { state } = found.right
    if (state._tag === 'Unknown' || (state._tag === 'Live' && state.hash !== handler.ports.random.sha256(text))) return refuse.UnknownToken()
    const actor: Actor = state._tag === 'Live' ? actorOf(state) : { _tag: 'Token', token: state.token, account: state.account, onBehalfOf: null }
    const command = { type: 'RecordTokenUse', token: id.right, scope }
    const ipAddress = await sealFor(handler, actor, IpAddress, from.ipAddress)
    if (E.isLeft(ipAddress)) return ipAddress
    const device = await sealFor(handler, actor, Device, from.device)
    if (E.isLeft(device)) return device
    const digest = await contentDigest(handler, actor, command)
    if (E.isLeft(digest)) return digest
    const commandId = v7()
    const recorded = await dispatch(command, {
      id: commandId as CommandId, actor, ipAddress: ipAddress.right, device: device.right, causation: null, correlation: commandId as CorrelationId, digest: digest.right,
    })()
    return E.map(() => actor)(recorded)
  }

  const authenticateTool = async (id: string, password: string): Answer<string | null> => {
    if (!AccountId.is(id)) return E.right(null)
    const found = await loadHead(handler.store, handler.cache, account, accountStream(id))
    return E.map(({ state }: { state: typeof account.initialState }) => toolOf(state, Secret.of(password), handler.ports.random.sha256))(found)
  }

  const accountByEmail = async (email: string): Answer<string | null> => {
    const claim = await handler.ports.claims.find('Email', normalEmail(email))()
    return E.map((found: O.Option<{ owner: string }>) => (O.isSome(found) ? (found.value.owner.split('/')[0] ?? null) : null))(claim)
  }
  return { authenticateToken, authenticateTool, accountByEmail }
}

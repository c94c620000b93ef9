import {
  type Actor,
  type CommandAnswer,
  type CommandType,
  type Plain,
  type AnyEvent,
  Device,
  type Failure,
  type Handled,
  IpAddress,
  type Refusal,
  type Sealed,
} from '@mandat/domain'
import {
  type Acting,
  type CommandDefinition,
  type CommandMeta,
  type Dispatch,
  type HandlerDeps,
  invalidInput,
  isSameContent,
  type Marks,
  type PersonalType,
  sealInput,
  type StoredEvent,
  subjectOfActor,
} from '@mandat/domain/kit'
import canonicalize from 'canonicalize'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { mayAct } from './authenticate.js'
import { contentDigest } from './contentDigest.js'
import { type CommandInput, type DecodedInput, decodeCommand } from './commandInput.js'
import { deepFreeze } from './deepFreeze.js'
import type { Origin } from './origin.js'
import { plainInput } from './plainInput.js'
import { streamOfCommand } from './streamOf.js'

/** The answer to a command of whatever type: what happened, or a refusal, or a failure. */
export type Answer = E.Either<Refusal | Failure, Handled<AnyEvent>>
export type ExecuteUnknown = (input: unknown) => Promise<Answer>
/** Knows each command by its `type`: its data, the events that may follow, its secrets and its refusals. */
export type Execute = <const T extends CommandType>(command: CommandInput<T>) => Promise<CommandAnswer<T>>

/** Who acts and from where, when that is not the command's to say. */
export interface SettledOrigin {
  readonly actor: Plain<Actor>
  readonly from?: Origin
}

export interface ExecuteDeps {
  readonly handler: HandlerDeps
  readonly dispatch: Dispatch
  readonly definitions: ReadonlyMap<string, CommandDefinition>
  readonly acting: Acting
  readonly marksOf: (input: DecodedInput) => Marks
}

/**
 * From unknown input to an answer: plain data, decoded, authenticated, sealed, dispatched. In this order, and never
 * thrown.
 */
export const executor = ({ handler, dispatch, definitions, acting, marksOf }: ExecuteDeps) => {
  const decode = decodeCommand(definitions)
  return async (input: unknown, settled?: SettledOrigin): Promise<Answer> => {
    const copied = plainInput(input, handler.policy.commandBytes)
    if (E.isLeft(copied)) return copied
    const plain =
      settled === undefined ? copied : withSettled(copied.right, plainInput(settled, handler.policy.commandBytes))
    if (E.isLeft(plain)) return plain
    const decoded = decode(plain.right)
    if (E.isLeft(decoded)) return decoded
    const { actor, command: asked, definition } = decoded.right
    const alive = await mayAct(handler, acting, actor, asked, definition)
    if (E.isLeft(alive)) {
      const repeat = alive.left._tag === 'Refusal' ? await isRepeat(handler, decoded.right) : E.right(false)
      if (E.isLeft(repeat)) return repeat
      if (!repeat.right) return alive
    }
    const meta = await metaOf(handler, decoded.right)
    if (E.isLeft(meta)) return meta
    const command = await sealInput(definition, asked, handler.ports.vault)()
    if (E.isLeft(command)) return command
    const marked = { ...meta.right, marks: marksOf(decoded.right) }
    const answer = await dispatch(command.right as AnyEvent, marked)()
    // the next command is decided on these very events: no caller changes them
    if (E.isRight(answer)) deepFreeze(answer.right.events)
    return answer
  }
}

/** What is settled is never overridden by what comes later. */
const withSettled = (order: unknown, settled: E.Either<Failure, unknown>): E.Either<Failure, unknown> => {
  if (E.isLeft(settled)) return settled
  if (typeof order !== 'object' || order === null || Array.isArray(order)) return E.right(order)
  const faults = ['actor', 'from']
    .filter((path) => Object.hasOwn(order, path))
    .map((path) => ({ path, expected: 'nothing: it is settled who acts, and from where' }))
  return faults.length > 0 ? E.left(invalidInput(faults)) : E.right({ ...order, ...(settled.right as object) })
}

/**
 * LOG-07: who logged out, or was killed since, still gets the answer to what this very session did while it was alive.
 * Nothing new can come of it: a store takes an id once.
 */
const isRepeat = async (
  handler: HandlerDeps,
  { id, actor, command }: DecodedInput,
): Promise<E.Either<Failure, boolean>> => {
  const known = await handler.store.commandRecord(id, streamOfCommand(command))()
  if (E.isLeft(known)) return known
  if (O.isNone(known.right)) return E.right(false)
  const { stream, first, last } = known.right.value
  const own = await contentDigest(handler, actor, command)
  // which session had nothing to do is not kept
  if (E.isLeft(own) || !isSameContent(known.right.value, own.right) || last < first) return E.map(() => false)(own)
  const recorded = await handler.store.readStream(stream, { from: first, count: 1, direction: 'forwards' })()
  return E.map(
    ([event]: ReadonlyArray<StoredEvent>) =>
      event !== undefined && canonicalize(event.meta.actor) === canonicalize(actor),
  )(recorded)
}

const metaOf = async (
  handler: HandlerDeps,
  { command, id, idGiven, actor, from, causation, correlation }: DecodedInput,
): Promise<E.Either<Failure, CommandMeta>> => {
  const origin = await sealOrigin(handler, actor, from)
  if (E.isLeft(origin)) return origin
  const digest = await contentDigest(handler, actor, command)
  if (E.isLeft(digest)) return digest
  return E.right({ id, idGiven, actor, ...origin.right, causation, correlation, digest: digest.right })
}

type SealedOrigin = Pick<CommandMeta, 'ipAddress' | 'device'>

/** PRV-10: address and device are the actor's own data; a program has none. */
export const sealOrigin = async (
  handler: HandlerDeps,
  actor: Actor,
  from: Origin,
): Promise<E.Either<Failure, SealedOrigin>> => {
  const ipAddress = await sealFor(handler, actor, IpAddress, from.ipAddress)
  if (E.isLeft(ipAddress)) return ipAddress
  return E.map((device: Sealed | null) => ({ ipAddress: ipAddress.right, device }))(
    await sealFor(handler, actor, Device, from.device),
  )
}

const sealFor = async (
  handler: HandlerDeps,
  actor: Actor,
  field: PersonalType,
  value: string | null,
): Promise<E.Either<Failure, Sealed | null>> => {
  const subject = subjectOfActor(actor)
  if (value === null || subject === null) return E.right(null)
  return handler.ports.vault.seal({ subject, category: field.spec.category, field: field.spec.field }, value)()
}

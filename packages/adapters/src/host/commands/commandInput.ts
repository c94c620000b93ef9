import {
  type Actor,
  Actor as ActorCodec,
  type CommandData,
  CommandId,
  type CommandType,
  CorrelationId,
  EventId,
  type Failure,
  type Fault,
  type Plain,
  type Refusal,
} from '@mandat/domain'
import {
  type CommandDefinition,
  decodeInput,
  decodeWith,
  invalidInput,
  isStepId,
  nullable,
  type PlainCommand,
  record,
  strangers,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { v7 } from 'uuid'
import { nowhere, Origin } from './origin.js'

/** A command as a host gives it for somebody: who acts, and from where, come from the host and never from a request. */
export interface CommandOrder<T extends CommandType = CommandType> {
  readonly type: T
  /** Plain text where the inside has boxes and secrets; checked before anything else sees it. */
  readonly data: CommandData<T>
  /**
   * Give your own to be able to repeat the command safely (LOG-07); else one is made. A UUID that is made anew for each
   * command, of any version but 8: those are the library's own (LOG-10).
   */
  readonly id?: string
  /** The event that this follows from, where it does. */
  readonly causation?: string
  /** What names all that belongs together; the command's id when left out. */
  readonly correlation?: string
}
/** A {@link CommandOrder} with who acts and from where. */
export interface CommandInput<T extends CommandType = CommandType> extends CommandOrder<T> {
  readonly actor: Plain<Actor>
  /** Where it comes from; kept sealed with every event (LOG-01). */
  readonly from?: Origin
}

export interface DecodedInput {
  readonly definition: CommandDefinition
  readonly command: PlainCommand
  readonly id: CommandId
  readonly idGiven: boolean
  readonly actor: Actor
  readonly from: Origin
  readonly causation: EventId | null
  readonly correlation: CorrelationId
}

const Frame = record({
  id: CommandId,
  actor: ActorCodec,
  from: Origin,
  causation: nullable(EventId),
  correlation: CorrelationId,
})
const known = new Set(['type', 'data', 'id', 'actor', 'from', 'causation', 'correlation'])

const OWN: Fault = { path: 'id', expected: "a UUID of another version than 8: those are the library's own" }

/**
 * Decodes a command from outside: every fault of frame and content at once, each with its path; a step of another
 * command is refused.
 */
export const decodeCommand =
  (definitions: ReadonlyMap<string, CommandDefinition>) =>
  (input: unknown): E.Either<Failure | Refusal, DecodedInput> => {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      return fail({ path: '', expected: 'an object' })
    const { type, data, ...given } = input as Record<string, unknown>
    const definition = typeof type === 'string' ? definitions.get(type) : undefined
    // what the library gives itself is not accepted, whoever asks
    if (definition?.givenBy !== 'Callers') return fail({ path: 'type', expected: 'a known command' })

    const id = given['id'] ?? v7()
    const frame = { from: nowhere, causation: null, correlation: CommandId.is(id) ? id : v7(), ...given, id }
    const decodedFrame = decodeWith(Frame, frame)
    const decodedData = decodeInput(
      definition,
      withOrigin(definition, data, E.isRight(decodedFrame) ? decodedFrame.right.from : nowhere),
    )
    const faults: ReadonlyArray<Fault> = [
      ...Object.keys(given)
        .filter((key) => !known.has(key))
        .map((path) => ({ path, expected: 'no such field' })),
      ...(E.isLeft(decodedFrame) ? decodedFrame.left : []),
      ...(CommandId.is(id) && isStepId(id) ? [OWN] : []),
      ...strangers(Frame, frame).filter(({ path }) => path.includes('.')),
      ...['type', ...definition.origin]
        .filter((key) => typeof data === 'object' && data !== null && Object.hasOwn(data, key))
        .map((key) => ({ path: `data.${key}`, expected: 'no such field' })),
      ...(E.isLeft(decodedData)
        ? faultsOf(decodedData.left).map((f) => ({ ...f, path: f.path === '' ? 'data' : `data.${f.path}` }))
        : []),
    ]
    if (faults.length > 0 || E.isLeft(decodedFrame) || E.isLeft(decodedData)) return fail(...faults)
    return (
      definition.refusedAlone(decodedData.right)
      ?? E.right({ definition, command: decodedData.right, idGiven: id === given['id'], ...decodedFrame.right })
    )
  }

/** Where a command comes from is given once, beside its content. */
const withOrigin = ({ origin }: CommandDefinition, data: unknown, from: Origin): unknown =>
  typeof data === 'object' && data !== null
    ? { ...data, ...Object.fromEntries(origin.map((key) => [key, from[key as keyof Origin]])) }
    : data

const fail = (...faults: ReadonlyArray<Fault>): E.Either<Failure, never> => E.left(invalidInput(faults))
const faultsOf = (failure: Failure): ReadonlyArray<Fault> => (failure.kind === 'InvalidInput' ? failure.faults : [])

import {
  type Actor,
  Actor as ActorCodec,
  CommandId,
  type CommandDefinition,
  CorrelationId,
  decodeInput,
  decodeWith,
  EventId,
  type Failure,
  type Fault,
  invalidInput,
  nullable,
  type CommandOf,
  type Plain,
  type PlainCommand,
  record,
  type Refusal,
  strangers,
} from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { v7 } from 'uuid'
import { nowhere, Origin } from './origin.js'

/**
 * What a host writes for a command of the definitions `D`: plain text where the inside has boxes and secrets. Without
 * an
 * `id` one is made; give your own to be able to repeat the command safely (LOG-07).
 */
export type InputFor<D> =
  D extends CommandDefinition<infer T>
    ? {
        readonly type: T
        readonly data: Plain<Omit<CommandOf<D>, 'type'>>
        readonly actor: Actor
        readonly id?: string
        readonly from?: Origin
        readonly causation?: string
        readonly correlation?: string
      }
    : never

export interface DecodedInput {
  readonly definition: CommandDefinition
  readonly command: PlainCommand
  readonly id: CommandId
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
    if (definition === undefined) return fail({ path: 'type', expected: 'a known command' })

    const id = given['id'] ?? v7()
    const frame = { from: nowhere, causation: null, correlation: CommandId.is(id) ? id : v7(), ...given, id }
    const decodedFrame = decodeWith(Frame, frame)
    const decodedData = decodeInput(definition, data)
    const faults: ReadonlyArray<Fault> = [
      ...Object.keys(given)
        .filter((key) => !known.has(key))
        .map((path) => ({ path, expected: 'no such field' })),
      ...(E.isLeft(decodedFrame) ? decodedFrame.left : []),
      ...strangers(Frame, frame).filter(({ path }) => path.includes('.')),
      ...(typeof data === 'object' && data !== null && Object.hasOwn(data, 'type')
        ? [{ path: 'data.type', expected: 'no such field' }]
        : []),
      ...(E.isLeft(decodedData)
        ? faultsOf(decodedData.left).map((f) => ({ ...f, path: f.path === '' ? 'data' : `data.${f.path}` }))
        : []),
    ]
    if (faults.length > 0 || E.isLeft(decodedFrame) || E.isLeft(decodedData)) return fail(...faults)
    return (
      definition.refusedAlone(decodedData.right)
      ?? E.right({ definition, command: decodedData.right, ...decodedFrame.right })
    )
  }

const fail = (...faults: ReadonlyArray<Fault>): E.Either<Failure, never> => E.left(invalidInput(faults))
const faultsOf = (failure: Failure): ReadonlyArray<Fault> => (failure.kind === 'InvalidInput' ? failure.faults : [])

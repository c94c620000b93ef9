import {
  type AnyEvent,
  type CommandId,
  type CorrelationId,
  type EventId,
  type Failure,
  type Handled,
  type Refusal,
} from '@mandat/domain'
import { type Dispatch, type HandlerDeps, type Step } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { contentDigest } from './contentDigest.js'

export interface Cause {
  /** The name of the process, as events keep it. */
  readonly process: string
  readonly causation: EventId | null
  readonly correlation: CorrelationId
}
/** A command of the library's own: no person, no address, no device. */
export type RunStep = (
  command: Step,
  id: CommandId,
  cause: Cause,
) => Promise<E.Either<Failure | Refusal, Handled<AnyEvent>>>

export const stepRunner =
  (handler: HandlerDeps, dispatch: Dispatch): RunStep =>
  async (command, id, { process, causation, correlation }) => {
    const actor = { _tag: 'System', process } as const
    const digest = await contentDigest(handler, actor, command)
    if (E.isLeft(digest)) return digest
    return dispatch(command, {
      id,
      idGiven: false,
      mayWait: true,
      actor,
      ipAddress: null,
      device: null,
      causation,
      correlation,
      digest: digest.right,
    })()
  }

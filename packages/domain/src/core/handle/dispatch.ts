import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { v5 } from 'uuid'
import type { AnySlice } from './slice.js'
import type { AnyEvent } from '../record/event.js'
import { type Failure, invalidInput } from '../values/failure.js'
import { type CommandMeta, handleCommand, type Handled, type HandlerDeps } from './handleCommand.js'
import type { CommandId } from '../values/ids.js'
import type { Refusal } from '../values/refusal.js'

const STEP_IDS = '6a0f6b6e-0a55-5a0d-8f83-6f6f3b6f1c02'

/** The id of a step that follows from `cause`: the same cause gives the same id, so a repeat does nothing. */
export const stepId = (cause: string, step: string): CommandId => v5(`${cause}/${step}`, STEP_IDS) as CommandId

/**
 * Handles a decoded and sealed command, whichever slice it belongs to; a type that no slice knows is `InvalidInput`.
 */
export type Dispatch = (command: AnyEvent, meta: CommandMeta) => TE.TaskEither<Failure | Refusal, Handled<AnyEvent>>

/** Finds a command's slice, runs what must come first (each step idempotent by its derived id), then handles it. */
export const dispatcher = (slices: ReadonlyArray<AnySlice>, deps: HandlerDeps): Dispatch => {
  const handle = handleCommand(deps)
  const byCommand = new Map(
    slices.flatMap((slice) => slice.commands.map((definition) => [definition.type, slice] as const)),
  )
  const dispatch: Dispatch = (command, meta) => async () => {
    const slice = byCommand.get(command.type)
    if (slice === undefined) return E.left(invalidInput([{ path: 'type', expected: 'a known command' }]))
    const steps = slice.prelude?.(command, { actor: meta.actor, command: meta.id }) ?? []
    // a repeat must not do now what had come to nothing then, nor be refused for it
    const before =
      steps.length === 0 ? E.right(O.none) : await deps.store.commandRecord(meta.id, slice.streamOf(command))()
    if (E.isLeft(before)) return before
    for (const [index, step] of (O.isSome(before.right) ? [] : steps).entries()) {
      const done = await dispatch(step, { ...meta, id: stepId(meta.id, `prelude ${String(index)}`) })()
      if (E.isLeft(done)) return done
    }
    return (await handle(slice, command as never, meta)()) as E.Either<Failure | Refusal, Handled<AnyEvent>>
  }
  return dispatch
}

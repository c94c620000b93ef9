import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { type Answer, turns } from './around.js'
import { gathererOf } from './gatherer.js'
import type { Registry } from './registry.js'
import type { Step } from '../record/command.js'
import { asSent, stepId } from '../record/stepId.js'
import { storedNames } from '../record/storedNames.js'
import { checkOf } from '../values/compile.js'
import { decodeWith } from '../values/codecs.js'
import type { AnyEvent } from '../record/event.js'
import { type Failure, invalidInput } from '../values/failure.js'
import { type CommandMeta, handleCommand, type Handled, type HandlerDeps } from './handleCommand.js'
import type { Refusal } from '../values/refusal.js'

/**
 * Handles a decoded and sealed command, whichever slice it belongs to; a type that no slice knows is `InvalidInput`.
 */
export type Dispatch = (command: AnyEvent, meta: CommandMeta) => TE.TaskEither<Failure | Refusal, Handled<AnyEvent>>

/** Finds a command's slice, runs what must come first (each step idempotent by its derived id), then handles it. */
export const dispatcher = (
  {
    sliceOf,
    preludeOf,
    commands,
    acting,
    around,
  }: Pick<Registry, 'sliceOf' | 'preludeOf' | 'commands' | 'acting' | 'around'>,
  deps: HandlerDeps,
): Dispatch => {
  const handle = handleCommand(deps, acting)
  const inTurn = turns()
  const dispatch: Dispatch = (command, meta) => async () => {
    const slice = sliceOf(command.type)
    const definition = commands.get(command.type)
    if (slice === undefined || definition === undefined)
      return E.left(invalidInput([{ path: 'type', expected: 'a known command' }]))
    // a step of a prelude, a process or the clock enters here
    if (!checkOf(definition.codec)(command)) {
      const decoded = decodeWith(definition.codec, command)
      return E.left(invalidInput(E.isLeft(decoded) ? decoded.left : []))
    }
    const reference = asSent(meta.id, meta.digest)
    const steps = preludeOf(command.type)?.steps(command, { actor: meta.actor, reference }) ?? []
    const isRepeat = async (): Promise<E.Either<Failure, boolean>> =>
      E.map((known: O.Option<unknown>) => O.isSome(known))(
        await deps.store.commandRecord(meta.id, slice.streamOf(command))(),
      )
    const run = async (): Promise<Answer> => {
      // a repeat must not do now what had come to nothing then, nor be refused for it
      const repeat = steps.length === 0 ? E.right(false) : await isRepeat()
      if (E.isLeft(repeat)) return repeat
      for (const [index, one] of (repeat.right ? [] : steps).entries()) {
        const done = await also(one, `${storedNames.causes.prelude} ${String(index)}`)
        if (E.isLeft(done)) return done
      }
      return (await handle(slice, command as never, meta)()) as Answer
    }
    const also = (one: Step, why: string): Promise<Answer> =>
      dispatch(one, { ...meta, id: stepId(reference, why), idGiven: false, mayWait: true })()
    if (definition.givenBy === 'Library') return run()
    const now = deps.clock.now()
    const { load } = gathererOf(deps, meta, now, new Map(), [], {})
    const head = () => deps.store.head()()
    return around({ command, meta, now, policy: deps.policy, load, run, also, isRepeat, head, inTurn })
  }
  return dispatch
}

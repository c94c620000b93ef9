import { type CorrelationId, type Failure } from '@mandat/domain'
import { type HandlerDeps, type ProcessCommand, storedNames } from '@mandat/domain/kit'
import { type AnyProjection, catchUp, type DocumentStore, readDue, type ReadModelPorts } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { RunStep } from '../commands/systemCommands.js'

export interface DueWorkDeps {
  readonly handler: HandlerDeps
  readonly documents: DocumentStore
  readonly runStep: RunStep
  /** All of them: those that say what is due are asked. */
  readonly models: ReadonlyArray<AnyProjection>
  readonly onParked: NonNullable<ReadModelPorts['onParked']>
  readonly onAhead: NonNullable<ReadModelPorts['onAhead']>
  /** Before anything is looked up by a moment: it was worked out under a policy. */
  readonly underPolicy: () => Promise<E.Either<Failure, void>>
}
/** What one tick did: deadlines recorded, and those that the rules refused meanwhile. */
export interface Tick {
  readonly done: number
  readonly refused: number
}
const ROUNDS = 50

/**
 * Turns what is due by now into commands. Each has an id made of what it is and for which date, so that a tick that
 * runs twice, late, or in two processes at once does everything once (REN-04). It ends early, after the command in
 * hand, when it is `going` no longer.
 */
export const dueWork = (
  { handler, documents, runStep, models: all, onParked, onAhead, underPolicy }: DueWorkDeps,
  going: () => boolean,
) => {
  const models = all.filter(({ due: waited }) => waited !== undefined)

  const due = async (): Promise<E.Either<Failure, ReadonlyArray<ProcessCommand>>> => {
    const settled = await underPolicy()
    if (E.isLeft(settled)) return settled
    const ports = { store: handler.store, documents, clock: handler.clock, onParked, onAhead }
    const caughtUp = await catchUp(ports, models, { going })()
    if (E.isLeft(caughtUp)) return caughtUp
    return readDue(documents, models, { now: handler.clock.now(), policy: handler.policy })()
  }

  const tick = async (_going: () => boolean, cameOn: () => void): Promise<E.Either<Failure, Tick>> => {
    const tried = new Set<string>()
    let done = 0
    let refused = 0
    let trouble: E.Either<Failure, unknown> = E.right(undefined)
    for (let round = 0; round < ROUNDS && going(); round++) {
      const commands = await due()
      if (E.isLeft(commands)) return commands
      const fresh = commands.right.filter(({ id }) => !tried.has(id))
      if (fresh.length === 0) break
      for (const { id, command } of fresh) {
        if (!going()) break
        tried.add(id)
        const answer = await runStep(command, id, {
          process: storedNames.processes.clock,
          causation: null,
          correlation: id as string as CorrelationId,
        })
        if (E.isRight(answer)) {
          done++
          if (answer.right.outcome === 'Applied') cameOn()
        } else if (answer.left._tag === 'Refusal') refused++
        else if (answer.left.kind === 'Unavailable' || answer.left.kind === 'Closed') return E.left(answer.left)
        // what is wrong with one stream holds up no other
        else trouble = E.left(answer.left)
      }
    }
    return E.map(() => ({ done, refused }))(trouble)
  }
  return { tick }
}

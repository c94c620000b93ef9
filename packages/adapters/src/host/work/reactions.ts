import { type AnyEvent, type Envelope, type Failure } from '@mandat/domain'
import {
  type Answers,
  consequencesOf,
  type EventReader,
  type HandlerDeps,
  type ProcessCommand,
  type Registry,
  type StoredEvent,
  unavailable,
} from '@mandat/domain/kit'
import {
  type AnyProjection,
  type DocumentStore,
  type Outbox,
  type ReadModelPorts,
  readWhole,
} from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { heads } from '../commands/heads.js'
import { followUps } from './followUps.js'
import type { Cause, RunStep } from '../commands/systemCommands.js'

export interface ReactorDeps {
  readonly handler: HandlerDeps
  readonly documents: DocumentStore
  readonly outbox: Outbox
  readonly runStep: RunStep
  readonly read: EventReader<AnyEvent>
  readonly registry: Registry
  /** The read models that reactions look things up in: brought up to every event before it is reacted to. */
  readonly lookUps: ReadonlyArray<AnyProjection>
  readonly onParked: NonNullable<ReadModelPorts['onParked']>
}

/** What follows one event: what the ports owe it, then each process's commands, then its mails. */
export const reactions = (deps: ReactorDeps) => {
  const { handler } = deps
  const follow = followUps(deps.registry, handler.store, handler.ports)
  const answers = answersOf(deps)

  const run = async ({ id, command, onRefused }: ProcessCommand, cause: Cause): Promise<E.Either<Failure, void>> => {
    const answer = await deps.runStep(command, id, cause)
    if (E.isRight(answer)) return E.right(undefined)
    if (answer.left._tag === 'Failure') return E.left(answer.left)
    // the rules say no: that is final, and the process said what follows
    for (const instead of onRefused) {
      const done = await run(instead, cause)
      if (E.isLeft(done)) return done
    }
    return E.right(undefined)
  }

  const reactTo = async (stored: StoredEvent): Promise<E.Either<Failure, void>> => {
    const event = deps.read(stored)
    if (E.isLeft(event)) return event
    const envelope: Envelope<AnyEvent> = { ...headOf(stored), event: event.right }
    const followed = await follow(envelope)()
    if (E.isLeft(followed)) return followed
    for (const process of deps.registry.processesFor(stored.type)) {
      const consequences = await consequencesOf(process, envelope, answers)()
      if (E.isLeft(consequences)) return consequences
      for (const command of consequences.right.commands) {
        const done = await run(command, {
          process: process.name,
          causation: stored.id,
          correlation: stored.meta.correlation,
        })
        if (E.isLeft(done)) return done
      }
      if (consequences.right.mails.length === 0) continue
      const queued = await deps.outbox.put(consequences.right.mails, handler.clock.now())()
      if (E.isLeft(queued)) return queued
    }
    return E.right(undefined)
  }
  return reactTo
}

/** What a process may ask before it says what follows: a stream's state at its head, and the read models kept for it. */
export const answersOf = ({
  handler,
  documents,
  lookUps,
}: Pick<ReactorDeps, 'handler' | 'documents' | 'lookUps'>): Answers => {
  const byName = new Map(lookUps.map((one) => [one.name, one]))
  return {
    load: heads(handler),
    lookUp: ({ name, index }, key) => {
      const model = byName.get(name)
      return model === undefined
        ? TE.left(unavailable(name, 'no read model of that name is kept'))
        : readWhole(documents, model, { index, from: key, to: key })
    },
  }
}

const headOf = ({
  id,
  stream,
  revision,
  position,
  type,
  version,
  recordedAt,
  meta,
}: StoredEvent): Omit<Envelope<AnyEvent>, 'event'> => ({
  id,
  stream,
  revision,
  position,
  type,
  version,
  recordedAt,
  meta,
})

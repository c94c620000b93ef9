import {
  type Aggregate,
  type Answers,
  type AnyEvent,
  consequencesOf,
  type Envelope,
  type EventReader,
  type Failure,
  type HandlerDeps,
  loadHead,
  type Position,
  type ProcessCommand,
  type Registry,
  type StoredEvent,
  storedNames,
  unavailable,
} from '@mandat/domain'
import {
  type AnyProjection,
  catchUp,
  type DocumentStore,
  type ModelId,
  openCheckpoint,
  type Outbox,
  readOne,
} from '@mandat/projections'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
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
}

/** Where the reactions stand. */
export const processesModel: ModelId = { name: storedNames.places.processes, version: 1 }
const PAGE = 100

/**
 * Reacts to every event once, in order: what the ports owe it, then each process's commands, then its mails, then the
 * checkpoint. After a crash it begins at the checkpoint again; every id is derived from its event, so a repeat does
 * nothing.
 * @returns where the reactions stand
 */
export const reactor = (deps: ReactorDeps) => {
  const { handler, documents } = deps
  const follow = followUps(deps.registry, handler.store, handler.ports)
  const byName = new Map(deps.lookUps.map((one) => [one.name, one]))
  const answers: Answers = {
    load: <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>, stream: string) =>
      pipe(
        () => loadHead(handler.store, handler.cache, aggregate, stream),
        TE.map(({ state }) => state),
      ),
    lookUp: (name, key) => {
      const model = byName.get(name)
      return model === undefined
        ? TE.left(unavailable(name, 'no read model of that name is kept'))
        : readOne(documents, model, key)
    },
  }

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

  /** In order, up to the first that fails: what was done before it is not done again. */
  const reactToAll = async (
    page: ReadonlyArray<StoredEvent>,
    from: Position,
  ): Promise<{ to: Position; outcome: E.Either<Failure, void> }> => {
    let to = from
    for (const stored of page) {
      const outcome = await reactTo(stored)
      if (E.isLeft(outcome)) return { to, outcome }
      to = stored.position
    }
    return { to, outcome: E.right(undefined) }
  }

  const toHead = async (): Promise<E.Either<Failure, Position>> => {
    const opened = await openCheckpoint(documents, processesModel)
    if (E.isLeft(opened)) return opened
    // no further than where the log ended when this began: while others go on writing, mails go out too
    const head = await handler.store.head()()
    if (E.isLeft(head)) return head
    for (;;) {
      const from = await documents.checkpoint(processesModel)()
      if (E.isLeft(from) || from.right >= head.right) return from
      const page = await handler.store.readAll({ after: from.right, count: PAGE })()
      if (E.isLeft(page)) return page
      const caughtUp = await catchUp({ store: handler.store, documents, clock: handler.clock }, deps.lookUps)()
      if (E.isLeft(caughtUp)) return caughtUp
      if (page.right.length === 0) return from
      const { to, outcome } = await reactToAll(page.right, from.right)
      // false: another process was here too; what both did, the ids made once
      const kept =
        to === from.right
          ? E.right(true)
          : await documents.commit(processesModel, { from: from.right, to, writes: [] })()
      if (E.isLeft(outcome)) return outcome
      if (E.isLeft(kept)) return kept
    }
  }
  return { toHead }
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

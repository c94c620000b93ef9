import { type Failure, type Position, START, type StreamName } from '@mandat/domain'
import { contended, guarded, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { idsIn } from '../fold/idsIn.js'
import { foldOnto, type ReadModelPorts } from './advance.js'
import { openCursor } from './cursor.js'
import { decodeBatch } from '../fold/decodeBatch.js'
import type { AnyProjection } from '../fold/projection.js'
import type { Poison } from '../fold/eventsToFold.js'
import type { FoldedBatch } from '../fold/foldBatch.js'
import type { DocumentWrite, ModelId, Parked } from '../ports/documentStore.js'
import { labelOf, modelOf } from '../ports/modelLabel.js'

/** What became of one parked stream. */
export interface Retried {
  readonly stream: StreamName
  readonly outcome: 'Unparked' | 'StillParked'
  /** Why it is parked still. */
  readonly reason: string | null
}

const ATTEMPTS = 20
const PAGE = 1_000

/** What a parked stream's events come to when they are taken up again; `poison`: the first that cannot be, still. */
export interface TakenUp {
  readonly writes: ReadonlyArray<DocumentWrite>
  readonly poison: Poison | null
  /** Where it is taken up next, if what came before the poison is done for good; left out, where it was. */
  readonly from?: Position
}
/** Takes up the events of one stream, in order; what it writes is committed with the stream's release, or not at all. */
export type TakeUp = (events: ReadonlyArray<StoredEvent>) => Promise<E.Either<Failure, TakenUp>>

/**
 * After a fix: folds a parked stream's events from where it stopped up to the model's checkpoint, and takes it up
 * again, in one transaction; or leaves everything as it was. May run beside the projector. What this keeps: each event
 * of the stream is folded once, in the stream's order. What it cannot keep: the order to other streams' events on the
 * same document, which were folded meanwhile; where that matters, rebuild the model.
 */
export const retryParked = (
  ports: ReadModelPorts,
  projection: AnyProjection,
  only: StreamName | null = null,
): TaskEither<Failure, ReadonlyArray<Retried>> => {
  const model = modelOf(projection)
  const takeUp: TakeUp = async (events) =>
    E.map(({ writes, poison }: FoldedBatch): TakenUp => ({ writes, poison: poison[0] ?? null }))(
      await foldOnto(ports.documents, projection, model, events, new Set(), decodeBatch(1)),
    )
  return takeUpParked(ports, model, takeUp, only)
}

/** {@link retryParked} of whatever parks streams beside a checkpoint. */
export const takeUpParked =
  (
    ports: Pick<ReadModelPorts, 'store' | 'documents' | 'clock'>,
    model: ModelId,
    takeUp: TakeUp,
    only: StreamName | null = null,
    going: () => boolean = () => true,
  ): TaskEither<Failure, ReadonlyArray<Retried>> =>
  async () => {
    const parked = await guarded(labelOf(model), ports.documents.parked(model))
    if (E.isLeft(parked)) return parked
    const retried: Array<Retried> = []
    for (const { stream } of parked.right.filter((p) => only === null || p.stream === only)) {
      if (!going()) break
      const done = await retryStream(ports, model, takeUp, stream)
      if (E.isLeft(done)) return done
      retried.push(done.right)
    }
    return E.right(retried)
  }

const retryStream = async (
  ports: Pick<ReadModelPorts, 'store' | 'documents' | 'clock'>,
  model: ModelId,
  takeUp: TakeUp,
  stream: StreamName,
): Promise<E.Either<Failure, Retried>> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const cursor = await openCursor(ports.documents, model)
    if (E.isLeft(cursor)) return cursor
    const parked = await guarded(labelOf(model), ports.documents.parked(model))
    if (E.isLeft(parked)) return parked
    const entry = parked.right.find((p) => p.stream === stream)
    if (entry === undefined) return E.right({ stream, outcome: 'Unparked', reason: null })

    const events = await eventsBetween(ports, stream, entry.position, cursor.right.checkpoint)
    if (E.isLeft(events)) return events
    const taken = await takeUp(events.right)
    if (E.isLeft(taken)) return taken
    const { writes, poison, from = entry.position } = taken.right
    const still: Parked | null =
      poison === null
        ? null
        : { stream, position: from, reason: poison.reason, at: ports.clock.now(), about: idsIn(poison.stored) }
    const committed = await guarded(
      labelOf(model),
      ports.documents.commit(model, {
        from: cursor.right.checkpoint,
        to: cursor.right.checkpoint,
        knowing: [...cursor.right.parked],
        ...(still === null ? { writes, unpark: [stream] } : { writes: [], park: [still] }),
      }),
    )
    if (E.isLeft(committed)) return committed
    if (committed.right)
      return E.right({ stream, outcome: still === null ? 'Unparked' : 'StillParked', reason: still?.reason ?? null })
  }
  return E.left(contended(labelOf(model), 'it moved on at every try; try again when less is going on'))
}

const eventsBetween = async (
  { store }: Pick<ReadModelPorts, 'store'>,
  stream: StreamName,
  first: Position,
  last: Position,
): Promise<E.Either<Failure, ReadonlyArray<StoredEvent>>> => {
  const events: Array<StoredEvent> = []
  for (let from = START; ; from += PAGE) {
    const page = await guarded('the log', store.readStream(stream, { from, count: PAGE, direction: 'forwards' }))
    if (E.isLeft(page)) return page
    events.push(...page.right.filter((e) => e.position >= first && e.position <= last))
    if (page.right.length < PAGE || (page.right.at(-1)?.position ?? last) >= last) return E.right(events)
  }
}

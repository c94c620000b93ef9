import { type Clock, type Failure, type StreamName } from '@mandat/domain'
import { type EventStore, guarded, type StoredEvent, unavailable, unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { type Decode, decodeBatch } from '../fold/decodeBatch.js'
import { idsIn } from '../fold/idsIn.js'
import { decodeDocuments } from '../fold/decodeDocument.js'
import { eventsToFold, type Poison } from '../fold/eventsToFold.js'
import { type FoldedBatch, foldBatch } from '../fold/foldBatch.js'
import type { Cursor } from './cursor.js'
import { heard } from './heard.js'
import { seenOf } from './seen.js'
import type { DocumentStore, ModelId, Parked } from '../ports/documentStore.js'
import type { AnyProjection } from '../fold/projection.js'
import { labelOf } from '../ports/modelLabel.js'

/** What keeping read models takes: the log, the documents, and a clock for the moment at which an event was parked. */
export interface ReadModelPorts {
  readonly store: Pick<EventStore, 'readAll' | 'readStream' | 'head' | 'countAfter' | 'onAppended'>
  readonly documents: DocumentStore
  readonly clock: Clock
  /** Told of streams that were just parked: nobody waits for that. What it throws is ignored. */
  readonly onParked?: (model: ModelId, parked: ReadonlyArray<Parked>) => void
  /** Told of read models that were ahead of the log, and are built anew from it. What it throws is ignored. */
  readonly onAhead?: (model: ModelId) => void
}

/** A cursor after a batch, and the keys of the documents that the batch changed. */
export interface Advanced extends Cursor {
  readonly written: ReadonlyArray<string>
}

export interface Advance {
  readonly projection: AnyProjection
  /** Where its documents go; usually the projection's own name and version. */
  readonly model: ModelId
  readonly cursor: Cursor
  /** Events right after the cursor's checkpoint, in order; at least one. */
  readonly batch: ReadonlyArray<StoredEvent>
  /** `Park`: a poison event stops its stream only. `Fail`: it stops everything, loudly (a rebuild). */
  readonly onPoison: 'Park' | 'Fail'
}

/** Folds a batch and commits it. `null`: somebody else moved the model meanwhile, and nothing was written. */
export const advance = async (
  { documents, clock, onParked }: Pick<ReadModelPorts, 'documents' | 'clock' | 'onParked'>,
  { projection, model, cursor, batch, onPoison }: Advance,
  decode: Decode = decodeBatch(1),
): Promise<E.Either<Failure, Advanced | null>> => {
  const last = batch.at(-1)
  const to = last?.position ?? cursor.checkpoint
  const folded = await foldOnto(documents, projection, model, batch, cursor.parked, decode)
  if (E.isLeft(folded)) return folded
  const { writes, poison } = folded.right
  const [first] = poison
  if (first !== undefined && onPoison === 'Fail') return E.left(poisoned(model, first))
  const at = clock.now()
  const park = poison.map(({ stored, reason }): Parked => ({
    stream: stored.stream,
    position: stored.position,
    reason,
    at,
    about: idsIn(stored),
  }))
  const committed = await guarded(
    labelOf(model),
    documents.commit(model, {
      ...{ from: cursor.checkpoint, to, writes, knowing: [...cursor.parked], park },
      ...(last === undefined ? {} : { seen: [seenOf(last)] }),
    }),
  )
  if (E.isLeft(committed)) return committed
  if (committed.right && park.length > 0) heard(onParked, model, park)
  return E.right(
    committed.right
      ? {
          checkpoint: to,
          parked: new Set([...cursor.parked, ...poison.map((p) => p.stored.stream)]),
          written: writes.map(({ key }) => key),
        }
      : null,
  )
}

/** A batch folded over the documents that the model holds now; nothing is written. */
export const foldOnto = async (
  documents: DocumentStore,
  projection: AnyProjection,
  model: ModelId,
  batch: ReadonlyArray<StoredEvent>,
  parked: ReadonlySet<StreamName>,
  decode: Decode,
): Promise<E.Either<Failure, FoldedBatch>> => {
  const toFold = eventsToFold(projection, batch, parked, decode)
  const found =
    toFold.keys.length === 0
      ? E.right<Failure, ReadonlyMap<string, unknown>>(new Map())
      : await guarded(labelOf(model), documents.getMany(model, toFold.keys))
  if (E.isLeft(found)) return found
  // what was damaged is told, never folded over as if it were right
  const readable = decodeDocuments(projection.document as t.Type<unknown>, model, found.right)
  if (E.isLeft(readable)) return readable
  const folded = foldBatch(projection, toFold, found.right)
  return folded === null
    ? E.left(unavailable(labelOf(model), 'an index of it gives one thing now and another then'))
    : E.right(folded)
}

export const poisoned = (model: ModelId, { stored, reason }: Poison): Failure =>
  unreadable(`${stored.stream} at position ${String(stored.position)} for ${labelOf(model)}`, [
    { path: stored.type, expected: `an event that can be folded (${reason})` },
  ])

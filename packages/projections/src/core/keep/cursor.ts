import { type Failure, type Position, type StreamName } from '@mandat/domain'
import { guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { openStanding } from './checkpoint.js'
import { heard } from './heard.js'
import { isAhead, type KnownLog } from './seen.js'
import type { DocumentStore, ModelId, Standing } from '../ports/documentStore.js'
import { labelOf } from '../ports/modelLabel.js'

interface Keeping {
  readonly documents: DocumentStore
  readonly onAhead?: (model: ModelId) => void
}

/** Where a read model stands, as far as its projector knows: its commits are refused when somebody else moved it. */
export interface Cursor {
  readonly checkpoint: Position
  readonly parked: ReadonlySet<StreamName>
}

/** Opens the model if it never was, and reads where it stands. */
export const openCursor = async (documents: DocumentStore, model: ModelId): Promise<E.Either<Failure, Cursor>> => {
  const standing = await openStanding(documents, model)
  return E.isLeft(standing) ? standing : cursorAt(documents, model, standing.right)
}

const cursorAt = async (
  documents: DocumentStore,
  model: ModelId,
  { checkpoint }: Standing,
): Promise<E.Either<Failure, Cursor>> => {
  const parked = await guarded(labelOf(model), documents.parked(model))
  return E.map((all: ReadonlyArray<{ readonly stream: StreamName }>): Cursor => ({
    checkpoint,
    parked: new Set(all.map(({ stream }) => stream)),
  }))(parked)
}

/**
 * {@link openCursor}, of a model that has seen nothing which the log does not hold: one that has is begun anew. It is
 * empty then, and told, rather than wrong and as if it were up to date.
 */
export const openBehind = async (
  { documents, onAhead }: Keeping,
  store: KnownLog,
  model: ModelId,
): Promise<E.Either<Failure, Cursor>> => {
  const standing = await openStanding(documents, model)
  if (E.isLeft(standing)) return standing
  const ahead = await isAhead(store, standing.right)
  if (E.isLeft(ahead)) return ahead
  if (!ahead.right) return cursorAt(documents, model, standing.right)
  const dropped = await guarded(labelOf(model), documents.drop(model))
  if (E.isLeft(dropped)) return dropped
  heard(onAhead, model)
  return openCursor(documents, model)
}

import { type Failure, type Position } from '@mandat/domain'
import { contended, guarded, invalidInput, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { advance, type ReadModelPorts } from '../keep/advance.js'
import { openCursor } from '../keep/cursor.js'
import { readBatch } from '../keep/readLog.js'
import type { AnyProjection } from '../fold/projection.js'
import { labelOf } from '../ports/modelLabel.js'
import type { ModelId } from '../ports/documentStore.js'

/** Where a rebuild goes, how far, and how many events it folds at a time (1,000 when left out). */
export interface RebuildOptions {
  /** Where the documents go; by default a scratch model beside the live one. */
  readonly into?: ModelId
  /** The last position to fold; by default the head of the log. */
  readonly until?: Position
  readonly batch?: number
}
/** Where a rebuild's documents are, and the last position folded into them. */
export interface Rebuilt {
  readonly model: ModelId
  readonly position: Position
}

/** Where a rebuild goes, beside the live model of the same version. */
export const scratchOf = ({ name, version }: ModelId): ModelId => ({ name: `${name}_rebuild`, version })

/**
 * Builds a read model from the first event on, beside the live one: a new version under its own number (`into` is then
 * the projection's own), or the live version again as a scratch model (LOG-06). It fails loudly at the first poison
 * event.
 */
export const rebuild =
  (ports: ReadModelPorts, projection: AnyProjection, options: RebuildOptions = {}): TaskEither<Failure, Rebuilt> =>
  async () => {
    const model = options.into ?? scratchOf(projection)
    if (model.name === projection.name && model.version === projection.version) {
      const live = await guarded(labelOf(model), ports.documents.checkpoint(model))
      if (E.isLeft(live)) return live
      if (live.right > 0)
        return E.left(invalidInput([{ path: 'into', expected: `a place that is not live, as ${labelOf(model)} is` }]))
    }
    const head = await guarded('the log', ports.store.head())
    if (E.isLeft(head)) return head
    const dropped = await guarded(labelOf(model), ports.documents.drop(model))
    if (E.isLeft(dropped)) return dropped
    return continueRebuild(ports, projection, { model, position: options.until ?? head.right }, options)
  }

/** Brings a rebuild on to a later position; `written` hears of the documents that changed. */
export const continueRebuild = async (
  ports: ReadModelPorts,
  projection: AnyProjection,
  { model, position }: Rebuilt,
  {
    batch: size = 1_000,
    written,
  }: { readonly batch?: number; readonly written?: (keys: ReadonlyArray<string>) => void },
): Promise<E.Either<Failure, Rebuilt>> => {
  const opened = await openCursor(ports.documents, model)
  if (E.isLeft(opened)) return opened
  let cursor = opened.right
  while (cursor.checkpoint < position) {
    const batch = await readBatch(ports.store, cursor.checkpoint, size, position)
    if (E.isLeft(batch)) return batch
    if (batch.right.length === 0)
      return E.left(unavailable('the log', `it ends at ${String(cursor.checkpoint)}, before ${String(position)}`))
    const moved = await advance(ports, { projection, model, cursor, batch: batch.right, onPoison: 'Fail' })
    if (E.isLeft(moved)) return moved
    if (moved.right === null) return E.left(contended(labelOf(model), 'somebody else builds it at the same time'))
    written?.(moved.right.written)
    cursor = moved.right
  }
  return E.right({ model, position })
}

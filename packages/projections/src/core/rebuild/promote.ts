import { type Failure } from '@mandat/domain'
import { contended, guarded, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import { decodeDocuments } from '../fold/decodeDocument.js'
import { openCursor, type ReadModelPorts } from '../keep/advance.js'
import { compareModels } from './compareModels.js'
import { indexesOf } from '../fold/foldBatch.js'
import type { DocumentWrite, ModelId } from '../ports/documentStore.js'
import type { AnyProjection } from '../fold/projection.js'
import type { Rebuilt } from './rebuild.js'
import { labelOf, modelOf } from '../ports/modelLabel.js'

/**
 * Ends the time in which two versions of a read model live side by side: drops the older ones, once the projection's
 * own version has everything that they have and no stream of it is parked. Answers which were dropped.
 */
export const promote =
  (
    { documents }: Pick<ReadModelPorts, 'documents'>,
    projection: AnyProjection,
  ): TaskEither<Failure, ReadonlyArray<ModelId>> =>
  async () => {
    const model = modelOf(projection)
    const own = await openCursor(documents, model)
    if (E.isLeft(own)) return own
    if (own.right.parked.size > 0)
      return E.left(unavailable(labelOf(model), 'streams of it are parked: retry them, or rebuild it'))
    const versions = await guarded(labelOf(model), documents.versions(model.name))
    if (E.isLeft(versions)) return versions
    const older = versions.right.filter(({ version }) => version < model.version)
    for (const old of older) {
      const checkpoint = await guarded(labelOf(old), documents.checkpoint(old))
      if (E.isLeft(checkpoint)) return checkpoint
      if (checkpoint.right > own.right.checkpoint)
        return E.left(unavailable(labelOf(model), `it has not caught up with ${labelOf(old)} yet`))
    }
    for (const old of older) {
      const dropped = await guarded(labelOf(old), documents.drop(old))
      if (E.isLeft(dropped)) return dropped
    }
    return E.right(older)
  }

/**
 * Makes the live model what its rebuild is, in one transaction, takes up its parked streams, and drops the rebuild.
 * Answers how many documents changed. Both must stand at the same position, and the model's projector must not run.
 */
export const replaceByRebuild =
  (
    { documents }: Pick<ReadModelPorts, 'documents'>,
    projection: AnyProjection,
    { model: scratch, position }: Rebuilt,
  ): TaskEither<Failure, number> =>
  async () => {
    const live = modelOf(projection)
    const cursor = await openCursor(documents, live)
    if (E.isLeft(cursor)) return cursor
    if (cursor.right.checkpoint !== position)
      return E.left(contended(labelOf(live), 'it moved on since it was rebuilt'))
    const comparison = await compareModels(documents, live, scratch, { differences: Number.MAX_SAFE_INTEGER })()
    if (E.isLeft(comparison)) return comparison
    const keys = comparison.right._tag === 'Identical' ? [] : comparison.right.differences.map(({ key }) => key)
    const rebuilt = await guarded(labelOf(scratch), documents.getMany(scratch, keys))
    if (E.isLeft(rebuilt)) return rebuilt
    const readable = decodeDocuments(projection.document as t.Type<unknown>, scratch, rebuilt.right)
    if (E.isLeft(readable)) return readable
    const writes = keys.map((key): DocumentWrite => {
      const document = rebuilt.right.get(key) ?? null
      return { key, document, indexes: document === null ? {} : indexesOf(projection, document, key) }
    })
    const parked = [...cursor.right.parked]
    const committed = await guarded(
      labelOf(live),
      documents.commit(live, { from: position, to: position, writes, unpark: parked, knowing: parked }),
    )
    if (E.isLeft(committed)) return committed
    if (!committed.right) return E.left(contended(labelOf(live), 'it moved on since it was rebuilt'))
    return E.map(() => writes.length)(await guarded(labelOf(scratch), documents.drop(scratch)))
  }

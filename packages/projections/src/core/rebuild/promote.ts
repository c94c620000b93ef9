import { type Failure } from '@mandat/domain'
import { contended, guarded, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { type ReadModelPorts } from '../keep/advance.js'
import { openCursor } from '../keep/cursor.js'
import type { ModelId } from '../ports/documentStore.js'
import type { AnyProjection } from '../fold/projection.js'
import { continueRebuild, type Rebuilt } from './rebuild.js'
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

const ROUNDS = 200

/**
 * Makes the rebuild the live model, in one transaction: the live one answers until then, and nothing of it is left, its
 * parked streams neither. When it has moved on, the rebuild follows it. May run beside the projector.
 */
export const replaceByRebuild =
  (ports: ReadModelPorts, projection: AnyProjection, { model: scratch }: Rebuilt): TaskEither<Failure, Rebuilt> =>
  async () => {
    const { documents } = ports
    const live = modelOf(projection)
    for (let round = 0; round < ROUNDS; round++) {
      const at = await guarded(labelOf(live), documents.checkpoint(live))
      if (E.isLeft(at)) return at
      const built = await continueRebuild(ports, projection, { model: scratch, position: at.right }, {})
      if (E.isLeft(built)) return built
      const replaced = await guarded(labelOf(live), documents.replace(live, scratch, at.right))
      if (E.isLeft(replaced)) return replaced
      if (replaced.right) return E.right({ model: live, position: at.right })
    }
    return E.left(contended(labelOf(live), 'it moved on whenever its rebuild had come as far'))
  }

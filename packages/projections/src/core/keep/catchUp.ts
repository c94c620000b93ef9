import { type Failure, type Position } from '@mandat/domain'
import { guarded, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { advance, type ReadModelPorts } from './advance.js'
import { type Cursor, openBehind } from './cursor.js'
import { decodeBatch } from '../fold/decodeBatch.js'
import { groupsOf, readBatch } from './readLog.js'
import { askedOnce } from './seen.js'
import type { AnyProjection } from '../fold/projection.js'
import { modelOf } from '../ports/modelLabel.js'

/**
 * Brings read models to the head of the log once and answers where that was: for tests, scripts and demos. It parks
 * poison events as a projector does, and ends with the first failure; early, and with how far the furthest behind came,
 * when it is `going` no longer.
 * @example await catchUp({ store, documents, clock }, [organisationDashboard])()
 */
export const catchUp =
  (
    ports: ReadModelPorts,
    projections: ReadonlyArray<AnyProjection>,
    { batch: size = 1_000, going = () => true }: { readonly batch?: number; readonly going?: () => boolean } = {},
  ): TaskEither<Failure, Position> =>
  async () => {
    const head = await guarded('the log', ports.store.head())
    if (E.isLeft(head)) return head
    const cursors = new Map<AnyProjection, Cursor>()
    for (;;) {
      // side by side, here and below: a store that commits in groups then writes once for all of them
      const opening = projections.filter((projection) => !cursors.has(projection))
      const log = askedOnce(ports.store)
      const opened = await Promise.all(
        opening.map(async (projection) => [projection, await openBehind(ports, log, modelOf(projection))] as const),
      )
      for (const [projection, cursor] of opened) {
        if (E.isLeft(cursor)) return cursor
        cursors.set(projection, cursor.right)
      }
      const [last, next] = groupsOf([...cursors], ([, cursor]) => cursor.checkpoint)
      if (last === undefined || last.at >= head.right) return head
      if (!going()) return E.right(last.at)
      const batch = await readBatch(ports.store, last.at, size, next?.at)
      if (E.isLeft(batch)) return batch
      if (batch.right.length === 0)
        return E.left(
          unavailable('the log', `it says that its head is ${String(head.right)} and ends at ${String(last.at)}`),
        )
      const decode = decodeBatch(last.members.length)
      const advanced = await Promise.all(
        last.members.map(
          async ([projection, cursor]) =>
            [
              projection,
              await advance(
                ports,
                { projection, model: modelOf(projection), cursor, batch: batch.right, onPoison: 'Park' },
                decode,
              ),
            ] as const,
        ),
      )
      for (const [projection, moved] of advanced) {
        if (E.isLeft(moved)) return moved
        if (moved.right === null) cursors.delete(projection)
        else cursors.set(projection, moved.right)
      }
    }
  }

import { type Failure, type Instant } from '@mandat/domain'
import { type EventStore, guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore, ModelId, Standing } from '../ports/documentStore.js'
import { labelOf } from '../ports/modelLabel.js'
import { isAhead, type KnownLog } from './seen.js'

/**
 * How far a read model is behind the log: so many events; or, where the store cannot count them without reading, the
 * time of the first event that it has not seen. `Ahead`: it has seen what the log does not hold (any more), and is told
 * and mended as soon as it is kept again.
 */
export type Lag =
  | { readonly _tag: 'Events'; readonly count: number }
  | { readonly _tag: 'Since'; readonly at: Instant }
  | { readonly _tag: 'Ahead' }

/** A log, as far as a lag is told by it. */
export type Countable = Pick<EventStore, 'readAll' | 'countAfter'> & KnownLog

/** The lag of who stands there. */
export const lagAfter = async (store: Countable, standing: Standing): Promise<E.Either<Failure, Lag>> => {
  const { checkpoint } = standing
  const ahead = await isAhead(store, standing)
  if (E.isLeft(ahead)) return ahead
  if (ahead.right) return E.right({ _tag: 'Ahead' })
  if (store.countAfter !== undefined)
    return E.map((count: number): Lag => ({ _tag: 'Events', count }))(
      await guarded('the log', store.countAfter(checkpoint)),
    )
  const next = await guarded('the log', store.readAll({ after: checkpoint, count: 1 }))
  if (E.isLeft(next)) return next
  const [first] = next.right
  return E.right(first === undefined ? { _tag: 'Events', count: 0 } : { _tag: 'Since', at: first.recordedAt })
}

/**
 * How far a read model is behind the log. Both ends come from the stores, never from a projector's memory: a projector
 * that died shows as lag, not as zero.
 */
export const lagOf =
  (
    { store, documents }: { readonly store: Countable; readonly documents: Pick<DocumentStore, 'standing'> },
    model: ModelId,
  ): TaskEither<Failure, Lag> =>
  async () => {
    const standing = await guarded(labelOf(model), documents.standing(model))
    return E.isLeft(standing) ? standing : lagAfter(store, standing.right)
  }

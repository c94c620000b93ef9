import { type Failure, type Instant, type Position } from '@mandat/domain'
import { type EventStore, guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore, ModelId, Seen } from '../ports/documentStore.js'
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

/** The lag of who stands at `checkpoint`, and knows the log again by what it has `seen`. */
export const lagAfter = async (
  store: Countable,
  checkpoint: Position,
  seen: ReadonlyArray<Seen> = [],
): Promise<E.Either<Failure, Lag>> => {
  const ahead = await isAhead(store, checkpoint, seen)
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
    { store, documents }: { readonly store: Countable; readonly documents: Pick<DocumentStore, 'checkpoint' | 'seen'> },
    model: ModelId,
  ): TaskEither<Failure, Lag> =>
  async () => {
    const seen = await guarded(labelOf(model), documents.seen(model))
    if (E.isLeft(seen)) return seen
    const checkpoint = await guarded(labelOf(model), documents.checkpoint(model))
    return E.isLeft(checkpoint) ? checkpoint : lagAfter(store, checkpoint.right, seen.right)
  }

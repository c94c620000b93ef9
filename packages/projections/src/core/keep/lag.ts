import { type EventStore, type Failure, guarded, type Position } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore, ModelId } from '../ports/documentStore.js'
import { labelOf } from '../ports/modelLabel.js'

/** Where the log ends and where a read model stands. */
export interface Lag {
  readonly head: Position
  readonly checkpoint: Position
  /** How many positions the read model is behind. */
  readonly behind: number
}

/**
 * How far a read model is behind the log. Both ends come from the stores, never from a projector's memory: a projector
 * that died shows as lag, not as zero.
 */
export const lagOf =
  (
    {
      store,
      documents,
    }: { readonly store: Pick<EventStore, 'head'>; readonly documents: Pick<DocumentStore, 'checkpoint'> },
    model: ModelId,
  ): TaskEither<Failure, Lag> =>
  async () => {
    const checkpoint = await guarded(labelOf(model), documents.checkpoint(model))
    if (E.isLeft(checkpoint)) return checkpoint
    const head = await guarded('the log', store.head())
    if (E.isLeft(head)) return head
    return E.right({
      head: head.right,
      checkpoint: checkpoint.right,
      behind: Math.max(0, head.right - checkpoint.right),
    })
  }

import { type Failure, type Position, START } from '@mandat/domain'
import { guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { DocumentStore, ModelId, Parked, Seen } from '../ports/documentStore.js'
import { labelOf } from '../ports/modelLabel.js'

/** Where who reacts to events goes on, what it then knows the log again by, and the streams that wait there. */
export interface Earlier {
  readonly to: Position
  readonly seen: ReadonlyArray<Seen>
  readonly parked?: ReadonlyArray<Parked>
}

/**
 * Puts a checkpoint back to an earlier place; whoever dies meanwhile begins at the first event. What it has beside its
 * checkpoint goes.
 */
export const putBack = async (
  documents: Pick<DocumentStore, 'drop' | 'open' | 'commit'>,
  model: ModelId,
  { to, seen, parked = [] }: Earlier,
): Promise<E.Either<Failure, void>> => {
  const dropped = await guarded(labelOf(model), documents.drop(model))
  if (E.isLeft(dropped)) return dropped
  const opened = await guarded(labelOf(model), documents.open(model))
  if (E.isLeft(opened)) return opened
  const change = { from: START, to, writes: [], seen, park: parked }
  // false: somebody else put it back meanwhile, and is further
  return E.map(() => undefined)(await guarded(labelOf(model), documents.commit(model, change)))
}

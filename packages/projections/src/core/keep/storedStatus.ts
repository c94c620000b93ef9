import { guarded, type Position } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { DocumentStore, ModelId } from '../ports/documentStore.js'
import type { ModelStatus } from './projectorStatus.js'

/** What its store alone says of a read model. */
export type StoredStatus = Pick<ModelStatus, 'model' | 'checkpoint' | 'lag' | 'parked'>

/** Where a read model stands, whoever moves it; what cannot be known is `null`, never zero. `head`: the log's. */
export const storedStatusOf = async (
  documents: Pick<DocumentStore, 'checkpoint' | 'parked'>,
  model: ModelId,
  head: Position | null,
): Promise<StoredStatus> => {
  const checkpoint = await guarded('status', documents.checkpoint(model))
  const parked = await guarded('status', documents.parked(model))
  return {
    model,
    checkpoint: E.isLeft(checkpoint) ? null : checkpoint.right,
    lag: E.isLeft(checkpoint) || head === null ? null : Math.max(0, head - checkpoint.right),
    parked: E.isLeft(parked) ? null : parked.right.length,
  }
}

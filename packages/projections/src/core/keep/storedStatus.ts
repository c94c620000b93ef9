import { guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { DocumentStore, ModelId } from '../ports/documentStore.js'
import { type Countable, lagAfter } from './lag.js'
import type { ModelStatus } from './projectorStatus.js'

/** What its store alone says of a read model. */
export type StoredStatus = Pick<ModelStatus, 'model' | 'checkpoint' | 'lag' | 'parked'>

/** Where a read model stands, whoever moves it; what cannot be known is `null`, never zero. */
export const storedStatusOf = async (
  { store, documents }: { readonly store: Countable; readonly documents: Pick<DocumentStore, 'standing' | 'parked'> },
  model: ModelId,
): Promise<StoredStatus> => {
  const standing = await guarded('status', documents.standing(model))
  const parked = await guarded('status', documents.parked(model))
  const lag = E.isLeft(standing) ? standing : await lagAfter(store, standing.right)
  return {
    model,
    checkpoint: E.isLeft(standing) ? null : standing.right.checkpoint,
    lag: E.isLeft(lag) ? null : lag.right,
    parked: E.isLeft(parked) ? null : parked.right.length,
  }
}

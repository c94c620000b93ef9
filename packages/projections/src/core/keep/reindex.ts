import { type Failure } from '@mandat/domain'
import { contended, guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import { decodeDocuments } from '../fold/decodeDocument.js'
import { indexesOf } from '../fold/foldBatch.js'
import type { AnyProjection } from '../fold/projection.js'
import type { DocumentRow, DocumentStore } from '../ports/documentStore.js'
import { labelOf, modelOf } from '../ports/modelLabel.js'

type Documents = Pick<DocumentStore, 'scan' | 'commit' | 'checkpoint'>
const PAGE = 200
const ATTEMPTS = 50

/**
 * Makes the index entries of every document anew, as the projection has them now; the documents stay. For what an index
 * rests on beside the document: the policy. May run beside the projector.
 */
export const reindex =
  (documents: Documents, projection: AnyProjection): TaskEither<Failure, void> =>
  async () => {
    let after: string | null = null
    for (let ended = false; !ended;) {
      const rows = await reindexPage(documents, projection, after)
      if (E.isLeft(rows)) return rows
      ended = rows.right.length < PAGE
      after = rows.right.at(-1)?.key ?? after
    }
    return E.right(undefined)
  }

const reindexPage = async (
  documents: Documents,
  projection: AnyProjection,
  after: string | null,
): Promise<E.Either<Failure, ReadonlyArray<DocumentRow>>> => {
  const model = modelOf(projection)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const at = await guarded(labelOf(model), documents.checkpoint(model))
    if (E.isLeft(at)) return at
    const rows = await guarded(labelOf(model), documents.scan(model, { after, count: PAGE }))
    if (E.isLeft(rows) || rows.right.length === 0) return rows
    const pairs = rows.right.map(({ key, document }) => [key, document] as const)
    const readable = decodeDocuments(projection.document as t.Type<unknown>, model, pairs)
    if (E.isLeft(readable)) return readable
    const writes = rows.right.map((row) => ({ ...row, indexes: indexesOf(projection, row.document, row.key) }))
    const kept = await guarded(labelOf(model), documents.commit(model, { from: at.right, to: at.right, writes }))
    if (E.isLeft(kept)) return kept
    if (kept.right) return rows
  }
  return E.left(contended(labelOf(model), 'the read model moved on at every try; try again when less is going on'))
}

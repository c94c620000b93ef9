import type { Failure } from '@mandat/domain'
import type { EventDefinition } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { decodeDocument, decodeDocuments } from '../fold/decodeDocument.js'
import type { DocumentRow, DocumentStore, IndexQuery } from '../ports/documentStore.js'
import type { Projection } from '../fold/projection.js'
import { modelOf } from '../ports/modelLabel.js'

type Defs = ReadonlyArray<EventDefinition>

const documentsOf = <D, P extends Defs>(
  projection: Projection<D, P>,
  rows: ReadonlyArray<DocumentRow>,
): E.Either<Failure, ReadonlyArray<D>> =>
  decodeDocuments(
    projection.document,
    projection,
    rows.map(({ key, document }) => [key, document]),
  )

/**
 * A read model's document by key, checked and typed by its projection; `null` when there is none. What is stored and is
 * no such document is `Unreadable`, here and in every function below.
 */
export const readOne = <D, P extends Defs>(
  documents: Pick<DocumentStore, 'get'>,
  projection: Projection<D, P>,
  key: string,
): TE.TaskEither<Failure, D | null> =>
  pipe(
    documents.get(modelOf(projection), key),
    TE.flatMapEither((found): E.Either<Failure, D | null> =>
      O.isNone(found) ? E.right(null) : decodeDocument(projection.document, projection, key, found.value),
    ),
  )

/** Several documents, in the order of their keys; those that do not exist are left out. */
export const readMany = <D, P extends Defs>(
  documents: Pick<DocumentStore, 'getMany'>,
  projection: Projection<D, P>,
  keys: ReadonlyArray<string>,
): TE.TaskEither<Failure, ReadonlyArray<D>> =>
  pipe(
    documents.getMany(modelOf(projection), keys),
    TE.flatMapEither((found) =>
      documentsOf(
        projection,
        keys.filter((key) => found.has(key)).map((key) => ({ key, document: found.get(key) })),
      ),
    ),
  )

/** The documents of one page, typed by their projection, in the order of the index. */
export interface ReadPage<D> {
  readonly documents: ReadonlyArray<D>
  /** Where the next page starts, or `null` at the end. */
  readonly next: string | null
}

/** One page of an index. */
export const readPage = <D, P extends Defs>(
  documents: Pick<DocumentStore, 'find'>,
  projection: Projection<D, P>,
  query: IndexQuery,
): TE.TaskEither<Failure, ReadPage<D>> =>
  pipe(
    documents.find(modelOf(projection), query),
    TE.flatMapEither(({ rows, next }) =>
      E.map((decoded: ReadonlyArray<D>) => ({ documents: decoded, next }))(documentsOf(projection, rows)),
    ),
  )

/** Every document in a range of an index: for what is bounded by its nature, such as one organisation's products. */
export const readWhole =
  <D, P extends Defs>(
    documents: Pick<DocumentStore, 'find'>,
    projection: Projection<D, P>,
    query: Omit<IndexQuery, 'count' | 'after'>,
  ): TE.TaskEither<Failure, ReadonlyArray<D>> =>
  async () => {
    const all: Array<D> = []
    for (let after: string | null | undefined; after !== null;) {
      const page: E.Either<Failure, ReadPage<D>> = await readPage(documents, projection, {
        ...query,
        count: 500,
        ...(after === undefined ? {} : { after }),
      })()
      if (E.isLeft(page)) return page
      all.push(...page.right.documents)
      after = page.right.next
    }
    return E.right(all)
  }

/** A range of documents in key order, with their keys. */
export const readScan = <D, P extends Defs>(
  documents: Pick<DocumentStore, 'scan'>,
  projection: Projection<D, P>,
  range: { readonly after: string | null; readonly count: number },
): TE.TaskEither<Failure, ReadonlyArray<{ readonly key: string; readonly document: D }>> =>
  pipe(
    documents.scan(modelOf(projection), range),
    TE.flatMapEither((rows) =>
      E.map((decoded: ReadonlyArray<D>) => decoded.map((document, i) => ({ key: rows[i]?.key ?? '', document })))(
        documentsOf(projection, rows),
      ),
    ),
  )

/** Every document there is, page by page in key order. */
export const readEvery =
  <D, P extends Defs>(
    documents: Pick<DocumentStore, 'scan'>,
    projection: Projection<D, P>,
  ): TE.TaskEither<Failure, ReadonlyArray<D>> =>
  async () => {
    const all: Array<D> = []
    for (let after: string | null = null; ;) {
      const rows = await readScan(documents, projection, { after, count: 500 })()
      if (E.isLeft(rows)) return rows
      all.push(...rows.right.map(({ document }) => document))
      after = rows.right.at(-1)?.key ?? after
      if (rows.right.length < 500) return E.right(all)
    }
  }

import { type Failure } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentRow, DocumentStore, IndexValue, ModelId } from '../ports/documentStore.js'
import { compareEntries, compareText, documentRows, indexRows, type Rows } from './rows.js'
import { sameJson } from './sameJson.js'

/** A document, or an entry of it in an index, that only one of two models has, or that says something else in each. */
export interface Difference {
  readonly key: string
  readonly what: 'OnlyInFirst' | 'OnlyInSecond' | 'Differs'
  /** The index, and what it holds of the document; left out where the document itself is meant. */
  readonly entry?: { readonly index: string; readonly value: IndexValue }
}
/** Whether two models hold the same; `documents` is how many they hold. */
export type Comparison =
  | { readonly _tag: 'Identical'; readonly documents: number }
  /** The first differences, in key order, then those of each index in its order. */
  | { readonly _tag: 'Different'; readonly differences: ReadonlyArray<Difference> }

/**
 * Compares two models document by document, in key order and page by page, so that memory does not grow with them, then
 * the indexes that are named, as queries find their entries (LOG-06). Both should stand at the same checkpoint.
 */
export const compareModels =
  (
    documents: Pick<DocumentStore, 'scan' | 'find'>,
    first: ModelId,
    second: ModelId,
    options: { readonly differences?: number; readonly page?: number; readonly indexes?: ReadonlyArray<string> } = {},
  ): TaskEither<Failure, Comparison> =>
  async () => {
    const { differences: most = 10, page = 500, indexes = [] } = options
    const rows = (model: ModelId): Rows<DocumentRow> => documentRows(documents, model, page)
    const whole = await merged(rows(first), rows(second), {
      most,
      order: (a, b) => compareText(a.key, b.key),
      same: (a, b) => sameJson(a.document, b.document),
    })
    if (E.isLeft(whole)) return whole
    const differences: Array<Difference> = whole.right.found.map(({ row: { key }, what }) => ({ key, what }))
    for (const index of indexes) {
      const entries = (model: ModelId) => indexRows(documents, model, { index, count: page })
      const left = most - differences.length
      const one = await merged(entries(first), entries(second), { most: left, order: compareEntries, same: () => true })
      if (E.isLeft(one)) return one
      differences.push(
        ...one.right.found.map(({ row: { key, value }, what }) => ({ key, what, entry: { index, value } })),
      )
    }
    return E.right(
      differences.length === 0
        ? { _tag: 'Identical', documents: whole.right.same }
        : { _tag: 'Different', differences },
    )
  }

interface Merging<R> {
  readonly most: number
  readonly order: (a: R, b: R) => number
  readonly same: (a: R, b: R) => boolean
}
interface Merged<R> {
  readonly found: ReadonlyArray<{ readonly row: R; readonly what: Difference['what'] }>
  readonly same: number
}

/** Goes through both at once, up to `most` differences. */
const merged = async <R>(
  a: Rows<R>,
  b: Rows<R>,
  { most, order, same: isSame }: Merging<R>,
): Promise<E.Either<Failure, Merged<R>>> => {
  const found: Array<Merged<R>['found'][number]> = []
  let same = 0
  for (let [left, right] = [await a(), await b()]; ;) {
    if (E.isLeft(left)) return left
    if (E.isLeft(right)) return right
    const [one, other] = [left.right, right.right]
    if (found.length >= most || (one === null && other === null)) return E.right({ found, same })
    const ordered = one === null ? 1 : other === null ? -1 : order(one, other)
    if (one !== null && ordered < 0) found.push({ row: one, what: 'OnlyInFirst' })
    else if (other !== null && ordered > 0) found.push({ row: other, what: 'OnlyInSecond' })
    else if (one !== null && other !== null && !isSame(one, other)) found.push({ row: one, what: 'Differs' })
    else same += 1
    if (ordered <= 0) left = await a()
    if (ordered >= 0) right = await b()
  }
}

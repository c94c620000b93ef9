import { type Failure } from '@mandat/domain'
import { guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentRow, DocumentStore, ModelId } from '../ports/documentStore.js'
import { sameJson } from './sameJson.js'
import { labelOf } from '../ports/modelLabel.js'

/** A document that only one of two models has, or that says something else in each. */
export interface Difference {
  readonly key: string
  readonly what: 'OnlyInFirst' | 'OnlyInSecond' | 'Differs'
}
/** Whether two models hold the same; `documents` is how many they hold. */
export type Comparison =
  | { readonly _tag: 'Identical'; readonly documents: number }
  /** The first differences, in key order. */
  | { readonly _tag: 'Different'; readonly differences: ReadonlyArray<Difference> }

/**
 * Compares two models document by document, in key order and page by page, so that memory does not grow with them
 * (LOG-06). Both should stand at the same checkpoint.
 */
export const compareModels =
  (
    documents: Pick<DocumentStore, 'scan'>,
    first: ModelId,
    second: ModelId,
    { differences: most = 10, page = 500 }: { readonly differences?: number; readonly page?: number } = {},
  ): TaskEither<Failure, Comparison> =>
  async () => {
    const a = rowsOf(documents, first, page)
    const b = rowsOf(documents, second, page)
    const differences: Array<Difference> = []
    let same = 0
    for (let [left, right] = [await a(), await b()]; ;) {
      if (E.isLeft(left)) return left
      if (E.isLeft(right)) return right
      if (differences.length >= most || (left.right === null && right.right === null))
        return E.right(
          differences.length === 0 ? { _tag: 'Identical', documents: same } : { _tag: 'Different', differences },
        )
      const order = left.right === null ? 1 : right.right === null ? -1 : compareKeys(left.right.key, right.right.key)
      if (order < 0 && left.right !== null) differences.push({ key: left.right.key, what: 'OnlyInFirst' })
      else if (order > 0 && right.right !== null) differences.push({ key: right.right.key, what: 'OnlyInSecond' })
      else if (left.right !== null && !sameJson(left.right.document, right.right?.document))
        differences.push({ key: left.right.key, what: 'Differs' })
      else same += 1
      if (order <= 0) left = await a()
      if (order >= 0) right = await b()
    }
  }

/** The model's documents, one per call, in key order; `null` at the end. */
const rowsOf = (
  documents: Pick<DocumentStore, 'scan'>,
  model: ModelId,
  count: number,
): (() => Promise<E.Either<Failure, DocumentRow | null>>) => {
  let rows: ReadonlyArray<DocumentRow> = []
  let index = 0
  let last: string | null = null
  let ended = false
  return async () => {
    if (index === rows.length && !ended) {
      const read: E.Either<Failure, ReadonlyArray<DocumentRow>> = await guarded(
        labelOf(model),
        documents.scan(model, { after: last, count }),
      )
      if (E.isLeft(read)) return read
      rows = read.right
      index = 0
      ended = rows.length < count
      last = rows.at(-1)?.key ?? last
    }
    const row = rows[index] ?? null
    if (row !== null) index += 1
    return E.right(row)
  }
}

/** By code points, as stores sort UTF-8. */
const compareKeys = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]]
  const at = left.findIndex((char, i) => char !== right[i])
  if (at < 0) return left.length - right.length
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1)
}

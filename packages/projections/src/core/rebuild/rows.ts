import { type Failure } from '@mandat/domain'
import { guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentRow, DocumentStore, IndexValue, ModelId } from '../ports/documentStore.js'
import { labelOf } from '../ports/modelLabel.js'

/** What stands in an index: by value, then by key. */
export interface Entry {
  readonly key: string
  readonly value: IndexValue
}
/** One row per call, in order; `null` at the end. */
export type Rows<R> = () => Promise<E.Either<Failure, R | null>>
interface Part<R, After> {
  readonly rows: ReadonlyArray<R>
  readonly next: After | null
}

/** Reads page by page, so that memory does not grow with what is read. */
const paged = <R, After>(
  model: ModelId,
  read: (after: After | null) => TaskEither<Failure, Part<R, After>>,
): Rows<R> => {
  let part: Part<R, After> = { rows: [], next: null }
  let index = 0
  let begun = false
  return async () => {
    while (index === part.rows.length && (!begun || part.next !== null)) {
      const found = await guarded(labelOf(model), read(part.next))
      if (E.isLeft(found)) return found
      ;[part, index, begun] = [found.right, 0, true]
    }
    const row = part.rows[index] ?? null
    if (row !== null) index += 1
    return E.right(row)
  }
}

/** The model's documents, in key order. */
export const documentRows = ({ scan }: Pick<DocumentStore, 'scan'>, model: ModelId, count: number): Rows<DocumentRow> =>
  paged<DocumentRow, string>(
    model,
    (after) => async () =>
      E.map((rows: ReadonlyArray<DocumentRow>) => ({
        rows,
        next: rows.length < count ? null : (rows.at(-1)?.key ?? null),
      }))(await scan(model, { after, count })()),
  )

/** The entries of an index, those of one value where it is given, as a query finds them. */
export const indexRows = (
  { find }: Pick<DocumentStore, 'find'>,
  model: ModelId,
  { index, value, count }: { readonly index: string; readonly value?: IndexValue; readonly count: number },
): Rows<Entry> => {
  const range = value === undefined ? {} : { from: value, to: value }
  return paged<Entry, string>(model, (after) =>
    find(model, { index, ...range, ...(after === null ? {} : { after }), count }),
  )
}

/** By code points, as stores sort UTF-8. */
export const compareText = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]]
  const at = left.findIndex((char, i) => char !== right[i])
  if (at < 0) return left.length - right.length
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1)
}
/** Numbers before texts, as stores sort them. */
const compareValues = (a: IndexValue, b: IndexValue): number => {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
  return typeof b === 'number' ? 1 : compareText(a, b)
}
export const compareEntries = (a: Entry, b: Entry): number =>
  compareValues(a.value, b.value) || compareText(a.key, b.key)

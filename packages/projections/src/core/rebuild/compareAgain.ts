import { type Failure } from '@mandat/domain'
import { guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { indexesOf } from '../fold/foldBatch.js'
import type { AnyProjection } from '../fold/projection.js'
import type { DocumentStore, IndexValue, ModelId } from '../ports/documentStore.js'
import { labelOf } from '../ports/modelLabel.js'
import type { Difference } from './compareModels.js'
import { indexRows } from './rows.js'
import { sameJson } from './sameJson.js'

const PAGE = 500
type Documents = Pick<DocumentStore, 'getMany' | 'find'>
type Entry = NonNullable<Difference['entry']>

/**
 * Compares a few documents of two models, and their entries: those that differed while both moved, and those that were
 * written since. Few are looked at so fast that a busy log leaves the time for it.
 */
export const compareAgain = async (
  documents: Documents,
  projection: AnyProjection,
  [first, second]: readonly [ModelId, ModelId],
  suspects: ReadonlyArray<Pick<Difference, 'key' | 'entry'>>,
): Promise<E.Either<Failure, ReadonlyArray<Difference>>> => {
  const keys = [...new Set(suspects.map(({ key }) => key))].sort()
  const one = await guarded(labelOf(first), documents.getMany(first, keys))
  if (E.isLeft(one)) return one
  const other = await guarded(labelOf(second), documents.getMany(second, keys))
  if (E.isLeft(other)) return other
  const differences: Array<Difference> = []
  const entries = new Map<string, Entry & { readonly keys: Set<string> }>()
  const look = (key: string, entry: Entry): void => {
    const name = JSON.stringify([entry.index, entry.value])
    entries.set(name, { ...entry, keys: (entries.get(name)?.keys ?? new Set()).add(key) })
  }
  for (const key of keys) {
    const [a, b] = [one.right.get(key), other.right.get(key)]
    const what = a === undefined ? 'OnlyInSecond' : b === undefined ? 'OnlyInFirst' : 'Differs'
    if (!sameJson(a, b)) differences.push({ key, what })
    for (const document of [a, b])
      for (const [index, values] of Object.entries(document === undefined ? {} : indexesOf(projection, document, key)))
        for (const value of values) look(key, { index, value })
  }
  for (const { key, entry } of suspects) if (entry !== undefined) look(key, entry)
  for (const { index, value, keys: wanted } of entries.values()) {
    const inFirst = await heldOf(documents, first, { index, value }, wanted)
    if (E.isLeft(inFirst)) return inFirst
    const inSecond = await heldOf(documents, second, { index, value }, wanted)
    if (E.isLeft(inSecond)) return inSecond
    for (const key of wanted) {
      const what = inFirst.right.has(key) ? 'OnlyInFirst' : 'OnlyInSecond'
      if (inFirst.right.has(key) !== inSecond.right.has(key)) differences.push({ key, what, entry: { index, value } })
    }
  }
  return E.right(differences)
}

/** Which of the documents the index holds under the value. */
const heldOf = async (
  documents: Documents,
  model: ModelId,
  { index, value }: { readonly index: string; readonly value: IndexValue },
  wanted: ReadonlySet<string>,
): Promise<E.Either<Failure, ReadonlySet<string>>> => {
  const next = indexRows(documents, model, { index, value, count: PAGE })
  const held = new Set<string>()
  for (;;) {
    const row = await next()
    if (E.isLeft(row)) return row
    if (row.right === null || held.size === wanted.size) return E.right(held)
    if (wanted.has(row.right.key)) held.add(row.right.key)
  }
}

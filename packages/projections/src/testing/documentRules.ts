import { type Failure, type Fault } from '@mandat/domain'
import { invalidInput, jsonFault } from '@mandat/domain/kit'
import type { DocumentStore, IndexQuery, IndexValue, ModelId } from '../core/ports/documentStore.js'

/** What no document store takes, and the order that all of them give. */

export type Change = Parameters<DocumentStore['commit']>[1]
/** Where a page of an index ended. */
export interface Place {
  readonly value: IndexValue
  readonly key: string
}

const isWord = (u: string): boolean => /^[A-Za-z0-9_]{1,64}$/.test(u)
// eslint-disable-next-line no-control-regex -- control characters are what this refuses
const isKey = (u: string): boolean => /^[^\u0000-\u001f\u007f]{1,512}$/.test(u) && u.isWellFormed()
const isValue = (u: unknown): u is IndexValue =>
  typeof u === 'number' ? Number.isFinite(u) : typeof u === 'string' && u.isWellFormed() && !u.includes('\u0000')
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0

/** JSON text would give it back as it is. */
const isJson = (value: unknown): boolean => {
  try {
    return jsonFault(value, '') === null
  } catch {
    return false
  }
}

const refusing = (...rules: ReadonlyArray<readonly [holds: boolean, path: string]>): Failure | null => {
  const faults = rules.flatMap(([holds, path]): ReadonlyArray<Fault> =>
    holds ? [] : [{ path, expected: 'what every store can keep' }],
  )
  return faults.length === 0 ? null : invalidInput(faults)
}
export const wrongModel = ({ name, version }: ModelId): Failure | null =>
  refusing([isWord(name), 'model.name'], [Number.isSafeInteger(version) && version >= 1, 'model.version'])
export const wrongCount = (count: number): Failure | null => refusing([isCount(count), 'count'])
export const wrongChange = ({ from, to, writes, park = [], seen = [] }: Change): Failure | null =>
  refusing(
    [Number.isSafeInteger(to) && to >= from, 'to'],
    ...writes.flatMap(({ key, document, indexes }): ReadonlyArray<readonly [boolean, string]> => [
      [isKey(key), 'writes.key'],
      [isJson(document), 'writes.document'],
      ...Object.entries(indexes).map(
        ([index, values]) => [isWord(index) && values.every(isValue), 'writes.indexes'] as const,
      ),
    ]),
    ...seen.map(({ stream, id }) => [isKey(stream) && isKey(id), 'seen'] as const),
    ...park.map(({ stream, reason }) => [isKey(stream) && isValue(reason), 'park'] as const),
  )
export const wrongQuery = ({ index, from, to, after, count }: IndexQuery): Failure | null =>
  refusing(
    [isCount(count), 'count'],
    [isWord(index), 'index'],
    [(from === undefined || isValue(from)) && (to === undefined || isValue(to)), 'index'],
    [after === undefined || placeOf(after) !== null, 'after'],
  )

/** Cursors are opaque to who pages, and no secret to a test. */
export const cursorOf = ({ value, key }: Place): string => JSON.stringify([value, key])
export const placeOf = (cursor: string): Place | null => {
  try {
    const [value, key, ...more] = JSON.parse(cursor) as Array<unknown>
    return isValue(value) && typeof key === 'string' && more.length === 0 ? { value, key } : null
  } catch {
    return null
  }
}

/** Surrogates stand for code points above all others. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)
const compareText = (a: string, b: string): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i++)
    if (a[i] !== b[i]) return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i))
  return a.length - b.length
}
/** Numbers before text, text by code points. */
export const compareValues = (a: IndexValue, b: IndexValue): number => {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
  return typeof b === 'number' ? 1 : compareText(a, b)
}
export const comparePlaces = (a: Place, b: Place): number =>
  compareValues(a.value, b.value) || compareText(a.key, b.key)

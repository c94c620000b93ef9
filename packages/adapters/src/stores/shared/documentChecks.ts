import { type Failure, type Position, type StreamName } from '@mandat/domain'
import { invalidInput } from '@mandat/domain/kit'
import type { ModelId } from '@mandat/projections'
import type { DocumentWrite, IndexQuery, IndexValue, Parked, Seen } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkRange, invalid, isName, isText } from './checks.js'

/** What every document store refuses before it touches anything. */

const WORD = /^[A-Za-z0-9_]{1,64}$/
const isWord = (u: unknown): u is string => typeof u === 'string' && WORD.test(u)
const WORDS = '1 to 64 letters, digits or underscores'
const KEYS = 'a key of 1 to 512 characters without control characters'

export const isIndexValue = (u: unknown): u is IndexValue => (typeof u === 'number' ? Number.isFinite(u) : isText(u))

export const checkModel = (model: ModelId): E.Either<Failure, void> => {
  if (!isWord(model.name)) return E.left(invalid('model.name', WORDS))
  if (!Number.isSafeInteger(model.version) || model.version < 1)
    return E.left(invalid('model.version', 'an integer from 1 on'))
  return E.right(undefined)
}

export const notOpened = (model: ModelId): Failure =>
  invalid('model', `a model that was opened; ${model.name} version ${String(model.version)} was not, or was dropped`)

/** Two names that differ only by case would share their place in some stores. */
export const takenName = invalid(
  'model.name',
  'a name that differs from the others in more than the case of its letters',
)

export interface Change {
  readonly from: Position
  readonly to: Position
  readonly writes: ReadonlyArray<DocumentWrite>
  readonly park?: ReadonlyArray<Parked>
  readonly seen?: ReadonlyArray<Seen>
}

/** The writes by key; of two to the same key the last one counts. */
export const checkChange = (model: ModelId, change: Change): E.Either<Failure, ReadonlyMap<string, DocumentWrite>> => {
  const checked = checkModel(model)
  if (E.isLeft(checked)) return checked
  if (!Number.isSafeInteger(change.to) || change.to < change.from)
    return E.left(invalid('to', 'a position not before `from`'))
  const writes = new Map<string, DocumentWrite>()
  for (const write of change.writes) {
    if (!isName(write.key)) return E.left(invalidInput([{ path: 'writes.key', expected: KEYS }]))
    for (const [index, values] of Object.entries(write.indexes)) {
      if (!isWord(index)) return E.left(invalid('writes.indexes', WORDS))
      if (!values.every(isIndexValue))
        return E.left(invalid(`writes.indexes.${index}`, 'finite numbers or well-formed text'))
    }
    writes.set(write.key, write)
  }
  for (const { stream, reason } of change.park ?? [])
    if (!isName(stream) || !isText(reason))
      return E.left(invalid('park', 'a stream name and a reason in well-formed text'))
  for (const { stream, id } of change.seen ?? [])
    if (!isName(stream) || !isName(id)) return E.left(invalid('seen', 'events by the names of their streams and by id'))
  return E.right(writes)
}

/** Whether the streams that are parked are those that the writer knows of, where it says so. */
export const knowsParked = (
  knowing: ReadonlyArray<StreamName> | undefined,
  parked: ReadonlySet<StreamName>,
): boolean => {
  if (knowing === undefined) return true
  const known = new Set(knowing)
  return known.size === parked.size && [...parked].every((stream) => known.has(stream))
}

/** Where a page of an index ended. */
export interface Place {
  readonly value: IndexValue
  readonly key: string
}

export const cursorOf = ({ value, key }: Place): string =>
  Buffer.from(JSON.stringify([value, key])).toString('base64url')

const placeOf = (cursor: string): Place | null => {
  try {
    const [value, key, ...more] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Array<unknown>
    return isIndexValue(value) && typeof key === 'string' && more.length === 0 ? { value, key } : null
  } catch {
    return null
  }
}

/** The place after which a page starts, or `null` for the first page. */
export const checkQuery = (model: ModelId, query: IndexQuery): E.Either<Failure, Place | null> => {
  const checked = E.flatMap(checkModel(model), () => checkRange(query.count, 0))
  if (E.isLeft(checked)) return checked
  if (!isWord(query.index)) return E.left(invalid('index', WORDS))
  for (const end of [query.from, query.to])
    if (end !== undefined && !isIndexValue(end))
      return E.left(invalid('index', 'a range of finite numbers or well-formed text'))
  if (query.after === undefined) return E.right(null)
  const after = placeOf(query.after)
  return after === null ? E.left(invalid('after', 'the `next` of a page')) : E.right(after)
}

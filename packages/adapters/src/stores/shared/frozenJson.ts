import type { Failure } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { invalid } from './checks.js'

/**
 * What JSON text would give back, deep-frozen, without making the text: neither the writer nor a reader can change it.
 * What cannot be JSON is a failure.
 */
export const frozenJson = (value: unknown, path: string): E.Either<Failure, unknown> =>
  E.map(({ json }: Measured) => json)(measuredJson(value, path))

/** A frozen copy, and how many bytes its text has at most. */
export interface Measured {
  readonly json: unknown
  readonly mostBytes: number
}
/** {@link frozenJson}, with a bound of its size, which costs next to nothing here. */
export const measuredJson = (value: unknown, path: string): E.Either<Failure, Measured> => {
  bytes = 0
  try {
    const json = copy(value, '', 0)
    return json === undefined ? E.left(notJson(path)) : E.right({ json, mostBytes: bytes })
  } catch {
    return E.left(notJson(path))
  }
}
/** Of the copy that is being made: six for what may have to be escaped, and what stands between the values. */
let bytes = 0

export const notJson = (path: string): Failure => invalid(path, 'what JSON can hold')

/** Deep enough for any event, shallow enough for the stack; it also ends a cycle. */
const MAX_DEPTH = 1_000

const copy = (value: unknown, key: string, depth: number): unknown => {
  switch (typeof value) {
    case 'string':
      bytes += 6 * value.length + 3
      return value
    case 'boolean':
      bytes += 6
      return value
    case 'number':
      bytes += 26
      // as JSON: no NaN, no infinity, no minus zero
      return Number.isFinite(value) ? (value === 0 ? 0 : value) : null
    case 'object':
      bytes += 5
      return value === null ? null : copyObject(value, key, depth)
    case 'bigint':
      throw new TypeError('bigint')
    case 'undefined':
    case 'function':
    case 'symbol':
      return undefined
  }
}

const copyObject = (value: object, key: string, depth: number): unknown => {
  if (depth > MAX_DEPTH) throw new RangeError('too deep')
  const { toJSON } = value as { toJSON?: unknown }
  if (typeof toJSON === 'function') {
    const plain: unknown = (toJSON as (this: object, key: string) => unknown).call(value, key)
    return plain === value ? copyFields(value, depth) : copy(plain, key, depth + 1)
  }
  return copyFields(value, depth)
}

const copyFields = (value: object, depth: number): unknown => {
  if (Array.isArray(value)) {
    const items: Array<unknown> = []
    // what is left out of an object is null here
    bytes += 5 * value.length
    for (let i = 0; i < value.length; i++) items.push(copy(value[i], String(i), depth + 1) ?? null)
    return Object.freeze(items)
  }
  const fields: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const field = copy((value as Record<string, unknown>)[key], key, depth + 1)
    if (field === undefined) continue
    bytes += 6 * key.length + 3
    // an assignment would set the prototype
    if (key === '__proto__') Object.defineProperty(fields, key, { value: field, enumerable: true })
    else fields[key] = field
  }
  return Object.freeze(fields)
}

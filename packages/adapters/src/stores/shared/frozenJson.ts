import type { Failure } from '@mandat/domain'
import { jsonFault } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { invalid } from './checks.js'

/**
 * A deep-frozen copy: neither the writer nor a reader can change it. What JSON text would not give back as it is, is a
 * failure.
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
    const fault = jsonFault(value, path)
    return fault === null ? E.right({ json: copy(value), mostBytes: bytes }) : E.left(notJson(fault))
  } catch {
    return E.left(notJson(path))
  }
}
/** Of the copy that is being made: six for what may have to be escaped, and what stands between the values. */
let bytes = 0

export const notJson = (path: string): Failure => invalid(path, 'what JSON can hold')

/** Of what has no fault. */
const copy = (value: unknown): unknown => {
  if (typeof value === 'string') {
    bytes += 6 * value.length + 3
    return value
  }
  bytes += 26
  // minus zero is zero
  if (typeof value === 'number') return value === 0 ? 0 : value
  return typeof value === 'object' && value !== null ? copyFields(value) : value
}

const copyFields = (value: object): unknown => {
  if (Array.isArray(value)) return Object.freeze(value.map(copy))
  const fields: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const given = (value as Record<string, unknown>)[key]
    if (given === undefined) continue
    const field = copy(given)
    bytes += 6 * key.length + 3
    // an assignment would set the prototype
    if (key === '__proto__') Object.defineProperty(fields, key, { value: field, enumerable: true })
    else fields[key] = field
  }
  return Object.freeze(fields)
}

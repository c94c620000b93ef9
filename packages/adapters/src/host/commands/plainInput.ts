import { type Failure, type Fault, invalidInput, Secret } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'

/** Deeper than any command's content. */
const DEEPEST = 32

/**
 * A copy of what came from outside that is plain data: no getters, prototypes, cycles or BigInts reach anything behind
 * this line, nothing in it can throw there, and nothing becomes `null` by itself. A {@link Secret} stays one.
 */
export const plainInput = (input: unknown, maxBytes: number): E.Either<Failure, unknown> => {
  const faults: Array<Fault> = []
  const within: Array<object> = []
  let room = maxBytes

  const fault = (path: string, expected: string): undefined => void faults.push({ path, expected })
  const guarded = <A>(path: string, f: () => A): A | undefined => {
    try {
      return f()
    } catch {
      return fault(path, 'plain data that JSON can hold')
    }
  }
  const copy = (value: unknown, path: string): unknown => {
    // what is too large is not looked at to its end
    if (room < 0) return undefined
    switch (typeof value) {
      case 'string':
        room -= Buffer.byteLength(value)
        return value
      case 'number':
        room -= 1
        return Number.isFinite(value) ? value : fault(path, 'a finite number')
      case 'boolean':
      case 'undefined':
        room -= 1
        return value
      case 'bigint':
      case 'function':
      case 'symbol':
        return fault(path, 'plain data that JSON can hold')
      case 'object':
        return value === null ? null : guarded(path, () => copyObject(value, path))
    }
  }
  const copyObject = (value: object, path: string): unknown => {
    room -= 2
    if (value instanceof Secret) {
      room -= Buffer.byteLength(value.reveal())
      return value
    }
    if (within.includes(value)) return fault(path, 'data that does not hold itself')
    if (within.length >= DEEPEST) return fault(path, `at most ${String(DEEPEST)} levels`)
    within.push(value)
    try {
      return contentOf(value, path)
    } finally {
      within.pop()
    }
  }
  const contentOf = (value: object, path: string): unknown => {
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
    if (value instanceof Date)
      return Number.isNaN(value.getTime()) ? fault(path, 'a date that exists') : value.toISOString()
    if (Array.isArray(value)) {
      if (value.length > room) room = -1
      return room < 0
        ? undefined
        : Array.from(value, (_, i) => guarded(at(String(i)), () => copy(value[i] ?? null, at(String(i)))))
    }
    const entries = Object.keys(value).map((key) => {
      room -= Buffer.byteLength(key)
      return [key, guarded(at(key), () => copy((value as Record<string, unknown>)[key], at(key)))] as const
    })
    // made of entries, `__proto__` is a field like any other
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined))
  }

  const plain = copy(input, '')
  if (room < 0) return E.left(invalidInput([{ path: '', expected: `at most ${String(maxBytes)} bytes` }]))
  return faults.length > 0 ? E.left(invalidInput(faults)) : E.right(plain)
}

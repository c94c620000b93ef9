import { type Failure, type Fault, Secret } from '@mandat/domain'
import { invalidInput } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'

/** Deeper than any command's content. */
const DEEPEST = 32
const PLAIN = 'plain data that JSON can hold'

/**
 * A copy of what came from outside that is plain data: no getters, prototypes, cycles or BigInts reach anything behind
 * this line, nothing in it can throw there, and nothing becomes `null` by itself. A {@link Secret} stays one.
 */
export const plainInput = (input: unknown, maxBytes: number): E.Either<Failure, unknown> => {
  const copying = copier(maxBytes)
  const plain = copying.copy(input, '')
  if (copying.isTooLarge()) return E.left(invalidInput([{ path: '', expected: `at most ${String(maxBytes)} bytes` }]))
  return copying.faults.length > 0 ? E.left(invalidInput(copying.faults)) : E.right(plain)
}

const copier = (maxBytes: number) => {
  const faults: Array<Fault> = []
  const within: Array<object> = []
  let room = maxBytes

  const fault = (path: string, expected: string): undefined => void faults.push({ path, expected })
  /** What throws while it is looked at is a fault like any other. */
  const looking = <A>(path: string, f: () => A): A | undefined => {
    try {
      return f()
    } catch {
      return fault(path, PLAIN)
    }
  }
  const copy = (value: unknown, path: string): unknown => {
    // what is too large is not looked at to its end
    if (room < 0) return undefined
    if (typeof value === 'object' && value !== null) return looking(path, () => copyObject(value, path))
    const size = sizeOf(value)
    if (size === null) return fault(path, typeof value === 'number' ? 'a finite number' : PLAIN)
    room -= size
    return value
  }
  const copyObject = (value: object, path: string): unknown => {
    room -= 2
    if (value instanceof Secret) {
      // what only looks like a secret reveals nothing
      const text = Secret.prototype.reveal.call(value)
      room -= Buffer.byteLength(text)
      return Secret.of(text)
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
    if (value instanceof Date) {
      // asked once, and not by a method that it may have of its own
      const ms = Date.prototype.getTime.call(value)
      return Number.isNaN(ms) ? fault(path, 'a date that exists') : new Date(ms).toISOString()
    }
    if (Array.isArray(value)) {
      const { length } = value
      if (length > room) room = -1
      return room < 0
        ? undefined
        : Array.from({ length }, (_, i) => looking(at(String(i)), () => copy(value[i] ?? null, at(String(i)))))
    }
    const entries = Object.keys(value).map((key) => {
      room -= Buffer.byteLength(key)
      return [key, looking(at(key), () => copy((value as Record<string, unknown>)[key], at(key)))] as const
    })
    // made of entries, `__proto__` is a field like any other
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined))
  }
  return { copy, faults: faults as ReadonlyArray<Fault>, isTooLarge: () => room < 0 }
}

/** What a value that holds no others takes up; `null` for what JSON cannot hold. */
const sizeOf = (value: unknown): number | null => {
  switch (typeof value) {
    case 'string':
      return Buffer.byteLength(value)
    case 'number':
      return Number.isFinite(value) ? 1 : null
    case 'boolean':
    case 'undefined':
      return 1
    case 'object':
      return value === null ? 0 : null
    case 'bigint':
    case 'function':
    case 'symbol':
      return null
  }
}

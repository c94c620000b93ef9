import { type Failure, invalidInput, Secret } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'

/**
 * What came from outside as plain data: no getters, prototypes, cycles or BigInts reach anything behind this line, and
 * nothing in it can throw there. A {@link Secret} may be given where its text may.
 */
export const plainInput = (input: unknown, maxBytes: number): E.Either<Failure, unknown> => {
  let json: string | undefined
  try {
    json = JSON.stringify(input, function (this: Record<string, unknown>, key: string, value: unknown) {
      const original = this[key]
      return original instanceof Secret ? original.reveal() : value
    }) as string | undefined
  } catch {
    return E.left(invalidInput([{ path: '', expected: 'plain data that JSON can hold' }]))
  }
  if (json === undefined) return E.left(invalidInput([{ path: '', expected: 'an object' }]))
  if (Buffer.byteLength(json) > maxBytes)
    return E.left(invalidInput([{ path: '', expected: `at most ${String(maxBytes)} bytes` }]))
  return E.right(JSON.parse(json) as unknown)
}

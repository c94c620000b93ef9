import type { Failure } from '@mandat/domain'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import type { Either } from 'fp-ts/lib/Either.js'

/** Whatever a caller in JavaScript may hand over, binary data included. */
export const oddValues: fc.Arbitrary<unknown> = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
})

const isRecord = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value) as never)

/** Whether JSON has the value as it is; of what is undefined, no field is kept. */
export const isJson = (value: unknown): boolean => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return false
  // by index: a hole in a list is no value
  if (Array.isArray(value)) return Array.from({ length: value.length }, (_, i) => value[i] as unknown).every(isJson)
  return isRecord(value) && Object.values(value).every((field) => field === undefined || isJson(field))
}

/** Every store does the same with it: what JSON has is kept as JSON has it, and all else is refused. */
export const keptOrRefused = async (
  value: unknown,
  keep: Either<Failure, unknown>,
  read: () => Promise<unknown>,
): Promise<void> => {
  if (!isJson(value)) expect(keep).toMatchObject({ _tag: 'Left', left: { kind: 'InvalidInput' } })
  else {
    expect(keep._tag).toBe('Right')
    expect(JSON.stringify(await read())).toBe(JSON.stringify(value))
  }
}

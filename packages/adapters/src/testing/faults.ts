import type { Failure } from '@mandat/domain'
import { expect } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { logOf, type TestHost } from './host.js'

/** The faults of a refused input, as `path: expected`; the log must be as it was. */
export const faultsOf = async (host: TestHost, input: unknown): Promise<ReadonlyArray<string>> => {
  const before = await logOf(host)
  const answer = await host.manager.executeUnknown(input)
  expect(await logOf(host)).toEqual(before)
  const failure: Failure | null = E.isLeft(answer) && answer.left._tag === 'Failure' ? answer.left : null
  expect(failure?.kind).toBe('InvalidInput')
  return failure?.kind === 'InvalidInput' ? failure.faults.map(({ path, expected }) => `${path}: ${expected}`) : []
}

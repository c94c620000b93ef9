import type { Fault } from '../values/codecs.js'
import { Instant } from '../values/instant.js'

const isObject = (u: unknown): u is object => typeof u === 'object' && u !== null

/**
 * What of an append is not even there to be looked into (a caller in JavaScript, a cast), and moments that are none;
 * every store answers them with `InvalidInput` before it looks at anything else.
 */
export const appendShape = (request: unknown): ReadonlyArray<Fault> => {
  if (!isObject(request)) return [{ path: 'request', expected: 'an append' }]
  const { command, basis, events } = request as { command?: unknown; basis?: unknown; events?: unknown }
  const faults: Array<Fault> = []
  if (!isObject(command)) faults.push({ path: 'command', expected: 'an id and a digest' })
  if (basis !== undefined) faults.push(...listFaults(basis, 'basis'))
  faults.push(...listFaults(events, 'events', momentFault))
  return faults
}

const momentFault = (event: object, path: string): ReadonlyArray<Fault> =>
  Instant.is((event as { recordedAt?: unknown }).recordedAt)
    ? []
    : [{ path: `${path}.recordedAt`, expected: 'a moment such as 2026-03-29T01:00:00.000Z' }]

const listFaults = (
  list: unknown,
  path: string,
  inOne: (item: object, path: string) => ReadonlyArray<Fault> = () => [],
): ReadonlyArray<Fault> => {
  if (!Array.isArray(list)) return [{ path, expected: 'a list' }]
  return Array.from(list as ReadonlyArray<unknown>, (item, i) => {
    const at = `${path}.${String(i)}`
    return isObject(item) ? inOne(item, at) : [{ path: at, expected: 'an object' }]
  }).flat()
}

import { type AppendRequest, type Failure, type Fault, invalidInput } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'

/** What every store refuses before it touches anything, so that all of them refuse the same. */

// eslint-disable-next-line no-control-regex -- control characters are what this refuses
const CONTROL = /[\u0000-\u001f\u007f]/

/** A name that every store keeps unchanged: well-formed Unicode without control characters. */
export const isName = (u: unknown, max = 512): u is string =>
  typeof u === 'string' && u.length > 0 && u.length <= max && u.isWellFormed() && !CONTROL.test(u)

const nameFault = (path: string): Fault => ({
  path,
  expected: 'a name of 1 to 512 characters without control characters',
})
export const invalid = (path: string, expected: string): Failure => invalidInput([{ path, expected }])

/** Checks names (keys, ids) by the path that a fault shall show. */
export const checkNames = (names: Readonly<Record<string, unknown>>): E.Either<Failure, void> => {
  const faults = Object.entries(names).flatMap(([path, name]) => (isName(name) ? [] : [nameFault(path)]))
  return faults.length === 0 ? E.right(undefined) : E.left(invalidInput(faults))
}

/** Checks the parts of an append that a caller in JavaScript, or a cast, can get wrong. */
export const checkAppend = (request: AppendRequest): E.Either<Failure, AppendRequest> => {
  const faults: Array<Fault> = []
  if (!isName(request.stream)) faults.push(nameFault('stream'))
  if (!Number.isSafeInteger(request.expectedRevision) || request.expectedRevision < -1)
    faults.push({ path: 'expectedRevision', expected: 'an integer from -1 on' })
  if (!isName(request.command.id)) faults.push(nameFault('command.id'))
  if (!isText(request.command.digest)) faults.push({ path: 'command.digest', expected: 'text' })
  if (request.after !== undefined && !isName(request.after)) faults.push(nameFault('after'))
  if (request.events.length === 0) faults.push({ path: 'events', expected: 'at least one event' })
  request.events.forEach((event, i) => {
    if (!isName(event.type)) faults.push(nameFault(`events.${String(i)}.type`))
    if (!isName(event.id)) faults.push(nameFault(`events.${String(i)}.id`))
    if (!isName(event.recordedAt)) faults.push(nameFault(`events.${String(i)}.recordedAt`))
    if (!Number.isSafeInteger(event.version) || event.version < 1)
      faults.push({ path: `events.${String(i)}.version`, expected: 'an integer from 1 on' })
  })
  return faults.length === 0 ? E.right(request) : E.left(invalidInput(faults))
}

/** Text of any length (also none) that every store keeps unchanged. */
export const isText = (u: unknown): u is string => typeof u === 'string' && u.isWellFormed() && !u.includes('\u0000')

/** Checks the numbers of a read: `count` from 0 on, the others any integer. */
export const checkRange = (count: number, from: number): E.Either<Failure, void> => {
  if (!Number.isSafeInteger(count) || count < 0) return E.left(invalid('count', 'an integer from 0 on'))
  if (!Number.isSafeInteger(from)) return E.left(invalid('from', 'an integer'))
  return E.right(undefined)
}

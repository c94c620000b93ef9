import { type Failure, type Fault } from '@mandat/domain'
import { type AppendRequest, appendShape, EVENT_BYTES, type IdleCommand, invalidInput } from '@mandat/domain/kit'
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
  const faults: Array<Fault> = [...appendShape(request)]
  if (faults.length > 0) return E.left(invalidInput(faults))
  if (!isName(request.stream)) faults.push(nameFault('stream'))
  if (!Number.isSafeInteger(request.expectedRevision) || request.expectedRevision < -1)
    faults.push({ path: 'expectedRevision', expected: 'an integer from -1 on' })
  if (!isName(request.command.id)) faults.push(nameFault('command.id'))
  if (!isText(request.command.digest)) faults.push({ path: 'command.digest', expected: 'text' })
  if (request.after !== undefined && !isName(request.after)) faults.push(nameFault('after'))
  request.basis?.forEach(({ stream, revision }, i) => {
    if (!isName(stream)) faults.push(nameFault(`basis.${String(i)}.stream`))
    if (!Number.isSafeInteger(revision)) faults.push({ path: `basis.${String(i)}.revision`, expected: 'an integer' })
  })
  if (request.events.length === 0) faults.push({ path: 'events', expected: 'at least one event' })
  request.events.forEach((event, i) => {
    if (!isName(event.type)) faults.push(nameFault(`events.${String(i)}.type`))
    if (!isName(event.id)) faults.push(nameFault(`events.${String(i)}.id`))
    if (!Number.isSafeInteger(event.version) || event.version < 1)
      faults.push({ path: `events.${String(i)}.version`, expected: 'an integer from 1 on' })
  })
  if (request.events.length > 1) faults.push(...repeatedIds(request.events))
  return faults.length === 0 ? E.right(request) : E.left(invalidInput(faults))
}

/** Checks what is kept of a command that had nothing to do. */
export const checkIdle = ({ command, stream, revision }: IdleCommand): E.Either<Failure, void> =>
  E.flatMap(checkNames({ 'command.id': command.id, stream }), () =>
    !isText(command.digest)
      ? E.left(invalid('command.digest', 'text'))
      : Number.isSafeInteger(revision) && revision >= -1
        ? E.right(undefined)
        : E.left(invalid('revision', 'an integer from -1 on')),
  )

/** UTF-16 units that could take more bytes than an event may have; fewer need not be counted. */
export const MOST_UNITS = Math.floor(EVENT_BYTES / 3)

/** The refusal of an event whose texts are larger than a stored event may be, or `null`. */
export const tooLarge = (index: number, data: string, meta: string): Failure | null => {
  if (data.length + meta.length <= MOST_UNITS) return null
  const size = Buffer.byteLength(data) + Buffer.byteLength(meta)
  return size <= EVENT_BYTES
    ? null
    : invalid(
        `events.${String(index)}`,
        `at most ${String(EVENT_BYTES)} bytes of data and metadata, not ${String(size)}`,
      )
}

const idFault = (index: number): Fault => ({
  path: `events.${String(index)}.id`,
  expected: 'an id that no other event has',
})
const repeatedIds = (events: AppendRequest['events']): ReadonlyArray<Fault> => {
  const seen = new Set<string>()
  return events.flatMap(({ id }, i) => (seen.size === seen.add(id).size ? [idFault(i)] : []))
}

/** LOG-10: the refusal of events whose ids stand elsewhere in the store, or `null` when `stands` knows none. */
export const takenIds = (
  events: ReadonlyArray<{ readonly id: string }>,
  stands: (id: string) => boolean,
): Failure | null => {
  const faults = events.flatMap(({ id }, i) => (stands(id) ? [idFault(i)] : []))
  return faults.length === 0 ? null : invalidInput(faults)
}

/** Text of any length (also none) that every store keeps unchanged. */
export const isText = (u: unknown): u is string => typeof u === 'string' && u.isWellFormed() && !u.includes('\u0000')

/** Checks the numbers of a read: `count` from 0 on, the others any integer. */
export const checkRange = (count: number, from: number): E.Either<Failure, void> => {
  if (!Number.isSafeInteger(count) || count < 0) return E.left(invalid('count', 'an integer from 0 on'))
  if (!Number.isSafeInteger(from)) return E.left(invalid('from', 'an integer'))
  return E.right(undefined)
}

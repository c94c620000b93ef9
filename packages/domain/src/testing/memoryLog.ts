import * as E from 'fp-ts/lib/Either.js'
import {
  EVENT_BYTES,
  NO_STREAM,
  type Position,
  START,
  type StoredEvent,
  type StreamName,
} from '../core/record/envelope.js'
import type { Fault } from '../core/values/codecs.js'
import { type Failure, invalidInput } from '../core/values/failure.js'
import { appendShape } from '../core/record/appendShape.js'
import { jsonFault } from '../core/values/jsonFault.js'
import type { Appended, AppendRequest, CommandRecord, IdleCommand } from '../core/ports/eventStore.js'
import { deepFreeze } from './spec.js'

export interface MemoryLogOptions {
  /** Whether `after` is looked at. */
  readonly chains: boolean
  /** Whether the basis is looked at (LOG-11). */
  readonly basis: boolean
  readonly commandIds: 'PerStream' | 'PerStore'
  /** `Sparse`: with gaps, so that who counts with positions is found out. */
  readonly positions: 'Dense' | 'Sparse'
}

/** The log of a test: the port's rules in the plainest way, at once and without a fault. */
export interface MemoryLog {
  readonly events: Array<StoredEvent>
  readonly write: (request: AppendRequest) => E.Either<Failure, Appended>
  readonly head: () => Position
  readonly take: (idle: IdleCommand) => E.Either<Failure, CommandRecord>
  readonly record: (command: string, stream: StreamName) => CommandRecord | undefined
}

export const memoryLog = ({ chains, basis: checksBasis, commandIds, positions }: MemoryLogOptions): MemoryLog => {
  const events: Array<StoredEvent> = []
  const commands = new Map<string, CommandRecord>()
  const inStream = (stream: StreamName): ReadonlyArray<StoredEvent> => events.filter((e) => e.stream === stream)
  const head = (): Position => events.at(-1)?.position ?? START
  const keyOf = (command: string, stream: StreamName): string =>
    commandIds === 'PerStore' ? command : `${command} ${stream}`
  const next = (): Position => head() + (positions === 'Dense' ? 1 : 3 + (events.length % 5) * 7)
  const conflictIn = ({ stream, expectedRevision, after, basis }: AppendRequest): Appended | null => {
    const wrongPlace = chains && after !== undefined && inStream(stream)[expectedRevision]?.id !== after
    for (const { stream: other, revision: expected } of [
      { stream, revision: expectedRevision },
      ...(checksBasis ? (basis ?? []) : []),
    ]) {
      const actual = inStream(other).length + NO_STREAM
      if (actual !== expected || (other === stream && wrongPlace))
        return { _tag: 'Conflict', stream: other, expected, actual }
    }
    return null
  }

  const write = (request: AppendRequest): E.Either<Failure, Appended> => {
    const shape = appendShape(request)
    const faults = shape.length > 0 ? shape : faultsOf(request)
    if (faults.length > 0) return E.left(invalidInput(faults))
    const { stream, expectedRevision, command } = request
    const there = inStream(stream)
    const last = there[expectedRevision + request.events.length]
    if (last !== undefined && request.events.every((e, i) => there[expectedRevision + 1 + i]?.id === e.id))
      return E.right({ _tag: 'Duplicate', revision: last.revision, position: last.position })
    const record = commands.get(keyOf(command.id, stream))
    if (record !== undefined) return E.right({ _tag: 'CommandKnown', record })
    const conflict = conflictIn(request)
    if (conflict !== null) return E.right(conflict)
    const taken = request.events.flatMap(({ id }, i) => (events.some((e) => e.id === id) ? [idFault(i)] : []))
    if (taken.length > 0) return E.left(invalidInput(taken))
    for (const [i, e] of request.events.entries())
      events.push(
        deepFreeze({ ...(plain(e) as typeof e), stream, revision: expectedRevision + 1 + i, position: next() }),
      )
    const revision = expectedRevision + request.events.length
    const { id, digest } = command
    commands.set(keyOf(id, stream), { command: id, digest, stream, first: expectedRevision + 1, last: revision })
    return E.right({ _tag: 'Appended', revision, position: head() })
  }
  const take: MemoryLog['take'] = ({ command: { id, digest }, stream, revision: last }) => {
    if (!isName(id) || !isName(stream) || typeof digest !== 'string' || !Number.isSafeInteger(last) || last < NO_STREAM)
      return E.left(invalidInput([{ path: 'idle', expected: 'names, text and a revision' }]))
    const record = commands.get(keyOf(id, stream)) ?? { command: id, digest, stream, first: last + 1, last }
    commands.set(keyOf(id, stream), record)
    return E.right(record)
  }
  return { events, write, head, take, record: (command, stream) => commands.get(keyOf(command, stream)) }
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const sizeOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length
const idFault = (index: number): Fault => ({
  path: `events.${String(index)}.id`,
  expected: 'an id that no other event has',
})
// eslint-disable-next-line no-control-regex -- control characters are what this refuses
const isName = (text: string): boolean => /^[^\u0000-\u001f\u007f]{1,512}$/.test(text) && text.isWellFormed()

/** What no store takes, whoever asks for it. */
const faultsOf = ({ stream, expectedRevision, events, command }: AppendRequest): ReadonlyArray<Fault> => {
  const faults: Array<Fault> = []
  const must = (holds: boolean, path: string, expected: string): void => {
    if (!holds) faults.push({ path, expected })
  }
  must(isName(stream), 'stream', 'a name')
  must(isName(command.id), 'command.id', 'a name')
  must(Number.isSafeInteger(expectedRevision) && expectedRevision >= NO_STREAM, 'expectedRevision', 'from -1 on')
  must(events.length > 0, 'events', 'at least one event')
  for (const [i, { id, type, version, data, meta }] of events.entries()) {
    const at = `events.${String(i)}`
    const odd = jsonFault(data, `${at}.data`) ?? jsonFault(meta, `${at}.meta`)
    if (odd !== null) faults.push({ path: odd, expected: 'what JSON can hold' })
    const size = odd === null ? sizeOf(data) + sizeOf(meta) : 0
    must(isName(type), `${at}.type`, 'a name')
    must(isName(id), `${at}.id`, 'a name')
    must(Number.isSafeInteger(version) && version >= 1, `${at}.version`, 'from 1 on')
    must(size <= EVENT_BYTES, at, `at most ${String(EVENT_BYTES)} bytes, not ${String(size)}`)
    if (events.slice(0, i).some((e) => e.id === id)) faults.push(idFault(i))
  }
  return faults
}

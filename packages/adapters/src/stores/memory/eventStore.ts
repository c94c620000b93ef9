import {
  type Appended,
  type AppendRequest,
  closed,
  type CommandId,
  type CommandRecord,
  EVENT_BYTES,
  type EventStore,
  type Failure,
  NO_STREAM,
  type Position,
  START,
  type StoredEvent,
  type StreamName,
} from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { checkAppend, checkRange, takenIds, tooLarge } from '../shared/checks.js'
import { type Measured, measuredJson } from '../shared/frozenJson.js'
import { newListeners } from '../shared/listeners.js'

export interface MemoryEventStoreOptions {
  /** `Sparse` leaves gaps between positions, so that a test finds out who counts with them. */
  readonly positions?: 'Dense' | 'Sparse'
}

/**
 * The log in this process's memory: for tests, and for what may be forgotten. Events are frozen copies, so that no
 * caller can change the log through them.
 * @example
 * const events = memoryEventStore()
 */
export const memoryEventStore = ({ positions = 'Dense' }: MemoryEventStoreOptions = {}): EventStore => {
  const log: Array<StoredEvent> = []
  const streams = new Map<StreamName, Array<StoredEvent>>()
  const commands = new Map<CommandId, CommandRecord>()
  const ids = new Set<string>()
  const listeners = newListeners()
  let open = true
  const head = (): Position => log.at(-1)?.position ?? START

  const append = (request: AppendRequest): E.Either<Failure, Appended> => {
    const checked = checkAppend(request)
    if (E.isLeft(checked)) return checked
    const stream = streams.get(request.stream)
    const answer = answerWithoutAppending(request, streams, commands.get(request.command.id))
    if (answer !== null) return E.right(answer)
    const taken = takenIds(request.events, (id) => ids.has(id))
    if (taken !== null) return E.left(taken)
    const made = storedEvents(request, head(), positions === 'Dense' ? 1 : GAP)
    if (E.isLeft(made)) return made
    // here nothing can fail any more: all of it, or nothing
    if (stream === undefined) streams.set(request.stream, [...made.right])
    else stream.push(...made.right)
    for (const event of made.right) {
      log.push(event)
      ids.add(event.id)
    }
    const last = request.expectedRevision + made.right.length
    const { id, digest } = request.command
    commands.set(
      id,
      Object.freeze({ command: id, digest, stream: request.stream, first: request.expectedRevision + 1, last }),
    )
    listeners.tell()
    return E.right({ _tag: 'Appended', revision: last, position: head() })
  }

  const whileOpen =
    <A>(f: () => E.Either<Failure, A>): TaskEither<Failure, A> =>
    () =>
      Promise.resolve(open ? f() : E.left(closed('event store', 'the event store was closed')))

  return {
    chains: true,
    checksBasis: true,
    commandIds: 'PerStore',
    append: (request) => whileOpen(() => append(request)),
    readStream: (name, { from, count, direction }) =>
      whileOpen(() => {
        const events = streams.get(name) ?? []
        const last = events.length - 1
        const start = from === 'end' ? last : direction === 'forwards' ? Math.max(0, from) : Math.min(from, last)
        return E.map(() =>
          direction === 'forwards'
            ? events.slice(Math.max(0, start), Math.max(0, start) + count)
            : events.slice(Math.max(0, start + 1 - count), Math.max(0, start + 1)).reverse(),
        )(checkRange(count, from === 'end' ? last : from))
      }),
    readAll: ({ after, count }) =>
      whileOpen(() =>
        E.map(() => {
          const first = firstAfter(log, after)
          return log.slice(first, first + count)
        })(checkRange(count, after)),
      ),
    head: () => whileOpen(() => E.right(head())),
    countAfter: (position) =>
      whileOpen(() => E.map(() => log.length - firstAfter(log, position))(checkRange(0, position))),
    commandRecord: (id) => whileOpen(() => E.right(O.fromNullable(commands.get(id)))),
    onAppended: (listener) => listeners.add(listener),
    close: () => () => {
      open = false
      listeners.clear()
      return Promise.resolve(E.right(undefined))
    },
  }
}

/** The answer to an append that changes nothing, or `null` when the events shall be appended. */
const answerWithoutAppending = (
  { stream, expectedRevision: expected, events, after, basis = [] }: AppendRequest,
  streams: ReadonlyMap<StreamName, ReadonlyArray<StoredEvent>>,
  record: CommandRecord | undefined,
): Appended | null => {
  const there = streams.get(stream) ?? []
  const actual = there.length + NO_STREAM
  const last = there[expected + events.length]
  if (last !== undefined && events.every((event, i) => there[expected + 1 + i]?.id === event.id))
    return { _tag: 'Duplicate', revision: last.revision, position: last.position }
  if (record !== undefined) return { _tag: 'CommandKnown', record }
  const follows = after === undefined || there[expected]?.id === after
  if (expected !== actual || !follows) return { _tag: 'Conflict', stream, expected, actual }
  for (const one of basis) {
    const now = (streams.get(one.stream)?.length ?? 0) + NO_STREAM
    if (now !== one.revision) return { _tag: 'Conflict', stream: one.stream, expected: one.revision, actual: now }
  }
  return null
}

/** A prime, so that no sum of a few positions is one by chance. */
const GAP = 37

/** The index of the first event after a position. */
const firstAfter = (log: ReadonlyArray<StoredEvent>, position: Position): number => {
  let low = 0
  let high = log.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((log[middle] as StoredEvent).position <= position) low = middle + 1
    else high = middle
  }
  return low
}

const storedEvents = (
  request: AppendRequest,
  head: Position,
  gap: number,
): E.Either<Failure, ReadonlyArray<StoredEvent>> => {
  const events: Array<StoredEvent> = []
  let given: unknown
  let meta: E.Either<Failure, Measured> = E.right({ json: null, mostBytes: 0 })
  for (const [i, event] of request.events.entries()) {
    const data = measuredJson(event.data, `events.${String(i)}.data`)
    if (E.isLeft(data)) return data
    // the events of one command share their metadata
    if (given !== event.meta) meta = measuredJson((given = event.meta), `events.${String(i)}.meta`)
    if (E.isLeft(meta)) return meta
    if (data.right.mostBytes + meta.right.mostBytes > EVENT_BYTES) {
      const large = tooLarge(i, JSON.stringify(data.right.json), JSON.stringify(meta.right.json))
      if (large !== null) return E.left(large)
    }
    events.push(
      Object.freeze({
        id: event.id,
        stream: request.stream,
        revision: request.expectedRevision + 1 + i,
        position: head + gap * (1 + i),
        type: event.type,
        version: event.version,
        recordedAt: event.recordedAt,
        data: data.right.json,
        meta: meta.right.json as StoredEvent['meta'],
      }),
    )
  }
  return E.right(events)
}

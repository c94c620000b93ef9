import {
  type Appended,
  type AppendRequest,
  closed,
  type CommandId,
  type CommandRecord,
  type EventStore,
  type Failure,
  NO_STREAM,
  type StoredEvent,
  type StreamName,
} from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { checkAppend, checkRange } from '../shared/checks.js'
import { frozenJson } from '../shared/freeze.js'
import { hub } from '../shared/hub.js'

/**
 * The log in this process's memory: for tests, and for what may be forgotten. Events are frozen copies, so that no
 * caller can change the log through them.
 * @example
 * const events = memoryEventStore()
 */
export const memoryEventStore = (): EventStore => {
  const log: Array<StoredEvent> = []
  const streams = new Map<StreamName, Array<StoredEvent>>()
  const commands = new Map<CommandId, CommandRecord>()
  const listeners = hub()
  let open = true

  const append = (request: AppendRequest): E.Either<Failure, Appended> => {
    const checked = checkAppend(request)
    if (E.isLeft(checked)) return checked
    const stream = streams.get(request.stream)
    const answer = answerWithoutAppending(request, stream ?? [], commands.get(request.command.id))
    if (answer !== null) return E.right(answer)
    const made = storedEvents(request, log.length)
    if (E.isLeft(made)) return made
    // here nothing can fail any more: all of it, or nothing
    if (stream === undefined) streams.set(request.stream, [...made.right])
    else stream.push(...made.right)
    log.push(...made.right)
    const last = request.expectedRevision + made.right.length
    const { id, digest } = request.command
    commands.set(
      id,
      Object.freeze({ command: id, digest, stream: request.stream, first: request.expectedRevision + 1, last }),
    )
    listeners.fire()
    return E.right({ _tag: 'Appended', revision: last, position: log.length })
  }

  const whileOpen =
    <A>(f: () => E.Either<Failure, A>): TaskEither<Failure, A> =>
    () =>
      Promise.resolve(open ? f() : E.left(closed('event store', 'the event store was closed')))

  return {
    chains: true,
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
      whileOpen(() => E.map(() => log.slice(Math.max(0, after), Math.max(0, after) + count))(checkRange(count, after))),
    head: () => whileOpen(() => E.right(log.length)),
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
  request: AppendRequest,
  stream: ReadonlyArray<StoredEvent>,
  record: CommandRecord | undefined,
): Appended | null => {
  const actual = stream.length + NO_STREAM
  const expected = request.expectedRevision
  const last = stream[expected + request.events.length]
  if (last !== undefined && request.events.every((event, i) => stream[expected + 1 + i]?.id === event.id))
    return { _tag: 'Duplicate', revision: last.revision, position: last.position }
  if (record !== undefined) return { _tag: 'CommandKnown', record }
  const follows = request.after === undefined || stream[expected]?.id === request.after
  return expected === actual && follows ? null : { _tag: 'Conflict', expected, actual }
}

const storedEvents = (request: AppendRequest, head: number): E.Either<Failure, ReadonlyArray<StoredEvent>> => {
  const events: Array<StoredEvent> = []
  let given: unknown
  let meta: E.Either<Failure, unknown> = E.right(null)
  for (const [i, event] of request.events.entries()) {
    const data = frozenJson(event.data, `events.${String(i)}.data`)
    if (E.isLeft(data)) return data
    // the events of one command share their metadata
    if (given !== event.meta) meta = frozenJson((given = event.meta), `events.${String(i)}.meta`)
    if (E.isLeft(meta)) return meta
    events.push(
      Object.freeze({
        id: event.id,
        stream: request.stream,
        revision: request.expectedRevision + 1 + i,
        position: head + 1 + i,
        type: event.type,
        version: event.version,
        recordedAt: event.recordedAt,
        data: data.right,
        meta: meta.right as StoredEvent['meta'],
      }),
    )
  }
  return E.right(events)
}

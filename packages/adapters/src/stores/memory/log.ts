import { type CommandId, type Failure, type Instant, type Position, START, type StreamName } from '@mandat/domain'
import {
  type Appended,
  type AppendRequest,
  type CommandRecord,
  EVENT_BYTES,
  type IdleCommand,
  NO_STREAM,
  type StoredEvent,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkAppend, checkIdle, takenIds, tooLarge } from '../shared/checks.js'
import { type Measured, measuredJson } from '../shared/frozenJson.js'

export interface MemoryLog {
  readonly append: (request: AppendRequest) => E.Either<Failure, Appended>
  readonly head: () => Position
  readonly recordedUntil: () => Instant | null
  readonly streamOf: (name: StreamName) => ReadonlyArray<StoredEvent>
  readonly after: (position: Position, count: number) => ReadonlyArray<StoredEvent>
  readonly countAfter: (position: Position) => number
  readonly command: (id: CommandId) => CommandRecord | undefined
  readonly take: (idle: IdleCommand) => E.Either<Failure, CommandRecord>
}

/** The events themselves, in order, with what is looked up among them; positions are `gap` apart. */
export const memoryLog = (gap: number): MemoryLog => {
  const log: Array<StoredEvent> = []
  const streams = new Map<StreamName, Array<StoredEvent>>()
  const commands = new Map<CommandId, CommandRecord>()
  const ids = new Set<string>()
  const head = (): Position => log.at(-1)?.position ?? START

  const append = (request: AppendRequest): E.Either<Failure, Appended> => {
    const checked = checkAppend(request)
    if (E.isLeft(checked)) return checked
    const stream = streams.get(request.stream)
    const answer = answerWithoutAppending(request, streams, commands.get(request.command.id))
    if (answer !== null) return E.right(answer)
    const taken = takenIds(request.events, (id) => ids.has(id))
    if (taken !== null) return E.left(taken)
    const made = storedEvents(request, head(), gap)
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
    return E.right({ _tag: 'Appended', revision: last, position: head() })
  }

  return {
    append,
    head,
    recordedUntil: () => log.at(-1)?.recordedAt ?? null,
    streamOf: (name) => streams.get(name) ?? [],
    after: (position, count) => {
      const first = firstAfter(log, position)
      return log.slice(first, first + count)
    },
    countAfter: (position) => log.length - firstAfter(log, position),
    command: (id) => commands.get(id),
    take: (idle) =>
      E.map(() => {
        const { id, digest } = idle.command
        const made = { command: id, digest, stream: idle.stream, first: idle.revision + 1, last: idle.revision }
        const record = commands.get(id) ?? Object.freeze(made)
        commands.set(id, record)
        return record
      })(checkIdle(idle)),
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
    if (i === 0 || given !== event.meta) meta = measuredJson((given = event.meta), `events.${String(i)}.meta`)
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

import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { NO_STREAM, type StoredEvent, type StreamName } from '../core/record/envelope.js'
import { type Failure, unavailable, unknownOutcome } from '../core/values/failure.js'
import type { CommandId } from '../core/values/ids.js'
import type { Appended, AppendRequest, CommandRecord, EventStore } from '../core/ports/eventStore.js'

/**
 * What goes wrong with one append: the store is away, or the answer is lost before or after the events were written.
 */
export type AppendFault = 'Unavailable' | 'LostBefore' | 'LostAfter'

/** What a test may do to the store while it works. */
export interface StoreHooks {
  /** Without it, the store does not check `after`, and appends to a stream wait for each other. */
  readonly chains?: true
  /** Before the `nth` append (from 1) is tried; what it awaits holds that append and all behind it back. */
  readonly beforeAppend?: (request: AppendRequest, nth: number) => Promise<void> | void
  readonly appendFault?: (request: AppendRequest, nth: number) => AppendFault | null
  /** Before a read is answered; a failure is answered instead of the events. */
  readonly beforeRead?: (stream: StreamName, from: number | 'end') => Promise<Failure | null> | Failure | null
}

export interface MemoryStore extends EventStore {
  /** All that was written, in global order. */
  readonly log: () => ReadonlyArray<StoredEvent>
  /** Writes at once, past every hook and all that waits in turn: as another process does. */
  readonly write: (request: AppendRequest) => Appended
  /** Every append that was tried, refused ones too. */
  readonly tried: () => ReadonlyArray<AppendRequest>
  readonly reads: () => ReadonlyArray<{ readonly stream: StreamName; readonly from: number | 'end' }>
}

/**
 * A log in memory for tests of decisions and of what handles them: the port's rules in the plainest way, and faults on
 * demand.
 */
export const memoryStore = (hooks: StoreHooks = {}): MemoryStore => {
  const log: StoredEvent[] = []
  const commands = new Map<CommandId, CommandRecord>()
  const tried: AppendRequest[] = []
  const reads: Array<{ stream: StreamName; from: number | 'end' }> = []
  const listeners = new Set<() => void>()
  const inStream = (stream: StreamName): ReadonlyArray<StoredEvent> => log.filter((e) => e.stream === stream)
  let turn: Promise<unknown> = Promise.resolve()

  const write = ({ stream, expectedRevision, events, command, after }: AppendRequest): Appended => {
    const there = inStream(stream)
    const last = there[expectedRevision + events.length]
    if (last !== undefined && events.every((e, i) => there[expectedRevision + 1 + i]?.id === e.id))
      return { _tag: 'Duplicate', revision: last.revision, position: last.position }
    const record = commands.get(command.id)
    if (record !== undefined) return { _tag: 'CommandKnown', record }
    const actual = there.length + NO_STREAM
    const wrongPlace = hooks.chains === true && after !== undefined && there[expectedRevision]?.id !== after
    if (actual !== expectedRevision || wrongPlace) return { _tag: 'Conflict', expected: expectedRevision, actual }
    for (const [i, e] of events.entries())
      log.push({
        ...(JSON.parse(JSON.stringify(e)) as typeof e),
        stream,
        revision: expectedRevision + 1 + i,
        position: log.length + 1,
      })
    const revision = expectedRevision + events.length
    commands.set(command.id, {
      command: command.id,
      digest: command.digest,
      stream,
      first: expectedRevision + 1,
      last: revision,
    })
    listeners.forEach((listener) => {
      listener()
    })
    return { _tag: 'Appended', revision, position: log.length }
  }

  const attempt = async (request: AppendRequest): Promise<E.Either<Failure, Appended>> => {
    const nth = tried.push(request)
    await hooks.beforeAppend?.(request, nth)
    const fault = hooks.appendFault?.(request, nth) ?? null
    if (fault === 'Unavailable') return E.left(unavailable('memory', 'the store is away'))
    if (fault === 'LostBefore') return E.left(unknownOutcome('memory', 'the connection broke'))
    const appended = write(request)
    return fault === 'LostAfter' ? E.left(unknownOutcome('memory', 'the connection broke')) : E.right(appended)
  }

  return {
    ...(hooks.chains === true ? { chains: true } : {}),
    append: (request) => () => {
      const answer = turn.then(() => attempt(request))
      turn = answer.catch(() => null)
      return answer
    },
    readStream:
      (stream, { from, count, direction }) =>
      async () => {
        reads.push({ stream, from })
        const failure = (await hooks.beforeRead?.(stream, from)) ?? null
        if (failure !== null) return E.left(failure)
        const there = inStream(stream)
        const start = from === 'end' ? there.length - 1 : from
        return E.right(
          direction === 'forwards'
            ? there.filter((e) => e.revision >= start).slice(0, count)
            : there
                .filter((e) => e.revision <= start)
                .reverse()
                .slice(0, count),
        )
      },
    readAll:
      ({ after, count }) =>
      async () =>
        Promise.resolve(E.right(log.slice(after, after + count))),
    head: () => async () => Promise.resolve(E.right(log.length)),
    commandRecord: (id) => async () => Promise.resolve(E.right(O.fromNullable(commands.get(id)))),
    onAppended: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => async () => Promise.resolve(E.right(undefined)),
    write,
    log: () => log,
    tried: () => tried,
    reads: () => reads,
  }
}

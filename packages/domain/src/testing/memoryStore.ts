import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { StoredEvent, StreamName } from '../core/record/envelope.js'
import { closed, type Failure, invalidInput, unavailable, unknownOutcome } from '../core/values/failure.js'
import type { Appended, AppendRequest, EventStore } from '../core/ports/eventStore.js'
import { memoryLog } from './memoryLog.js'

/**
 * What goes wrong with one append: the store is away, or the answer is lost before or after the events were written.
 */
export type AppendFault = 'Unavailable' | 'LostBefore' | 'LostAfter'

/** What a test may do to the store while it works. */
export interface StoreHooks {
  /** Without it, the store does not check `after`, and appends to a stream wait for each other. */
  readonly chains?: true
  /** `Unchecked`: as a store that cannot compare the basis (LOG-11). */
  readonly basis?: 'Unchecked'
  /** `PerStream`: as a store that knows the command ids of a stream only (LOG-07). */
  readonly commandIds?: 'PerStream'
  /** `Sparse`: positions with gaps. */
  readonly positions?: 'Sparse'
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
  readonly write: (request: AppendRequest) => E.Either<Failure, Appended>
  /** Every append that was tried, refused ones too. */
  readonly tried: () => ReadonlyArray<AppendRequest>
  readonly reads: () => ReadonlyArray<{ readonly stream: StreamName; readonly from: number | 'end' }>
}

/**
 * A log in memory for tests of decisions and of what handles them: the port's rules in the plainest way, and faults on
 * demand.
 */
export const memoryStore = (hooks: StoreHooks = {}): MemoryStore => {
  const log = memoryLog({
    chains: hooks.chains === true,
    basis: hooks.basis !== 'Unchecked',
    commandIds: hooks.commandIds ?? 'PerStore',
    positions: hooks.positions ?? 'Dense',
  })
  const tried: AppendRequest[] = []
  const reads: Array<{ stream: StreamName; from: number | 'end' }> = []
  const listeners = new Set<() => void>()
  let turn: Promise<unknown> = Promise.resolve()
  let open = true

  const write = (request: AppendRequest): E.Either<Failure, Appended> => {
    const answer = log.write(request)
    if (E.isRight(answer) && answer.right._tag === 'Appended') for (const listener of [...listeners]) tell(listener)
    return answer
  }
  const attempt = async (request: AppendRequest, copy: AppendRequest): Promise<E.Either<Failure, Appended>> => {
    const nth = tried.push(request)
    await hooks.beforeAppend?.(request, nth)
    const fault = hooks.appendFault?.(request, nth) ?? null
    if (fault === 'Unavailable') return E.left(unavailable('memory', 'the store is away'))
    if (fault === 'LostBefore') return E.left(unknownOutcome('memory', 'the connection broke'))
    const appended = write(copy)
    return fault === 'LostAfter' ? E.left(unknownOutcome('memory', 'the connection broke')) : appended
  }
  const soon =
    <A>(numbers: ReadonlyArray<number>, f: () => A): TaskEither<Failure, A> =>
    () =>
      Promise.resolve(
        !open
          ? E.left(closed('memory', 'the store was closed'))
          : numbers.every(Number.isSafeInteger)
            ? E.right(f())
            : E.left(invalidInput([{ path: 'range', expected: 'integers' }])),
      )

  return {
    ...(hooks.chains === true ? { chains: true } : {}),
    ...(hooks.basis === 'Unchecked' ? {} : { checksBasis: true }),
    commandIds: hooks.commandIds ?? 'PerStore',
    append: (request) => () => {
      if (!open) return Promise.resolve(E.left(closed('memory', 'the store was closed')))
      const copy = copyOf(request)
      const answer = turn.then(() => attempt(request, copy))
      turn = answer.catch(() => null)
      return answer
    },
    readStream:
      (stream, { from, count, direction }) =>
      async () => {
        reads.push({ stream, from })
        const failure = (await hooks.beforeRead?.(stream, from)) ?? null
        if (failure !== null) return E.left(failure)
        return soon([count < 0 ? Number.NaN : count, from === 'end' ? 0 : from], () => {
          const there = log.events.filter((e) => e.stream === stream)
          const start = from === 'end' ? there.length - 1 : from
          return direction === 'forwards'
            ? there.filter((e) => e.revision >= start).slice(0, count)
            : there
                .filter((e) => e.revision <= start)
                .reverse()
                .slice(0, count)
        })()
      },
    readAll: ({ after, count }) =>
      soon([count < 0 ? Number.NaN : count, after], () => log.events.filter((e) => e.position > after).slice(0, count)),
    head: () => soon([], log.head),
    countAfter: (position) => soon([position], () => log.events.filter((e) => e.position > position).length),
    takeCommand: (idle) => async () => E.flatten(await soon([], () => log.take(idle))()),
    commandRecord: (id, stream) => soon([], () => O.fromNullable(log.record(id, stream))),
    onAppended: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => async () => {
      open = false
      await turn
      listeners.clear()
      return E.right(undefined)
    },
    write,
    log: () => log.events,
    tried: () => tried,
    reads: () => reads,
  }
}

/** Who asked may change it while it waits in turn. What has no copy is no JSON either, and is refused for that. */
const copyOf = (request: AppendRequest): AppendRequest => {
  try {
    return structuredClone(request)
  } catch {
    return request
  }
}
const tell = (listener: () => void): void => {
  try {
    listener()
  } catch {
    // a hint only: whoever listens reads the log itself
  }
}

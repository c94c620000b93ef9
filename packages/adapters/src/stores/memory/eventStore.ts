import { type Failure } from '@mandat/domain'
import { closed, type EventStore } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { checkRange } from '../shared/checks.js'
import { newListeners } from '../shared/listeners.js'
import { memoryLog } from './log.js'

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
  const log = memoryLog(positions === 'Dense' ? 1 : GAP)
  const listeners = newListeners()
  let open = true

  const whileOpen =
    <A>(f: () => E.Either<Failure, A>): TaskEither<Failure, A> =>
    () =>
      Promise.resolve(open ? f() : E.left(closed('event store', 'the event store was closed')))

  return {
    chains: true,
    checksBasis: true,
    commandIds: 'PerStore',
    append: (request) =>
      whileOpen(() => {
        const answer = log.append(request)
        if (E.isRight(answer) && answer.right._tag === 'Appended') listeners.tell()
        return answer
      }),
    readStream: (name, { from, count, direction }) =>
      whileOpen(() => {
        const events = log.streamOf(name)
        const last = events.length - 1
        const start = from === 'end' ? last : direction === 'forwards' ? Math.max(0, from) : Math.min(from, last)
        return E.map(() =>
          direction === 'forwards'
            ? events.slice(Math.max(0, start), Math.max(0, start) + count)
            : events.slice(Math.max(0, start + 1 - count), Math.max(0, start + 1)).reverse(),
        )(checkRange(count, from === 'end' ? last : from))
      }),
    readAll: ({ after, count }) => whileOpen(() => E.map(() => log.after(after, count))(checkRange(count, after))),
    head: () => whileOpen(() => E.right(log.head())),
    recordedUntil: () => whileOpen(() => E.right(log.recordedUntil())),
    countAfter: (position) => whileOpen(() => E.map(() => log.countAfter(position))(checkRange(0, position))),
    takeCommand: (idle) => whileOpen(() => log.take(idle)),
    commandRecord: (id) => whileOpen(() => E.right(O.fromNullable(log.command(id)))),
    onAppended: (listener) => listeners.add(listener),
    close: () => () => {
      open = false
      listeners.clear()
      return Promise.resolve(E.right(undefined))
    },
  }
}

/** A prime, so that no sum of a few positions is one by chance. */
const GAP = 37

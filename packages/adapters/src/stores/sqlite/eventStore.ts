import { type Appended, closed, type EventStore, type Failure, START } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { checkRange } from '../shared/checks.js'
import { appendAll, type TextAppend, textAppend } from './appendAll.js'
import type { Database } from './database.js'
import { isTaken } from './failures.js'
import { knownCommands, logOf, readHead } from './log.js'
import { readEvents } from './readEvents.js'
import { watchOthers } from './watchOthers.js'
import { RunAgain } from './writeQueue.js'

/** Appends that share one job; more than this and another transaction may come between. */
const MOST_IN_BATCH = 256

interface Batch {
  readonly appends: Array<TextAppend>
  readonly answers: Promise<E.Either<Failure, ReadonlyArray<E.Either<Failure, Appended>>>>
}

/**
 * The log in an SQLite file. Appends made while another is on its way share a transaction. Several processes may use
 * one file.
 */
export const sqliteEventStore = (db: Database): EventStore => {
  const log = logOf(db)
  const watch = watchOthers(log)
  let open = true
  let batch: Batch | null = null

  const newBatch = (): Batch => {
    const appends: Array<TextAppend> = []
    let lookForIds = false
    const answers = db.write(() => {
      batch = null
      try {
        return appendAll(log, appends, lookForIds)
      } catch (e) {
        if (lookForIds || !isTaken(e)) throw e
        lookForIds = true
        throw new RunAgain()
      }
    })()
    const made = { appends, answers }
    void answers.then((outcome) => {
      // where no transaction could begin, the job never ran
      if (batch === made) batch = null
      if (E.isRight(outcome) && outcome.right.some((one) => E.isRight(one) && one.right._tag === 'Appended'))
        log.listeners.tell()
    })
    return made
  }
  const enqueue = async (append: TextAppend): Promise<E.Either<Failure, Appended>> => {
    if (batch === null || batch.appends.length >= MOST_IN_BATCH) batch = newBatch()
    const mine = batch
    const index = mine.appends.push(append) - 1
    const answers = await mine.answers
    return E.isLeft(answers) ? answers : (answers.right[index] as E.Either<Failure, Appended>)
  }
  const isClosed = (): E.Either<Failure, never> => E.left(closed(db.file, 'the event store was closed'))
  const read =
    <A>(f: () => A): TaskEither<Failure, A> =>
    () =>
      open ? db.read(f)() : Promise.resolve(isClosed())

  return {
    chains: true,
    checksBasis: true,
    commandIds: 'PerStore',
    append: (request) => () => {
      if (!open) return Promise.resolve(isClosed())
      const append = textAppend(request)
      return E.isLeft(append) ? Promise.resolve(append) : enqueue(append.right)
    },
    readStream:
      (name, { from, count, direction }) =>
      () => {
        const checked = checkRange(count, from === 'end' ? 0 : from)
        if (E.isLeft(checked)) return Promise.resolve(checked)
        return read(() => {
          log.recheck()
          const id = log.streams.idOf(name)
          if (id === undefined) return []
          const start = from === 'end' ? readHead(db, id) : from
          const events = readEvents(log, {
            condition: 'stream = ? AND revision ' + (direction === 'forwards' ? '>= ?' : '<= ?'),
            fixed: [id],
            by: 'revision',
            from: start,
            direction,
            count,
          })
          // who reads to the end is about to append; should somebody else append first, the heads are forgotten
          const last = direction === 'forwards' && events.length < count ? events.at(-1) : undefined
          if (last !== undefined) log.noteHead(name, { revision: last.revision, id: last.id })
          return events
        })()
      },
    readAll:
      ({ after, count }) =>
      () => {
        const checked = checkRange(count, after)
        if (E.isLeft(checked)) return Promise.resolve(checked)
        return read(() =>
          readEvents(log, {
            condition: 'position >= ?',
            fixed: [],
            by: 'position',
            from: after + 1,
            direction: 'forwards',
            count,
          }),
        )()
      },
    head: () => read(() => readHead(db)),
    countAfter: (position) => () => {
      const checked = checkRange(0, position)
      if (E.isLeft(checked)) return Promise.resolve(checked)
      // positions of this file have no gaps, which nobody else may know
      return read(() => Math.max(0, readHead(db) - Math.max(START, position)))()
    },
    commandRecord: (id) => read(() => O.fromNullable(knownCommands(log, [id]).get(id))),
    onAppended: (listener) => (open ? watch.add(listener) : () => undefined),
    close: () => async () => {
      if (!open) return E.right(undefined)
      open = false
      watch.stop()
      await batch?.answers
      // nothing to write: it comes after everything that was handed in before
      await db.write(() => undefined)()
      return E.right(undefined)
    },
  }
}

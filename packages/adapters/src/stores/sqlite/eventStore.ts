import { type Failure, START, type StreamName } from '@mandat/domain'
import { closed, type EventStore, NO_STREAM, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { checkIdle, checkRange } from '../shared/checks.js'
import { batchesOf } from './batches.js'
import { knownCommands } from './commandRecords.js'
import type { Database } from './database.js'
import { headOf, type Log, logOf, readHead, readLastTime } from './log.js'
import { readEvents } from './readEvents.js'
import { textAppend } from './textAppend.js'
import { takeCommand } from './takeCommand.js'
import { watchOthers } from './watchOthers.js'

type StreamRange = Parameters<EventStore['readStream']>[1]

/**
 * The log in an SQLite file. Appends made while another is on its way share a transaction. Several processes may use
 * one file.
 */
export const sqliteEventStore = (db: Database): EventStore => {
  const log = logOf(db)
  const watch = watchOthers(log)
  const batches = batchesOf(log)
  let open = true
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
      return E.isLeft(append) ? Promise.resolve(append) : batches.add(append.right)
    },
    readStream:
      (name, { from, count, direction }) =>
      () => {
        const checked = checkRange(count, from === 'end' ? 0 : from)
        if (E.isLeft(checked)) return Promise.resolve(checked)
        return read(() => readOneStream(log, name, { from, count, direction }))()
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
    head: () => read(() => headOf(log)),
    recordedUntil: () => read(() => readLastTime(db)),
    countAfter: (position) => () => {
      const checked = checkRange(0, position)
      if (E.isLeft(checked)) return Promise.resolve(checked)
      // positions of this file have no gaps, which nobody else may know
      return read(() => Math.max(0, headOf(log) - Math.max(START, position)))()
    },
    takeCommand: (idle) => () => {
      if (!open) return Promise.resolve(isClosed())
      const checked = checkIdle(idle)
      return E.isLeft(checked) ? Promise.resolve(checked) : db.write(() => takeCommand(log, idle))()
    },
    commandRecord: (id) => read(() => O.fromNullable(knownCommands(log, [id]).get(id))),
    settled: () => (open ? db.sync() : Promise.resolve(isClosed())),
    onAppended: (listener) => (open ? watch.add(listener) : () => undefined),
    close: () => async () => {
      if (!open) return E.right(undefined)
      open = false
      watch.stop()
      await batches.underWay()
      // nothing to write: it comes after everything that was handed in before
      await db.write(() => undefined)()
      return E.right(undefined)
    },
  }
}

const readOneStream = (
  log: Log,
  name: StreamName,
  { from, count, direction }: StreamRange,
): ReadonlyArray<StoredEvent> => {
  log.refresh()
  // most who read a stream have read it before, and nothing has come since
  const known = log.heads.get(name)
  if (known !== undefined && from !== 'end' && direction === 'forwards' && from > known.revision) return []
  const id = log.streams.idOf(name)
  if (id === undefined) {
    log.noteHead(name, { revision: NO_STREAM, id: null })
    return []
  }
  const start = from === 'end' ? readHead(log.db, id) : from
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
}

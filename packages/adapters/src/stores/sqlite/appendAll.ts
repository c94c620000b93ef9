import { type CommandId, type Failure } from '@mandat/domain'
import { type Appended, type CommandRecord, NO_STREAM } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { takenIds } from '../shared/checks.js'
import { knownCommands } from './commandRecords.js'
import { addEvents, type EventRow } from './eventRows.js'
import { hexOf, nameOf } from './idBytes.js'
import { loadHeads, type Log } from './log.js'
import { rowsOf } from './rowsOf.js'
import type { TextAppend } from './textAppend.js'

/** Appends that are tried together, and what they have led to so far. */
interface Work {
  readonly log: Log
  /** Those of the appends before, and all that the file knows where they were looked for. */
  readonly commands: Map<CommandId, CommandRecord>
  /** The ids among those of the events that are taken; `null` where they were not looked for. */
  readonly taken: Set<string> | null
  /** Not written yet. */
  readonly rows: Array<EventRow>
}

/**
 * Tries appends in their order, each on what the one before it left. One that is refused writes nothing. Inside a
 * transaction, which fails as a whole where an id of an event or a command stands in the file already (LOG-07, LOG-10),
 * unless `lookForIds`: looking for each of them beforehand costs every command what hardly one of them needs.
 */
export const appendAll = (
  log: Log,
  batch: ReadonlyArray<TextAppend>,
  lookForIds: boolean,
): ReadonlyArray<E.Either<Failure, Appended>> => {
  log.refresh()
  loadHeads(log, streamsOf(batch))
  const ids = batch.map(({ command }) => command.id)
  const commands = lookForIds ? knownCommands(log, ids) : new Map<CommandId, CommandRecord>()
  const work: Work = { log, commands, taken: lookForIds ? takenAmong(log, batch) : null, rows: [] }
  const answers = batch.map((request) => answerWithoutAppending(work, request) ?? appended(work, request))
  drain(work)
  return answers
}

/** Writes what the appends so far have led to. */
const drain = ({ log, rows }: Work): void => addEvents(log.db, rows.splice(0))

/** The answer to an append that changes nothing, or `null` when the events shall be appended. */
const answerWithoutAppending = (work: Work, request: TextAppend): E.Either<Failure, Appended> | null => {
  const { log, taken } = work
  const { stream, expected, command, events } = request
  const conflict = conflictOf(log, request)
  if (expected < (log.heads.get(stream)?.revision ?? NO_STREAM)) {
    drain(work)
    const duplicate = duplicateOf(log, request)
    if (duplicate !== null) return E.right(duplicate)
  }
  const record =
    work.commands.get(command.id)
    ?? (conflict !== null && taken === null ? knownCommands(log, [command.id]).get(command.id) : undefined)
  if (record !== undefined) return E.right({ _tag: 'CommandKnown', record })
  if (conflict !== null) return E.right(conflict)
  const refusal = taken === null ? null : takenIds(events, (id) => taken.has(id))
  return refusal === null ? null : E.left(refusal)
}

const takenAmong = (log: Log, batch: ReadonlyArray<TextAppend>): Set<string> => {
  const ids = batch.flatMap(({ events }) => events.map(({ id }) => hexOf(id)))
  const sql = 'SELECT hex(id) FROM events WHERE id IN (SELECT unhex(value) FROM json_each(?))'
  return new Set(
    log.db
      .statement(sql)
      .all([JSON.stringify(ids)])
      .map(([id]) => nameOf(String(id))),
  )
}

/** Takes the events in: nothing can be wrong with them any more, but that an id of theirs is taken. */
const appended = (work: Work, request: TextAppend): E.Either<Failure, Appended> => {
  const { log, commands, taken, rows } = work
  const { stream, expected, command, events } = request
  rows.push(...rowsOf(log, request))
  for (const { id } of events) taken?.add(id)
  commands.set(command.id, {
    command: command.id,
    digest: command.digest,
    stream,
    first: expected + 1,
    last: expected + events.length,
  })
  return E.right(tookIn(log, request))
}

/** What is known of the log once these events stand at its end. */
export const tookIn = (log: Log, { stream, expected, events }: TextAppend): Appended => {
  const [revision, position] = [expected + events.length, log.head() + events.length]
  log.heads.set(stream, { revision, id: events.at(-1)?.id ?? null })
  log.setHead(position)
  return { _tag: 'Appended', revision, position }
}

/** Those that are appended to, and those that the appends rest on. */
const streamsOf = (batch: ReadonlyArray<TextAppend>): ReadonlyArray<string> => {
  const streams: Array<string> = []
  for (const { stream, basis } of batch) {
    streams.push(stream)
    for (const one of basis) streams.push(one.stream)
  }
  return streams
}

/**
 * The stream that is elsewhere than the append was decided on, appends of this transaction included: its own, or the
 * first one of its basis (LOG-11).
 */
export const conflictOf = (log: Log, request: TextAppend): Appended | null => {
  const { stream, expected, basis } = request
  const own = log.heads.get(stream)?.revision ?? NO_STREAM
  if (own !== expected || !follows(log, request)) return { _tag: 'Conflict', stream, expected, actual: own }
  for (const one of basis) {
    const actual = log.heads.get(one.stream)?.revision ?? NO_STREAM
    if (actual !== one.revision) return { _tag: 'Conflict', stream: one.stream, expected: one.revision, actual }
  }
  return null
}

/** Whether the stream's last event is the one that the append was decided on, where it names one. */
const follows = (log: Log, { stream, after }: TextAppend): boolean => {
  if (after === null) return true
  const head = log.heads.get(stream)
  if (head === undefined || head.revision === NO_STREAM) return false
  if (head.id !== null) return head.id === after
  const row = log.db
    .statement('SELECT hex(id) FROM events WHERE stream = ? AND revision = ?')
    .get([log.streams.idOf(stream), head.revision])
  return row?.[0] === hexOf(after)
}

/** These very events stand there already: an earlier try had worked. */
const duplicateOf = (log: Log, { stream, expected, events }: TextAppend): Appended | null => {
  const sql = `SELECT hex(id), revision, position FROM events
    WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?`
  const rows = log.db.statement(sql).all([log.streams.idOf(stream), expected, events.length])
  const last = rows.at(-1)
  return last !== undefined
    && rows.length === events.length
    && rows.every((row, i) => row[0] === hexOf(events[i]?.id ?? ''))
    ? { _tag: 'Duplicate', revision: last[1] as number, position: last[2] as number }
    : null
}

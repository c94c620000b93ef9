import { type Basis, type CommandId, type Failure } from '@mandat/domain'
import { type Appended, type AppendRequest, type CommandRecord, NO_STREAM } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkAppend, takenIds, tooLarge } from '../shared/checks.js'
import { addEvents } from './eventRows.js'
import { jsonText } from '../shared/jsonText.js'
import type { Row } from './driver.js'
import { commandRows, knownCommands, loadHeads, type Log } from './log.js'

/** An append whose events are text already: whoever made it may change them now. */
export interface TextAppend {
  readonly stream: string
  readonly expected: number
  readonly after: string | null
  readonly basis: ReadonlyArray<Basis>
  readonly command: { readonly id: CommandId; readonly digest: string }
  readonly events: ReadonlyArray<{
    readonly id: string
    readonly type: string
    readonly version: number
    readonly recordedAt: string
    readonly data: string
    readonly meta: string
  }>
}

export const textAppend = (request: AppendRequest): E.Either<Failure, TextAppend> =>
  E.flatMap(checkAppend(request), ({ stream, expectedRevision, after, basis = [], command, events }) => {
    let given: unknown
    let meta: E.Either<Failure, string> = E.right('')
    const texts: Array<TextAppend['events'][number]> = []
    for (const [i, event] of events.entries()) {
      const data = jsonText(event.data, `events.${String(i)}.data`)
      if (E.isLeft(data)) return data
      // the events of one command share their metadata
      if (i === 0 || given !== event.meta) meta = jsonText((given = event.meta), `events.${String(i)}.meta`)
      if (E.isLeft(meta)) return meta
      const large = tooLarge(i, data.right, meta.right)
      if (large !== null) return E.left(large)
      const { id, type, version, recordedAt } = event
      texts.push({ id, type, version, recordedAt, data: data.right, meta: meta.right })
    }
    return E.right({
      stream,
      expected: expectedRevision,
      after: after ?? null,
      basis: basis.map((one) => ({ stream: one.stream, revision: one.revision })),
      command: { id: command.id, digest: command.digest },
      events: texts,
    })
  })

/** Appends that are tried together, and what they have led to so far. */
interface Work {
  readonly log: Log
  readonly commands: Map<CommandId, CommandRecord>
  readonly lookForIds: boolean
  /** Not written yet. */
  readonly rows: Array<Row>
  readonly records: Array<Row>
}

/**
 * Tries appends in their order, each on what the one before it left. One that is refused writes nothing. Inside a
 * transaction, which fails as a whole where an event's id stands in the log already (LOG-10), unless `lookForIds`:
 * looking for each of them beforehand costs every command what hardly one of them needs.
 */
export const appendAll = (
  log: Log,
  batch: ReadonlyArray<TextAppend>,
  lookForIds: boolean,
): ReadonlyArray<E.Either<Failure, Appended>> => {
  log.refresh()
  const commands = knownCommands(
    log,
    batch.map(({ command }) => command.id),
  )
  loadHeads(log, streamsOf(batch))
  const work: Work = { log, commands, lookForIds, rows: [], records: [] }
  const answers = batch.map((request) => answerWithoutAppending(work, request) ?? appended(work, request))
  drain(work)
  return answers
}

/** Writes what the appends so far have led to. */
const drain = ({ log, rows, records }: Work): void => {
  addEvents(log.db, rows.splice(0))
  commandRows(log.db).add(records.splice(0))
}

/** The answer to an append that changes nothing, or `null` when the events shall be appended. */
const answerWithoutAppending = (work: Work, request: TextAppend): E.Either<Failure, Appended> | null => {
  const { log } = work
  const { stream, expected, command, events } = request
  const actual = log.heads.get(stream)?.revision ?? NO_STREAM
  if (expected < actual) {
    drain(work)
    const duplicate = duplicateOf(log, request)
    if (duplicate !== null) return E.right(duplicate)
  }
  const record = work.commands.get(command.id)
  if (record !== undefined) return E.right({ _tag: 'CommandKnown', record })
  if (expected !== actual || !follows(log, request)) return E.right({ _tag: 'Conflict', stream, expected, actual })
  const moved = movedBasis(log, request)
  if (moved !== null) return E.right(moved)
  if (!work.lookForIds) return null
  drain(work)
  const taken = takenIds(events, (id) => log.db.statement('SELECT 1 FROM events WHERE id = ?').get([id]) !== undefined)
  return taken === null ? null : E.left(taken)
}

/** Takes the events in: nothing can be wrong with them any more, but that an id of theirs is taken. */
const appended = (
  { log, commands, rows, records }: Work,
  { stream, expected, command, events }: TextAppend,
): E.Either<Failure, Appended> => {
  const made: CommandRecord = {
    command: command.id,
    digest: command.digest,
    stream,
    first: expected + 1,
    last: expected + events.length,
  }
  const id = log.streams.idFor(stream)
  const head = log.head()
  for (const [i, event] of events.entries())
    rows.push([
      head + 1 + i,
      id,
      made.first + i,
      log.types.idFor(event.type),
      event.version,
      event.id,
      event.recordedAt,
      event.meta,
      event.data,
    ])
  records.push([command.id, command.digest, id, made.first, made.last])
  commands.set(command.id, made)
  log.heads.set(stream, { revision: made.last, id: events.at(-1)?.id ?? null })
  log.setHead(head + events.length)
  return E.right({ _tag: 'Appended', revision: made.last, position: head + events.length })
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

/** LOG-11: the first stream of the basis that is at another revision, appends of this transaction included. */
const movedBasis = (log: Log, { basis }: TextAppend): Appended | null => {
  for (const { stream, revision: expected } of basis) {
    const actual = log.heads.get(stream)?.revision ?? NO_STREAM
    if (actual !== expected) return { _tag: 'Conflict', stream, expected, actual }
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
    .statement('SELECT id FROM events WHERE stream = ? AND revision = ?')
    .get([log.streams.idOf(stream), head.revision])
  return row?.[0] === after
}

/** These very events stand there already: an earlier try had worked. */
const duplicateOf = (log: Log, { stream, expected, events }: TextAppend): Appended | null => {
  const sql = 'SELECT id, revision, position FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?'
  const rows = log.db.statement(sql).all([log.streams.idOf(stream), expected, events.length])
  const last = rows.at(-1)
  return last !== undefined && rows.length === events.length && rows.every((row, i) => row[0] === events[i]?.id)
    ? { _tag: 'Duplicate', revision: last[1] as number, position: last[2] as number }
    : null
}

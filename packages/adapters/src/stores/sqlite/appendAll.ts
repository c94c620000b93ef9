import {
  type Appended,
  type AppendRequest,
  type CommandId,
  type CommandRecord,
  type Failure,
  NO_STREAM,
} from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { checkAppend } from '../shared/checks.js'
import { notJson } from '../shared/freeze.js'
import { insertRows } from './insertRows.js'
import { jsonText } from '../shared/jsonText.js'
import type { Row } from './driver.js'
import { knownCommands, loadHeads, type Log } from './log.js'

/** An append whose events are text already: whoever made it may change them now. */
export interface Prepared {
  readonly stream: string
  readonly expected: number
  readonly after: string | null
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

export const prepareAppend = (request: AppendRequest): E.Either<Failure, Prepared> =>
  E.flatMap(checkAppend(request), ({ stream, expectedRevision, after, command, events }) => {
    let given: unknown
    let meta = ''
    const prepared: Array<Prepared['events'][number]> = []
    for (const [i, event] of events.entries()) {
      const data = jsonText(event.data)
      // the events of one command share their metadata
      if (given !== event.meta) meta = jsonText((given = event.meta)) ?? ''
      if (data === null || meta === '') return E.left(notJson(`events.${String(i)}.${data === null ? 'data' : 'meta'}`))
      prepared.push({
        id: event.id,
        type: event.type,
        version: event.version,
        recordedAt: event.recordedAt,
        data,
        meta,
      })
    }
    return E.right({
      stream,
      expected: expectedRevision,
      after: after ?? null,
      command: { id: command.id, digest: command.digest },
      events: prepared,
    })
  })

/**
 * Tries appends in their order, each on what the one before it left. One that is refused writes nothing. Inside a
 * transaction.
 */
export const appendAll = (log: Log, batch: ReadonlyArray<Prepared>): ReadonlyArray<Appended> => {
  log.refresh()
  const commands = knownCommands(
    log,
    batch.map(({ command }) => command.id),
  )
  loadHeads(
    log,
    batch.map(({ stream }) => stream),
  )
  const rows: Array<Row> = []
  const records: Array<Row> = []
  const drain = (): void => {
    insertRows(
      log.db,
      'events (position, stream, revision, type, version, id, recorded_at, data, meta)',
      9,
      rows.splice(0),
    )
    insertRows(log.db, 'commands (id, digest, stream, first, last)', 5, records.splice(0))
  }
  const append = (request: Prepared): Appended => {
    const { stream, expected, command, events } = request
    const actual = log.heads.get(stream)?.revision ?? NO_STREAM
    if (expected < actual) {
      drain()
      const duplicate = duplicateOf(log, request)
      if (duplicate !== null) return duplicate
    }
    const record = commands.get(command.id)
    if (record !== undefined) return { _tag: 'CommandKnown', record }
    if (expected !== actual || !follows(log, request)) return { _tag: 'Conflict', expected, actual }
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
        event.data,
        event.meta,
      ])
    records.push([command.id, command.digest, id, made.first, made.last])
    commands.set(command.id, made)
    log.heads.set(stream, { revision: made.last, id: events.at(-1)?.id ?? null })
    log.setHead(head + events.length)
    return { _tag: 'Appended', revision: made.last, position: head + events.length }
  }
  const answers = batch.map(append)
  drain()
  return answers
}

/** Whether the stream's last event is the one that the append was decided on, where it names one. */
const follows = (log: Log, { stream, after }: Prepared): boolean => {
  if (after === null) return true
  const head = log.heads.get(stream)
  if (head === undefined || head.revision === NO_STREAM) return false
  if (head.id !== null) return head.id === after
  const row = log.db
    .statement('SELECT id FROM events WHERE stream = ? AND revision = ?')
    .get([log.streams.idOf(stream), head.revision]) as Row | undefined
  return row?.[0] === after
}

/** These very events stand there already: an earlier try had worked. */
const duplicateOf = (log: Log, { stream, expected, events }: Prepared): Appended | null => {
  const sql = 'SELECT id, revision, position FROM events WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?'
  const rows = log.db.statement(sql).all([log.streams.idOf(stream), expected, events.length]) as ReadonlyArray<Row>
  const last = rows.at(-1)
  return last !== undefined && rows.length === events.length && rows.every((row, i) => row[0] === events[i]?.id)
    ? { _tag: 'Duplicate', revision: last[1] as number, position: last[2] as number }
    : null
}

import type { Failure } from '@mandat/domain'
import type { ModelId } from '@mandat/projections'
import type { DocumentStore } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkChange, knowsParked, notOpened } from '../shared/documentChecks.js'
import { jsonText } from '../shared/jsonText.js'
import type { Database } from './database.js'
import { entriesText, type TextWrite, writeDocuments } from './documentTables.js'
import type { Row } from './driver.js'
import { type CheckedTable, checkedTable } from './checkedTable.js'

type DocumentChange = Parameters<DocumentStore['commit']>[1]

/** A change whose documents are text and whose lists are copies: whoever made it may change them now. */
interface TextChange {
  readonly from: number
  readonly to: number
  readonly writes: ReadonlyArray<TextWrite>
  readonly knowing: DocumentChange['knowing']
  readonly unpark: ReadonlyArray<string>
  readonly park: NonNullable<DocumentChange['park']>
  readonly seen: string | null
}

export const textChange = (model: ModelId, change: DocumentChange): E.Either<Failure, TextChange> =>
  E.map((writes: ReadonlyArray<TextWrite>): TextChange => ({
    from: change.from,
    to: change.to,
    writes,
    knowing: change.knowing && [...change.knowing],
    unpark: [...(change.unpark ?? [])],
    park: [...(change.park ?? [])],
    seen: change.seen === undefined ? null : JSON.stringify(change.seen),
  }))(textWrites(model, change))

/** Inside a transaction: writes all of it, or nothing where the model stands elsewhere than the change says. */
export const commitChange = (
  db: Database,
  model: ModelId,
  { from, to, writes, knowing, unpark, park, seen }: TextChange,
): E.Either<Failure, boolean> => {
  const { name, version } = model
  const state = stateOf(db, model)
  if (state === undefined) return E.left(notOpened(model))
  if (state[0] !== from || !knowsParked(knowing, parkedIn(db, model))) return E.right(false)
  writeDocuments(db, model, writes, state[1] === 1)
  for (const stream of unpark)
    db.statement('DELETE FROM parked WHERE name = ? AND version = ? AND stream = ?').run([name, version, stream])
  const rows = park.map(({ stream, position, reason, at, about }) => [
    stream,
    position,
    reason,
    at,
    JSON.stringify(about),
  ])
  parkedRows(db).put(rows.map((row) => [name, version, ...row]))
  modelRows(db).put([[name, version, to, state[1], seen ?? state[2]]])
  return E.right(true)
}

/** Checkpoint, whether it has index entries, and what it has seen; nothing for a model that is not open. */
export const stateOf = (db: Database, { name, version }: ModelId): Row | undefined =>
  modelRows(db).rows('WHERE name = ? AND version = ?', [name, version])[0]?.slice(2)

export const modelRows = (db: Database): CheckedTable =>
  checkedTable(db, 'models', ['name', 'version', 'checkpoint', 'indexed', 'seen'])
export const parkedRows = (db: Database): CheckedTable =>
  checkedTable(db, 'parked', ['name', 'version', 'stream', 'position', 'reason', 'at', 'about'])

const parkedIn = (db: Database, { name, version }: ModelId): ReadonlySet<string> =>
  new Set(
    parkedRows(db)
      .rows('WHERE name = ? AND version = ?', [name, version])
      .map((row) => row[2] as string),
  )

const textWrites = (model: ModelId, change: DocumentChange): E.Either<Failure, ReadonlyArray<TextWrite>> =>
  E.flatMap(checkChange(model, change), (writes) => {
    const texts: Array<TextWrite> = []
    for (const { key, document, indexes } of writes.values()) {
      const body = jsonText(document, 'writes.document')
      if (E.isLeft(body)) return body
      texts.push({ key, body: body.right === 'null' ? null : body.right, entries: entriesText(indexes) })
    }
    return E.right(texts)
  })

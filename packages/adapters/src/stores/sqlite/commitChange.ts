import type { Failure } from '@mandat/domain'
import type { ModelId } from '@mandat/projections'
import type { DocumentStore } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkChange, knowsParked, notOpened } from '../shared/documentChecks.js'
import { jsonText } from '../shared/jsonText.js'
import type { Database } from './database.js'
import { entriesText, type TextWrite, writeDocuments } from './documentTables.js'
import { standingsOf } from './standings.js'

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
  const standings = standingsOf(db)
  const state = standings.stateOf(model)
  if (state === undefined) return E.left(notOpened(model))
  const parked = new Set(standings.parkedIn(model).map(({ stream }) => stream))
  if (state.checkpoint !== from || !knowsParked(knowing, parked)) return E.right(false)
  writeDocuments(db, model, writes, state.isIndexed)
  standings.unpark(model, unpark)
  standings.park(model, park)
  standings.move(model, { ...state, checkpoint: to, seen: seen ?? state.seen })
  return E.right(true)
}

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

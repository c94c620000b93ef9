import { type Failure, type Position, START, type StreamName } from '@mandat/domain'
import type { ModelId } from '@mandat/projections'
import type { DocumentWrite, IndexValue, Parked, Seen } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { frozenJson } from '../shared/frozenJson.js'
import { type Entry, type SortedEntries, sortedEntries } from '../shared/order.js'

/** One version of one read model in memory. */
export interface Model {
  readonly model: ModelId
  readonly documents: Map<string, unknown>
  readonly entries: Map<string, DocumentWrite['indexes']>
  readonly indexes: Map<string, SortedEntries>
  readonly keys: SortedEntries
  readonly parked: Map<StreamName, Parked>
  checkpoint: Position
  seen: ReadonlyArray<Seen>
}

export const newModel = (model: ModelId): Model => ({
  model,
  documents: new Map(),
  entries: new Map(),
  indexes: new Map(),
  keys: sortedEntries(),
  parked: new Map(),
  checkpoint: START,
  seen: [],
})

interface Applied {
  readonly to: Position
  readonly park?: ReadonlyArray<Parked>
  readonly unpark?: ReadonlyArray<StreamName>
  readonly seen?: ReadonlyArray<Seen>
}

/** Everything that can fail comes first; then the model changes as a whole. */
export const applyChange = (
  model: Model,
  change: Applied,
  writes: ReadonlyMap<string, DocumentWrite>,
): E.Either<Failure, true> => {
  const documents: Array<readonly [DocumentWrite, unknown]> = []
  for (const write of writes.values()) {
    const document = frozenJson(write.document, 'writes.document')
    if (E.isLeft(document)) return document
    documents.push([write, document.right])
  }
  for (const [write, document] of documents) put(model, write, document)
  for (const stream of change.unpark ?? []) model.parked.delete(stream)
  for (const parked of change.park ?? []) model.parked.set(parked.stream, frozenParked(parked))
  model.checkpoint = change.to
  model.seen = change.seen === undefined ? model.seen : frozenSeen(change.seen)
  return E.right(true)
}

const frozenParked = (parked: Parked): Parked => Object.freeze({ ...parked, about: Object.freeze([...parked.about]) })
const frozenSeen = (seen: ReadonlyArray<Seen>): ReadonlyArray<Seen> =>
  Object.freeze(seen.map((one) => Object.freeze({ ...one })))

const put = (model: Model, { key, indexes }: DocumentWrite, document: unknown): void => {
  each(model.entries.get(key) ?? {}, (index, value) => model.indexes.get(index)?.remove({ value, key }))
  model.entries.delete(key)
  if (document === null) {
    model.documents.delete(key)
    model.keys.remove({ value: 0, key })
    return
  }
  model.documents.set(key, document)
  model.keys.add({ value: 0, key })
  model.entries.set(key, Object.fromEntries(Object.entries(indexes).map(([index, values]) => [index, [...values]])))
  each(indexes, (index, value) => {
    const entry: Entry = { value, key }
    const found = model.indexes.get(index)
    if (found !== undefined) found.add(entry)
    else {
      const made = sortedEntries()
      made.add(entry)
      model.indexes.set(index, made)
    }
  })
}

const each = (indexes: DocumentWrite['indexes'], f: (index: string, value: IndexValue) => void): void => {
  // minus zero is zero everywhere
  for (const [index, values] of Object.entries(indexes)) for (const value of values) f(index, value === 0 ? 0 : value)
}

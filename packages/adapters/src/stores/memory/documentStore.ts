import type { Failure } from '@mandat/domain'
import type { ModelId } from '@mandat/projections'
import type { DocumentRow, DocumentStore, IndexQuery, Page } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { checkRange, invalid } from '../shared/checks.js'
import {
  checkChange,
  checkModel,
  checkQuery,
  cursorOf,
  knowsParked,
  notOpened,
  type Place,
  takenName,
} from '../shared/documentChecks.js'
import { applyChange, type Model, newModel } from './model.js'
import { compareEntries, compareText, compareValues, firstNot } from '../shared/order.js'

const soon =
  <A>(f: () => E.Either<Failure, A>): TaskEither<Failure, A> =>
  () =>
    Promise.resolve(f())

/** Read models in this process's memory; documents are frozen copies. */
export const memoryDocumentStore = (): DocumentStore => {
  const models = new Map<string, Model>()
  const within = <A>(id: ModelId, empty: A, f: (model: Model) => E.Either<Failure, A>): TaskEither<Failure, A> =>
    soon(() =>
      E.flatMap(checkModel(id), () => {
        const model = models.get(nameOf(id))
        return model === undefined ? E.right(empty) : f(model)
      }),
    )

  return {
    open: (id) =>
      soon(() =>
        E.flatMap(checkModel(id), () => {
          if ([...models.values()].some((model) => sameButCase(id, model))) return E.left(takenName)
          if (!models.has(nameOf(id))) models.set(nameOf(id), newModel({ name: id.name, version: id.version }))
          return E.right(undefined)
        }),
      ),
    get: (id, key) => within(id, O.none, ({ documents }) => E.right(O.fromNullable(documents.get(key)))),
    getMany: (id, keys) =>
      within<ReadonlyMap<string, unknown>>(id, new Map(), ({ documents }) =>
        E.right(new Map(keys.flatMap((key) => (documents.has(key) ? [[key, documents.get(key)]] : [])))),
      ),
    find: (id, query) =>
      soon(() => E.map((after: Place | null) => findPage(models.get(nameOf(id)), query, after))(checkQuery(id, query))),
    scan: (id, { after, count }) =>
      within<ReadonlyArray<DocumentRow>>(id, [], (model) =>
        E.map(() => {
          const keys = model.keys.read()
          const start = after === null ? 0 : firstNot(keys, ({ key }) => compareText(key, after) <= 0)
          return keys.slice(start, start + count).map(({ key }) => rowOf(model, key))
        })(checkRange(count, 0)),
      ),
    commit: (id, change) =>
      soon(() =>
        E.flatMap(checkChange(id, change), (writes) => {
          const model = models.get(nameOf(id))
          if (model === undefined) return E.left(notOpened(id))
          const current = model.checkpoint === change.from && knowsParked(change.knowing, new Set(model.parked.keys()))
          return current ? applyChange(model, change, writes) : E.right(false)
        }),
      ),
    checkpoint: (id) => within(id, 0, ({ checkpoint }) => E.right(checkpoint)),
    standing: (id) => within(id, { checkpoint: 0, seen: [] }, ({ checkpoint, seen }) => E.right({ checkpoint, seen })),
    parked: (id) =>
      within(id, [], ({ parked }) => E.right([...parked.values()].sort((a, b) => a.position - b.position))),
    versions: (name) =>
      soon(() =>
        name === ''
          ? E.left(invalid('model.name', 'a name'))
          : E.right(
              [...models.values()]
                .map(({ model }) => model)
                .filter((m) => m.name === name)
                .sort((a, b) => a.version - b.version),
            ),
      ),
    replace: (id, by, at) =>
      soon(() =>
        E.map(() => {
          const [model, next] = [models.get(nameOf(id)), models.get(nameOf(by))]
          if (model?.checkpoint !== at || next?.checkpoint !== at) return false
          models.delete(nameOf(by))
          models.set(nameOf(id), { ...next, model: { name: id.name, version: id.version } })
          return true
        })(E.flatMap(checkModel(id), () => checkModel(by))),
      ),
    drop: (id) => soon(() => E.map(() => void models.delete(nameOf(id)))(checkModel(id))),
  }
}

const rowOf = (model: Model, key: string): DocumentRow => ({ key, document: model.documents.get(key) })

const findPage = (model: Model | undefined, query: IndexQuery, after: Place | null): Page => {
  const all = model?.indexes.get(query.index)?.read() ?? []
  const { from, to, count } = query
  let low = from === undefined ? 0 : firstNot(all, (e) => compareValues(e.value, from) < 0)
  let high = to === undefined ? all.length : firstNot(all, (e) => compareValues(e.value, to) <= 0)
  const backwards = query.direction === 'backwards'
  if (after !== null && !backwards)
    low = Math.max(
      low,
      firstNot(all, (e) => compareEntries(e, after) <= 0),
    )
  if (after !== null && backwards)
    high = Math.min(
      high,
      firstNot(all, (e) => compareEntries(e, after) < 0),
    )
  const entries = backwards
    ? all.slice(Math.max(low, high - count), Math.max(low, high)).reverse()
    : all.slice(low, Math.min(high, low + count))
  const last = entries.at(-1)
  return {
    rows: model === undefined ? [] : entries.map(({ value, key }) => ({ ...rowOf(model, key), value })),
    next: last !== undefined && entries.length === count && high - low > count ? cursorOf(last) : null,
  }
}

const nameOf = ({ name, version }: ModelId): string => `${name} ${String(version)}`
const sameButCase = (id: ModelId, { model }: Model): boolean =>
  model.version === id.version && model.name !== id.name && model.name.toLowerCase() === id.name.toLowerCase()

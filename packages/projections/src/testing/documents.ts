import { type Failure, type Position, START, type StreamName } from '@mandat/domain'
import { unavailable } from '@mandat/domain/kit'
import { deepFreeze } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type {
  DocumentStore,
  DocumentWrite,
  IndexQuery,
  ModelId,
  Page,
  Parked,
  Seen,
} from '../core/ports/documentStore.js'
import {
  type Change,
  comparePlaces,
  compareValues,
  cursorOf,
  placeOf,
  wrongChange,
  wrongCount,
  wrongModel,
  wrongQuery,
} from './documentRules.js'

interface Model {
  readonly id: ModelId
  /** Frozen copies, by key. */
  readonly rows: Map<string, DocumentWrite>
  readonly parked: Map<StreamName, Parked>
  checkpoint: Position
  seen: ReadonlyArray<Seen>
}

export interface TestDocuments extends DocumentStore {
  /** From now on (or no longer) every call that `which` picks fails. */
  readonly breakDown: (which: ((call: string, model: ModelId) => boolean) | null) => void
  /** How many calls of each kind were made. */
  readonly calls: Map<string, number>
  /** Called before every commit is looked at: for races. */
  beforeCommit: ((model: ModelId) => Promise<void>) | null
}

/** A tiny document store for tests of projections; the real ones are adapters. */
export const testDocuments = (): TestDocuments => {
  const models = new Map<string, Model>()
  const calls = new Map<string, number>()
  let broken: ((call: string, model: ModelId) => boolean) | null = null
  const nameOf = ({ name, version }: ModelId): string => `${name} ${String(version)}`
  /** `wrong`: what no store would do, known before the model is looked for. */
  const call =
    <A>(
      what: string,
      id: ModelId,
      wrong: Failure | null,
      f: (model: Model | undefined) => E.Either<Failure, A>,
    ): TaskEither<Failure, A> =>
    () => {
      calls.set(what, (calls.get(what) ?? 0) + 1)
      if (broken?.(what, id) === true) return Promise.resolve(E.left(unavailable('documents', `${what} is down`)))
      const refused = (what === 'versions' ? null : wrongModel(id)) ?? wrong
      return Promise.resolve(refused === null ? f(models.get(nameOf(id))) : E.left(refused))
    }
  const sameButCase = (id: ModelId): boolean =>
    [...models.keys()].some((name) => name !== nameOf(id) && name.toLowerCase() === nameOf(id).toLowerCase())

  const store: TestDocuments = {
    calls,
    beforeCommit: null,
    breakDown: (which) => {
      broken = which
    },
    open: (id) =>
      call('open', id, sameButCase(id) ? wrongModel({ name: '', version: 1 }) : null, (model) => {
        const { name, version } = id
        if (model === undefined)
          models.set(nameOf(id), {
            id: { name, version },
            rows: new Map(),
            parked: new Map(),
            checkpoint: START,
            seen: [],
          })
        return E.right(undefined)
      }),
    get: (id, key) => call('get', id, null, (model) => E.right(O.fromNullable(model?.rows.get(key)?.document))),
    getMany: (id, keys) =>
      call('getMany', id, null, (model) =>
        E.right(
          new Map(keys.flatMap((key) => (model?.rows.has(key) === true ? [[key, model.rows.get(key)?.document]] : []))),
        ),
      ),
    find: (id, query) => call('find', id, wrongQuery(query), (model) => E.right(pageOf(model, query))),
    scan: (id, { after, count }) =>
      call('scan', id, wrongCount(count), (model) =>
        E.right(
          [...(model?.rows.values() ?? [])]
            .filter(({ key }) => after === null || compareValues(key, after) > 0)
            .sort((a, b) => compareValues(a.key, b.key))
            .slice(0, count)
            .map(({ key, document }) => ({ key, document })),
        ),
      ),
    commit: (id, change) => () => {
      const wrong = wrongChange(change)
      const copy = wrong === null ? copyOf(change) : change
      const commit = call('commit', id, wrong, (model) =>
        model === undefined ? E.left(wrongModel({ name: '', version: 1 }) as Failure) : E.right(apply(model, copy)),
      )
      return store.beforeCommit === null ? commit() : store.beforeCommit(id).then(commit)
    },
    checkpoint: (id) => call('checkpoint', id, null, (model) => E.right(model?.checkpoint ?? START)),
    standing: (id) =>
      call('standing', id, null, (model) =>
        E.right({ checkpoint: model?.checkpoint ?? START, seen: model?.seen ?? [] }),
      ),
    parked: (id) =>
      call('parked', id, null, (model) =>
        E.right([...(model?.parked.values() ?? [])].sort((a, b) => a.position - b.position)),
      ),
    versions: (name) =>
      call('versions', { name, version: 0 }, name === '' ? wrongModel({ name, version: 1 }) : null, () =>
        E.right(
          [...models.values()]
            .map(({ id }) => id)
            .filter((id) => id.name === name)
            .sort((a, b) => a.version - b.version),
        ),
      ),
    replace: (id, by, at) =>
      call('replace', id, wrongModel(by), (model) => {
        const next = models.get(nameOf(by))
        if (model?.checkpoint !== at || next?.checkpoint !== at) return E.right(false)
        models.delete(nameOf(by))
        models.set(nameOf(id), { ...next, id: { name: id.name, version: id.version } })
        return E.right(true)
      }),
    drop: (id) =>
      call('drop', id, null, () => {
        models.delete(nameOf(id))
        return E.right(undefined)
      }),
  }
  return store
}

const copyOf = (change: Change): Change => deepFreeze(JSON.parse(JSON.stringify(change)) as Change)

/** All of a change, or nothing: `false` when it was made on another state. */
const apply = (model: Model, { from, to, writes, knowing, seen, park = [], unpark = [] }: Change): boolean => {
  const known = knowing === undefined ? null : new Set(knowing)
  const others = known !== null && (known.size !== model.parked.size || [...known].some((s) => !model.parked.has(s)))
  if (model.checkpoint !== from || others) return false
  for (const write of writes)
    if (write.document === null) model.rows.delete(write.key)
    else model.rows.set(write.key, write)
  for (const stream of unpark) model.parked.delete(stream)
  for (const parked of park) model.parked.set(parked.stream, parked)
  model.checkpoint = to
  model.seen = seen ?? model.seen
  return true
}

const pageOf = (model: Model | undefined, { index, from, to, direction, after, count }: IndexQuery): Page => {
  const backwards = direction === 'backwards'
  const start = after === undefined ? null : placeOf(after)
  const all = [...(model?.rows.values() ?? [])]
    .flatMap(({ key, document, indexes }) =>
      [...new Set(indexes[index] ?? [])].map((value) => ({ key, document, value })),
    )
    .filter(
      (row) =>
        (from === undefined || compareValues(row.value, from) >= 0)
        && (to === undefined || compareValues(row.value, to) <= 0)
        && (start === null || (backwards ? comparePlaces(row, start) < 0 : comparePlaces(row, start) > 0)),
    )
    .sort((a, b) => (backwards ? comparePlaces(b, a) : comparePlaces(a, b)))
  const rows = all.slice(0, count)
  const last = rows.at(-1)
  return { rows, next: last !== undefined && all.length > count ? cursorOf(last) : null }
}

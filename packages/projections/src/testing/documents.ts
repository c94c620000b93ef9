import { type Failure, type Position, START, type StreamName, unavailable } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore, DocumentWrite, ModelId, Parked } from '../core/ports/documentStore.js'
import type { IndexValue } from '../core/ports/documentStore.js'

interface Model {
  readonly id: ModelId
  readonly rows: Map<string, DocumentWrite>
  readonly parked: Map<StreamName, Parked>
  checkpoint: Position
}

export interface TestDocuments extends DocumentStore {
  /** From now on (or no longer) every call that `which` picks fails. */
  readonly breakDown: (which: ((call: string, model: ModelId) => boolean) | null) => void
  /** How many calls of each kind were made. */
  readonly calls: Map<string, number>
  /** Called before every commit is looked at: for races. */
  beforeCommit: ((model: ModelId) => Promise<void>) | null
}

const compare = (a: IndexValue, b: IndexValue): number =>
  typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === 'number' ? -1 : 1

/** A tiny document store for tests of projections; the real ones are adapters. */
export const testDocuments = (): TestDocuments => {
  const models = new Map<string, Model>()
  const calls = new Map<string, number>()
  let broken: ((call: string, model: ModelId) => boolean) | null = null
  const nameOf = ({ name, version }: ModelId): string => `${name} ${String(version)}`
  const call =
    <A>(what: string, id: ModelId, f: (model: Model | undefined) => E.Either<Failure, A>): TaskEither<Failure, A> =>
    () => {
      calls.set(what, (calls.get(what) ?? 0) + 1)
      return Promise.resolve(
        broken?.(what, id) === true ? E.left(unavailable('documents', `${what} is down`)) : f(models.get(nameOf(id))),
      )
    }
  const sorted = (model: Model | undefined): ReadonlyArray<DocumentWrite> =>
    [...(model?.rows.values() ?? [])].sort((a, b) => compare(a.key, b.key))

  const store: TestDocuments = {
    calls,
    beforeCommit: null,
    breakDown: (which) => {
      broken = which
    },
    open: (id) =>
      call('open', id, (model) => {
        if (model === undefined) models.set(nameOf(id), { id, rows: new Map(), parked: new Map(), checkpoint: START })
        return E.right(undefined)
      }),
    get: (id, key) => call('get', id, (model) => E.right(O.fromNullable(model?.rows.get(key)?.document))),
    getMany: (id, keys) =>
      call('getMany', id, (model) =>
        E.right(
          new Map(keys.flatMap((key) => (model?.rows.has(key) === true ? [[key, model.rows.get(key)?.document]] : []))),
        ),
      ),
    find: (id, { index, from, to, direction, after, count }) =>
      call('find', id, (model) => {
        const all = sorted(model)
          .flatMap((row) =>
            (row.indexes[index] ?? []).map((value) => ({ key: row.key, document: row.document, value })),
          )
          .filter(
            ({ value }) =>
              (from === undefined || compare(value, from) >= 0) && (to === undefined || compare(value, to) <= 0),
          )
          .sort((a, b) => compare(a.value, b.value) || compare(a.key, b.key))
        if (direction === 'backwards') all.reverse()
        const first = after === undefined ? 0 : Number(after)
        return E.right({
          rows: all.slice(first, first + count),
          next: first + count < all.length ? String(first + count) : null,
        })
      }),
    scan: (id, { after, count }) =>
      call('scan', id, (model) =>
        E.right(
          sorted(model)
            .filter(({ key }) => after === null || key > after)
            .slice(0, count)
            .map(({ key, document }) => ({ key, document })),
        ),
      ),
    commit: (id, change) => async () => {
      await store.beforeCommit?.(id)
      return call('commit', id, (model) => {
        if (model === undefined) return E.left(unavailable('documents', `${nameOf(id)} was not opened`))
        const others =
          change.knowing !== undefined
          && (change.knowing.length !== model.parked.size || change.knowing.some((s) => !model.parked.has(s)))
        if (model.checkpoint !== change.from || others) return E.right(false)
        for (const write of change.writes)
          if (write.document === null) model.rows.delete(write.key)
          else model.rows.set(write.key, JSON.parse(JSON.stringify(write)) as DocumentWrite)
        for (const stream of change.unpark ?? []) model.parked.delete(stream)
        for (const parked of change.park ?? []) model.parked.set(parked.stream, parked)
        model.checkpoint = change.to
        return E.right(true)
      })()
    },
    checkpoint: (id) => call('checkpoint', id, (model) => E.right(model?.checkpoint ?? START)),
    parked: (id) =>
      call('parked', id, (model) =>
        E.right([...(model?.parked.values() ?? [])].sort((a, b) => a.position - b.position)),
      ),
    versions: (name) =>
      call('versions', { name, version: 0 }, () =>
        E.right(
          [...models.values()]
            .map(({ id }) => id)
            .filter((id) => id.name === name)
            .sort((a, b) => a.version - b.version),
        ),
      ),
    drop: (id) =>
      call('drop', id, () => {
        models.delete(nameOf(id))
        return E.right(undefined)
      }),
  }
  return store
}

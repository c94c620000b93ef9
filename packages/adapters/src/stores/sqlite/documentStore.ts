import type { Failure, Position } from '@mandat/domain'
import type { ModelId } from '@mandat/projections'
import type { DocumentRow, DocumentStore, Parked, Seen, Standing } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { checkRange, invalid } from '../shared/checks.js'
import { checkModel, takenName } from '../shared/documentChecks.js'
import { commitChange, textChange } from './commitChange.js'
import type { Database } from './database.js'
import { documentRows, dropTables, makeTables, moveTables } from './documentTables.js'
import { orWhenMissing } from './failures.js'
import { findPage } from './findPage.js'
import { standingsOf } from './standings.js'

/** Read models in an SQLite file. */
export const sqliteDocumentStore = (db: Database): DocumentStore => {
  const standings = standingsOf(db)
  const write =
    <A>(model: ModelId, job: () => E.Either<Failure, A>): TaskEither<Failure, A> =>
    async () => {
      const checked = checkModel(model)
      return E.isLeft(checked) ? checked : E.flatten(await db.writeAlong(job)())
    }
  /** A model that was never opened, or was dropped by another process, reads as empty. */
  const read =
    <A>(model: ModelId, empty: A, f: () => A): TaskEither<Failure, A> =>
    () => {
      const checked = checkModel(model)
      return E.isLeft(checked) ? Promise.resolve(checked) : db.read(() => orWhenMissing(f, empty))()
    }
  return {
    // the usual call finds it there, and needs no transaction
    open: (model) => async () => {
      const there = await read(model, false, () => standings.stateOf(model) !== undefined)()
      return E.isRight(there) && !there.right ? write(model, () => create(db, model))() : E.map(() => undefined)(there)
    },
    get: (model, key) =>
      read<O.Option<unknown>>(model, O.none, () => {
        const [row] = documentRows(db, model).rows('WHERE key = ?', [key])
        return row === undefined ? O.none : O.some(JSON.parse(row[1] as string))
      }),
    getMany: (model, keys) =>
      read<ReadonlyMap<string, unknown>>(
        model,
        new Map(),
        () =>
          new Map(
            documentRows(db, model)
              .rows('WHERE key IN (SELECT value FROM json_each(?))', [JSON.stringify(keys)])
              .map((row) => [row[0] as string, JSON.parse(row[1] as string)]),
          ),
      ),
    find: findPage(db),
    scan:
      (model, { after, count }) =>
      () => {
        const checked = checkRange(count, 0)
        if (E.isLeft(checked)) return Promise.resolve(checked)
        return read<ReadonlyArray<DocumentRow>>(model, [], () =>
          documentRows(db, model)
            .rows('WHERE key > ? ORDER BY key LIMIT ?', [after ?? '', count])
            .map((row) => ({ key: row[0] as string, document: JSON.parse(row[1] as string) as unknown })),
        )()
      },
    commit: (model, change) => () => {
      const ready = textChange(model, change)
      return E.isLeft(ready) ? Promise.resolve(ready) : write(model, () => commitChange(db, model, ready.right))()
    },
    checkpoint: (model) => read<Position>(model, 0, () => standings.stateOf(model)?.checkpoint ?? 0),
    standing: (model) =>
      read<Standing>(model, { checkpoint: 0, seen: [] }, () => {
        const { checkpoint = 0, seen = '[]' } = standings.stateOf(model) ?? {}
        return { checkpoint, seen: JSON.parse(seen) as Array<Seen> }
      }),
    parked: (model) => read<ReadonlyArray<Parked>>(model, [], () => standings.parkedIn(model)),
    versions: (name) =>
      name === ''
        ? () => Promise.resolve(E.left(invalid('model.name', 'a name')))
        : db.read(() => standings.versions(name)),
    replace: (model, by, at) => write(model, () => E.map(() => replace(db, model, by, at))(checkModel(by))),
    drop: (model) => write(model, () => drop(db, model)),
  }
}

const create = (db: Database, model: ModelId): E.Either<Failure, void> => {
  const { name, version } = model
  const { stateOf, stand } = standingsOf(db)
  if (stateOf(model) !== undefined) return E.right(undefined)
  const alike = db.statement('SELECT 1 FROM models WHERE lower(name) = lower(?) AND version = ?').all([name, version])
  if (alike.length > 0) return E.left(takenName)
  makeTables(db, model)
  stand(model, { checkpoint: 0, isIndexed: false, seen: '[]' })
  return E.right(undefined)
}

const drop = (db: Database, model: ModelId): E.Either<Failure, void> => {
  const { stateOf, forget } = standingsOf(db)
  if (stateOf(model) === undefined) return E.right(undefined)
  dropTables(db, model)
  forget(model)
  return E.right(undefined)
}

const replace = (db: Database, model: ModelId, by: ModelId, at: Position): boolean => {
  const { stateOf, stand, parkedIn, park, forget } = standingsOf(db)
  const state = stateOf(by)
  if (stateOf(model)?.checkpoint !== at || state?.checkpoint !== at) return false
  drop(db, model)
  moveTables(db, by, model)
  stand(model, state)
  park(model, parkedIn(by))
  forget(by)
  return true
}

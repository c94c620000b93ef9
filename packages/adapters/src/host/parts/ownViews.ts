import { type Failure, type Fault, type Policy } from '@mandat/domain'
import { invalidInput, registry, storedNames } from '@mandat/domain/kit'
import { type AnyProjection, readModelsFor } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { ownFold } from './ownFold.js'
import type { Parts } from './parts.js'

/** A host's own read models: each as it was declared, and as it is kept. */
export type OwnViews = ReadonlyMap<AnyProjection, AnyProjection>

// a rebuild stands beside the live model under a longer name, which a store must still take
const NAME = /^[A-Za-z]\w{0,49}$/
const INDEX = /^\w{1,64}$/
const isFunction = (u: unknown): boolean => typeof u === 'function'
const isRecord = (u: unknown): u is Readonly<Record<string, unknown>> => t.UnknownRecord.is(u)

/** What the library keeps, or may come to keep, under a name; stores do not tell names apart by case alone. */
const isOurs = (name: string, taken: ReadonlySet<string>): boolean => {
  const lower = name.toLowerCase()
  return taken.has(lower) || lower.startsWith(storedNames.checkpoints.subscription) || lower.endsWith('_rebuild')
}

/** What is wrong with one declaration: everything, by its path in it. */
const faultsOf = (view: unknown, taken: ReadonlySet<string>): ReadonlyArray<Fault> => {
  if (!isRecord(view)) return [{ path: '', expected: 'a projection' }]
  const { name, version, document, handles, keysOf, evolve, indexes, due } = view
  const fault = (path: string, wrong: boolean, expected: string): ReadonlyArray<Fault> =>
    wrong ? [{ path, expected }] : []
  const named = typeof name === 'string' && NAME.test(name)
  const listed = Array.isArray(handles) ? (handles as ReadonlyArray<unknown>) : []
  return [
    ...fault('name', !named, 'a name of at most 50 letters, digits or underscores that begins with a letter'),
    ...fault('name', named && isOurs(name, taken), 'a name that no other read model has'),
    ...fault('version', !Number.isSafeInteger(version) || Number(version) < 1, 'an integer from 1 on'),
    ...fault('document', !(document instanceof t.Type), 'a codec'),
    ...fault('handles', listed.length === 0, 'a list of at least one event'),
    ...listed.flatMap((one, i) =>
      fault(
        `handles.${String(i)}`,
        !registry.events.some((known) => known === one) || listed.indexOf(one) < i,
        'an event of the library, once',
      ),
    ),
    ...fault('keysOf', !isFunction(keysOf), 'a function'),
    ...fault('evolve', !isFunction(evolve), 'a function'),
    ...fault('indexes', !isRecord(indexes), 'an index by each name'),
    ...Object.entries(isRecord(indexes) ? indexes : {}).flatMap(([index, valuesOf]) =>
      fault(`indexes.${index}`, !INDEX.test(index) || !isFunction(valuesOf), 'a function under a name'),
    ),
    // what is due are the library's own steps, and one that throws would hold up all the others
    ...fault('due', due !== undefined, 'nothing: a read model of a host has no deadlines'),
  ]
}

/** The read models that a host brings, or every reason why not, by its path. */
export const checkViews = (given: unknown, policy: Policy): E.Either<Failure, OwnViews> => {
  if (given === undefined) return E.right(new Map())
  if (!Array.isArray(given)) return E.left(invalidInput([{ path: 'views', expected: 'a list of projections' }]))
  const { processes, policy: marks } = storedNames.checkpoints
  const names = [processes, marks, ...Object.values(readModelsFor(policy)).map(({ name }) => name)]
  const taken = new Set(names.map((name) => name.toLowerCase()))
  const faults = (given as ReadonlyArray<unknown>).flatMap((view, i) => {
    const found = faultsOf(view, taken)
    if (isRecord(view) && typeof view['name'] === 'string') taken.add(view['name'].toLowerCase())
    return found.map(({ path, expected }) => ({ path: ['views', i, path].filter((p) => p !== '').join('.'), expected }))
  })
  return faults.length > 0
    ? E.left(invalidInput(faults))
    : E.right(new Map((given as ReadonlyArray<AnyProjection>).map((view) => [view, ownFold(view)])))
}

/** The parts of a host, its own read models kept with the library's. */
export const withOwnViews = (parts: Parts, own: OwnViews): Parts => ({
  ...parts,
  views: (policy) => ({
    ...parts.views(policy),
    ...Object.fromEntries([...own.values()].map((view) => [view.name, view])),
  }),
})

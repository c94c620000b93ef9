import { type Failure } from '@mandat/domain'
import { closed, invalidInput, only } from '@mandat/domain/kit'
import { type ReadModelName } from '@mandat/projections'
import { type AnyProjection, modelOf, type ReadModelPorts, retryParked } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { decodeAt } from '../input/decodeAt.js'
import { rebuiltOne } from './rebuiltOne.js'
import { processesModel } from './processesPlace.js'
import type { RebuildReport, RetryReport } from './reports.js'
import type { Reactor } from './reactor.js'

/** The name of a read model that is kept: a host's own have theirs, which only the run knows. */
export type KeptName = ReadModelName | (string & {})

export type ReadModels = Readonly<Record<string, AnyProjection>>

/** The read model of a name that came from outside. */
export const namedModel = (models: ReadModels, name: unknown): E.Either<Failure, AnyProjection> =>
  typeof name === 'string' && Object.hasOwn(models, name) && models[name] !== undefined
    ? E.right(models[name])
    : E.left(invalidInput([{ path: 'model', expected: `one of ${Object.keys(models).join(', ')}` }]))

/** `replace`: what differs from its rebuild, or has parked streams, gives way to it. */
export interface RebuildWish {
  readonly replace?: boolean
}
const wishes = only({}, { replace: t.boolean })

/** Closing ended it before everything was done. */
export const endedEarly: Failure = closed('mandat', 'it was closed before all was done')

interface UnderWay {
  readonly underPolicy: () => Promise<E.Either<Failure, void>>
  readonly retryParked: Reactor['retryParked']
}

/** What an operator does to read models. */
export const rebuildAndRetry = (
  ports: ReadModelPorts,
  models: ReadModels,
  { underPolicy, retryParked: retryReactions }: UnderWay,
  going: () => boolean,
) => {
  const rebuild = async (options: RebuildWish = {}): Promise<E.Either<Failure, ReadonlyArray<RebuildReport>>> => {
    const wish = decodeAt('options', wishes, options)
    if (E.isLeft(wish)) return wish
    const settled = await underPolicy()
    if (E.isLeft(settled)) return settled
    const reports: Array<RebuildReport> = []
    for (const one of Object.values(models)) {
      if (!going()) return E.left(endedEarly)
      reports.push(await rebuiltOne(ports, one, options.replace === true))
    }
    return E.right(reports)
  }
  const retry = async (name?: KeptName): Promise<E.Either<Failure, ReadonlyArray<RetryReport>>> => {
    const ofProcesses = name === undefined || name === processesModel.name
    const wanted = ofProcesses
      ? E.right(name === undefined ? Object.values(models) : [])
      : E.map((one: AnyProjection) => [one])(namedModel(models, name))
    if (E.isLeft(wanted)) return wanted
    const reports: Array<RetryReport> = []
    for (const one of wanted.right) {
      if (!going()) return E.left(endedEarly)
      const retried = await retryParked(ports, one)()
      if (E.isLeft(retried)) return retried
      reports.push(...retried.right.map((stream) => ({ model: modelOf(one), ...stream })))
    }
    if (!ofProcesses) return E.right(reports)
    // last: they look things up in what was just mended
    const taken = await retryReactions()
    if (E.isLeft(taken)) return taken
    return E.right([...reports, ...taken.right.map((stream) => ({ model: processesModel, ...stream }))])
  }
  return { rebuild, retryParked: retry }
}

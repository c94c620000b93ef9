import type { Failure } from '@mandat/domain'
import { modelOf, readModelsFor, refuseNewer } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { Settled } from '../parts/options.js'
import { processesModel } from '../work/processesPlace.js'

/**
 * Closes what was opened again where newer code keeps a read model or the processes: all else would answer from older
 * ones.
 */
export const refuseNewerFile = async (settled: E.Either<Failure, Settled>): Promise<E.Either<Failure, Settled>> => {
  if (E.isLeft(settled)) return settled
  const { stores, policy, views } = settled.right
  const models = [...Object.values(readModelsFor(policy)), ...views.values()].map(modelOf)
  for (const model of [...models, processesModel]) {
    const checked = await refuseNewer(stores.documents, model)
    // a store that does not answer yet may do so later: that is no reason not to start
    if (E.isRight(checked) || checked.left.kind !== 'Unreadable' || checked.left.where !== model.name) continue
    await stores.close()()
    return checked
  }
  return settled
}

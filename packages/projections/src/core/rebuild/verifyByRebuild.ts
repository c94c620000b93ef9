import { type Failure } from '@mandat/domain'
import { contended, guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ReadModelPorts } from '../keep/advance.js'
import type { AnyProjection } from '../fold/projection.js'
import { labelOf, modelOf } from '../ports/modelLabel.js'
import { compareAgain } from './compareAgain.js'
import { compareModels, type Comparison, type Difference } from './compareModels.js'
import { documentRows } from './rows.js'
import type { ModelId } from '../ports/documentStore.js'
import { continueRebuild, rebuild, type RebuildOptions, type Rebuilt } from './rebuild.js'

const ROUNDS = 200
/** What is looked at again while the live model moves on; more than a busy log writes during a comparison. */
const SUSPECTS = 10_000
const TOLD = 10
const COUNTED = 500

/**
 * LOG-06: rebuilds the live model as a scratch model up to the live checkpoint and compares the two, indexes too. When the
 * live one moves on meanwhile, the rebuild follows it, and only what differed or was written since is compared again:
 * that ends on a log that is never quiet. The scratch model stays: {@link replaceByRebuild} may use it, `drop` removes
 * it.
 */
export const verifyByRebuild =
  (
    ports: ReadModelPorts,
    projection: AnyProjection,
    options: Omit<RebuildOptions, 'until'> = {},
  ): TaskEither<Failure, Rebuilt & { readonly comparison: Comparison }> =>
  async () => {
    const { documents } = ports
    const live = modelOf(projection)
    const standing = () => guarded(labelOf(live), documents.checkpoint(live))
    const checkpoint = await standing()
    if (E.isLeft(checkpoint)) return checkpoint
    let built = await rebuild(ports, projection, { ...options, until: checkpoint.right })()
    if (E.isLeft(built)) return built
    const { model } = built.right
    const indexes = Object.keys(projection.indexes)
    const whole = await compareModels(documents, live, model, { differences: SUSPECTS, indexes })()
    if (E.isLeft(whole)) return whole
    let differences = whole.right._tag === 'Identical' ? [] : whole.right.differences
    const isCut = differences.length >= SUSPECTS
    for (let round = 0; round < ROUNDS; round++) {
      const now = await standing()
      if (E.isLeft(now)) return now
      const verified = built.right
      if (now.right === verified.position && !(isCut && differences.length === 0))
        return E.map((comparison: Comparison) => ({ ...verified, comparison }))(
          await comparisonOf(documents, model, whole.right, differences),
        )
      const touched: Array<Pick<Difference, 'key'>> = []
      const written = (keys: ReadonlyArray<string>): void => void touched.push(...keys.map((key) => ({ key })))
      built = await continueRebuild(ports, projection, { model, position: now.right }, { ...options, written })
      if (E.isLeft(built)) return built
      const again = await compareAgain(documents, projection, [live, model], [...differences, ...touched])
      if (E.isLeft(again)) return again
      differences = again.right
    }
    return E.left(contended(labelOf(live), 'the live model moved on during every comparison'))
  }

const comparisonOf = async (
  documents: ReadModelPorts['documents'],
  model: ModelId,
  first: Comparison,
  differences: ReadonlyArray<Difference>,
): Promise<E.Either<Failure, Comparison>> => {
  if (differences.length > 0) return E.right({ _tag: 'Different', differences: differences.slice(0, TOLD) })
  if (first._tag === 'Identical') return E.right(first)
  // what differed at first was found to be the same: nobody has counted yet
  const next = documentRows(documents, model, COUNTED)
  for (let counted = 0; ; counted++) {
    const row = await next()
    if (E.isLeft(row)) return row
    if (row.right === null) return E.right({ _tag: 'Identical', documents: counted })
  }
}

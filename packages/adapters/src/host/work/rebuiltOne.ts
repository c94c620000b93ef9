import { type Failure, START } from '@mandat/domain'
import {
  type AnyProjection,
  catchUp,
  modelIsAhead,
  modelOf,
  type ReadModelPorts,
  replaceByRebuild,
  scratchOf,
  verifyByRebuild,
} from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { RebuildReport } from './reports.js'

/** One read model, rebuilt, compared and, where it is wished and needed, replaced; no rebuild is left beside it. */
export const rebuiltOne = async (
  ports: ReadModelPorts,
  one: AnyProjection,
  replace: boolean,
): Promise<RebuildReport> => {
  const report = await compared(ports, one, replace)
  const dropped = await ports.documents.drop(scratchOf(one))()
  return report.failure === null && E.isLeft(dropped) ? { ...report, failure: dropped.left } : report
}

const compared = async (ports: ReadModelPorts, one: AnyProjection, replace: boolean): Promise<RebuildReport> => {
  const model = modelOf(one)
  const failed = (failure: Failure): RebuildReport => ({
    ...{ model, position: START, documents: 0, identical: false, differences: [], replaced: false },
    failure,
  })
  const ahead = await modelIsAhead(ports, model)
  if (E.isLeft(ahead)) return failed(ahead.left)
  // it holds what the log does not: whoever keeps it comes to make it anew, and so may this
  const caughtUp = ahead.right ? await catchUp(ports, [one])() : ahead
  if (E.isLeft(caughtUp)) return failed(caughtUp.left)
  const verified = await verifyByRebuild(ports, one)()
  if (E.isLeft(verified)) return failed(verified.left)
  const { position, comparison } = verified.right
  const same = comparison._tag === 'Identical'
  const report: RebuildReport = {
    model,
    position,
    documents: same ? comparison.documents : 0,
    identical: same,
    differences: same
      ? []
      : comparison.differences.map(
          ({ key, what, entry }) => `${key}: ${what}${entry === undefined ? '' : ` in ${entry.index}`}`,
        ),
    replaced: ahead.right,
    failure: null,
  }
  if (!replace) return report
  const parked = await ports.documents.parked(model)()
  if (E.isLeft(parked)) return { ...report, failure: parked.left }
  if (same && parked.right.length === 0) return report
  const replaced = await replaceByRebuild(ports, one, verified.right)()
  return E.isLeft(replaced) ? { ...report, failure: replaced.left } : { ...report, replaced: true }
}

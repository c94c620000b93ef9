import { type Failure, type Position, START, type StreamName } from '@mandat/domain'
import { guarded, storedNames } from '@mandat/domain/kit'
import { type ModelId } from '@mandat/projections'
import {
  agreed,
  type DocumentStore,
  isAhead,
  type KnownLog,
  openStanding,
  putBack,
  type Seen,
} from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'

/** Where the reactions stand. */
export const processesModel: ModelId = { name: storedNames.checkpoints.processes, version: 1 }

/** Where they stand, the streams that wait, and the ends of runs by which the log is known again, newest first. */
export interface Place {
  readonly at: Position
  readonly parked: ReadonlySet<StreamName>
  readonly ends: ReadonlyArray<Seen>
}

/** Of an event in the midst of a run: what follows it may stand further on than the event that the run ends with. */
export const MIDST = -1

/**
 * Where the reactions stand, in a log that holds what they rest on. Where they are ahead of it they go back to an end
 * of a run before the last one that is still there: all that followed from what came before that is there too. What
 * they react to again does nothing twice, by its ids.
 */
export const openPlace = async (
  { store, documents }: { readonly store: KnownLog; readonly documents: DocumentStore },
  onAhead: (model: ModelId) => void,
): Promise<E.Either<Failure, Place>> => {
  const standing = await openStanding(documents, processesModel)
  if (E.isLeft(standing)) return standing
  const { checkpoint: at, seen } = standing.right
  const parked = await guarded(processesModel.name, documents.parked(processesModel))
  if (E.isLeft(parked)) return parked
  const ends = seen.filter(({ rank }) => rank !== MIDST)
  const ahead = await isAhead(store, standing.right)
  if (E.isLeft(ahead)) return ahead
  if (!ahead.right) return E.right({ at, parked: new Set(parked.right.map(({ stream }) => stream)), ends })

  const same = await agreed(store, ends)
  if (E.isLeft(same)) return same
  const before = same.right.slice(1)
  const to = before[0]?.position ?? START
  const waiting = parked.right.filter(({ position }) => position <= to)
  const put = await putBack(documents, processesModel, { to, seen: before, parked: waiting })
  if (E.isLeft(put)) return put
  onAhead(processesModel)
  return openPlace({ store, documents }, onAhead)
}

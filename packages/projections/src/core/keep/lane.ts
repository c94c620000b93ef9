import type { Failure, Position } from '@mandat/domain'
import type { ReadModelPorts } from './advance.js'
import type { Cursor } from './cursor.js'
import { type Backoff, backoffMs, type Chance } from './backoff.js'
import type { AnyProjection } from '../fold/projection.js'
import { heard } from './heard.js'
import type { ModelId } from '../ports/documentStore.js'
import { modelOf } from '../ports/modelLabel.js'
import type { ModelStatus } from './projectorStatus.js'
import type { Timers } from './timers.js'

/** Told which model now stands where; what it throws is ignored. */
export type CommitListener = (model: ModelId, position: Position) => void

/** Told which model failed, how, and how many times in a row; what it throws is ignored. */
export type FailureListener = (model: ModelId, failure: Failure, failures: number) => void

/** One read model of a projector, and how it fares. */
export interface Lane {
  readonly projection: AnyProjection
  readonly model: ModelId
  /** `null`: to be read from the store. */
  cursor: Cursor | null
  waiting: boolean
  failures: number
  lastFailure: ModelStatus['lastFailure']
}

/**
 * The read models of a projector. One that fails waits, longer each time, and `wake` is called when its time is over;
 * the others go on.
 */
export const lanesOf = (
  { timers, clock }: Pick<ReadModelPorts, 'clock'> & { readonly timers: Timers },
  projections: ReadonlyArray<AnyProjection>,
  {
    backoff,
    chance,
    onFailed,
  }: { readonly backoff: Backoff; readonly chance: Chance; readonly onFailed?: FailureListener },
  wake: () => void,
) => {
  const lanes = projections.map((projection): Lane => ({
    projection,
    model: modelOf(projection),
    cursor: null,
    waiting: false,
    failures: 0,
    lastFailure: null,
  }))
  const listeners = new Set<CommitListener>()
  const retries = new Set<() => void>()
  return {
    lanes,
    listeners,
    failed: (lane: Lane, failure: Failure): void => {
      lane.cursor = null
      lane.waiting = true
      lane.failures += 1
      lane.lastFailure = { failure, at: clock.now() }
      const cancel = timers.after(backoffMs(backoff, lane.failures, chance), () => {
        retries.delete(cancel)
        lane.waiting = false
        wake()
      })
      retries.add(cancel)
      heard(onFailed, lane.model, failure, lane.failures)
    },
    moved: (lane: Lane, cursor: Cursor): void => {
      lane.cursor = cursor
      lane.failures = 0
      for (const listener of [...listeners]) heard(listener, lane.model, cursor.checkpoint)
    },
    /** Nobody waits any more, and every cursor is read anew when it begins again. */
    reset: (): void => {
      for (const cancel of retries) cancel()
      retries.clear()
      for (const lane of lanes) Object.assign(lane, { cursor: null, waiting: false, failures: 0 })
    },
  }
}
export type Lanes = ReturnType<typeof lanesOf>

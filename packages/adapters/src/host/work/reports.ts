import type { Position } from '@mandat/domain'
import type { ModelId, ModelStatus, Retried } from '@mandat/projections'
import type { BackgroundStatus } from './background.js'

/** How one read model compares with its rebuild from the first event on, both at `position` (LOG-06). */
export interface RebuildReport {
  readonly model: ModelId
  readonly position: Position
  /** How many were compared; 0 when there are differences. */
  readonly documents: number
  readonly identical: boolean
  /** The first ten, as `key: what`, in key order. */
  readonly differences: ReadonlyArray<string>
}

/** What became of one parked stream of one read model. */
export interface RetryReport extends Retried {
  readonly model: ModelId
}

/** What an operator looks at. `head`: the last position of the log, `null` when the store does not answer. */
export interface MandatStatus {
  readonly head: Position | null
  /**
   * All of them. The look-ups are kept by the processes: state and failures are theirs, and `processes` has the last
   * one.
   */
  readonly readModels: ReadonlyArray<ModelStatus>
  readonly processes: BackgroundStatus
  readonly clock: BackgroundStatus
}

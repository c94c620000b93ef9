import type { Failure, Instant, Position } from '@mandat/domain'
import type { ModelId } from '../ports/documentStore.js'
import type { Lag } from './lag.js'

/** One read model of a projector, as an operator wants to see it. */
export interface ModelStatus {
  readonly model: ModelId
  /** `Waiting`: it failed and tries again in a while. */
  readonly state: 'Running' | 'Waiting' | 'Stopped'
  /** Where the store says that it stands; `null` when the store does not answer. */
  readonly checkpoint: Position | null
  /** Against the log itself; `null`, never zero, when one of the two does not answer. */
  readonly lag: Lag | null
  /** How many streams are parked; `null` when the store does not answer. */
  readonly parked: number | null
  /** In a row, until now. */
  readonly failures: number
  /** The last one, also after it was overcome. */
  readonly lastFailure: { readonly failure: Failure; readonly at: Instant } | null
}

/** A projector and its read models. `head`: the last position of the log, `null` when the store does not answer. */
export interface ProjectorStatus {
  /** `Waiting` when one of its read models is. */
  readonly state: 'Running' | 'Waiting' | 'Stopped'
  readonly head: Position | null
  readonly models: ReadonlyArray<ModelStatus>
}

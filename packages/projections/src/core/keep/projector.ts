import { type Position } from '@mandat/domain'
import { guarded, reasonOf, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { ReadModelPorts } from './advance.js'
import { type Backoff, type Chance, usualBackoff, wholeWait } from './backoff.js'
import { type CommitListener, type FailureListener, type Lane, lanesOf } from './lane.js'
import type { AnyProjection } from '../fold/projection.js'
import type { ModelStatus, ProjectorStatus } from './projectorStatus.js'
import { loop } from './loop.js'
import { round } from './round.js'
import { storedStatusOf } from './storedStatus.js'
import type { Timers } from './timers.js'

/** {@link ReadModelPorts}, and timers to wait with. */
export interface ProjectorPorts extends ReadModelPorts {
  readonly timers: Timers
}
/**
 * How a projector paces itself; left out: 1,000 events, a look every second, and from 0.1 to 30 seconds between tries.
 */
export interface ProjectorOptions {
  /** How many events are read and committed at a time. */
  readonly batch: number
  /** How often the log is looked at when nobody said that something was appended (by another process, say). */
  readonly pollMs: number
  readonly backoff: Backoff
  /** What the waits' jitter is drawn with; left out, each is whole. */
  readonly chance: Chance
  /** Told of every failure of a read model: nobody waits for it. */
  readonly onFailed?: FailureListener
}
const defaults: ProjectorOptions = { batch: 1_000, pollMs: 1_000, backoff: usualBackoff, chance: wholeWait }

/** Read models kept up to date until `stop`. A failing store rejects nothing here: `status` tells it. */
export interface Projector {
  /** Starts, or does nothing when it runs already. */
  readonly start: () => void
  /** Ends after the batch in flight; it can be started again. */
  readonly stop: Task<void>
  readonly status: Task<ProjectorStatus>
  /** Calls `listener` after every commit of this projector; the answer ends that. */
  readonly onCommitted: (listener: CommitListener) => () => void
}

/**
 * Keeps read models up to date, all of them by one reading of the log, each with its own checkpoint. It survives every
 * failure of a store: the read models concerned wait, longer each time, while the others go on.
 * @example
 * const live = projector({ store, documents, clock, timers: systemTimers }, [organisationDashboard, partnerDashboard])
 * live.start()
 */
export const projector = (
  ports: ProjectorPorts,
  projections: ReadonlyArray<AnyProjection>,
  options: Partial<ProjectorOptions> = {},
): Projector => {
  const { batch, pollMs, ...waiting } = { ...defaults, ...options }
  const { backoff, chance } = waiting
  const all = lanesOf(ports, projections, waiting, () => {
    keeping.wake()
  })
  let forget = (): void => undefined

  /** Whatever a port does against its word, the loop goes on. */
  const surely = async (going: () => boolean): Promise<boolean> => {
    try {
      return await round(ports, all, batch, going)
    } catch (thrown) {
      for (const lane of all.lanes) if (!lane.waiting) all.failed(lane, unavailable('the projector', reasonOf(thrown)))
      return false
    }
  }
  const toTheEnd = async (going: () => boolean): Promise<E.Either<never, void>> => {
    while (going() && (await surely(going))) await ports.timers.breathe()
    return E.right(undefined)
  }
  // a failure is a lane's: the loop itself never waits longer than it looks
  const keeping = loop('the projector', toTheEnd, { timers: ports.timers, everyMs: pollMs, backoff, chance })
  const isRunning = (): boolean => keeping.status().state !== 'stopped'

  return {
    start: () => {
      if (isRunning()) return
      forget = ports.store.onAppended(keeping.wake)
      keeping.start()
    },
    stop: async () => {
      if (!isRunning()) return
      await keeping.stop()
      forget()
      all.reset()
    },
    status: () => statusOf(ports, all.lanes, isRunning),
    onCommitted: (listener) => {
      all.listeners.add(listener)
      return () => all.listeners.delete(listener)
    },
  }
}

const statusOf = async (
  { store, documents }: ReadModelPorts,
  lanes: ReadonlyArray<Lane>,
  running: () => boolean,
): Promise<ProjectorStatus> => {
  const answered = await guarded('the log', store.head())
  const head: Position | null = E.isLeft(answered) ? null : answered.right
  const models = await Promise.all(
    lanes.map(async (lane): Promise<ModelStatus> => ({
      ...(await storedStatusOf({ store, documents }, lane.model)),
      state: !running() ? 'Stopped' : lane.waiting ? 'Waiting' : 'Running',
      failures: lane.failures,
      lastFailure: lane.lastFailure,
    })),
  )
  const waits = models.some(({ state }) => state === 'Waiting')
  return { state: !running() ? 'Stopped' : waits ? 'Waiting' : 'Running', head, models }
}

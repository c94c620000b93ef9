import { type Failure, guarded, type Position, reasonOf, unavailable } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { advance, type Cursor, openCursor, type ReadModelPorts } from './advance.js'
import { type Backoff, backoffMs } from './backoff.js'
import { decodeBatch } from '../fold/decodeBatch.js'
import { groupsOf, readBatch } from './readLog.js'
import { modelOf } from './checkpoint.js'
import type { ModelId } from '../ports/documentStore.js'
import type { AnyProjection } from '../fold/projection.js'
import type { ModelStatus, ProjectorStatus } from './projectorStatus.js'
import { sleeper } from './sleeper.js'
import { standingOf } from './storedStatus.js'
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
}
const defaults: ProjectorOptions = { batch: 1_000, pollMs: 1_000, backoff: { firstMs: 100, capMs: 30_000 } }

/** Told which model now stands where; what it throws is ignored. */
export type CommitListener = (model: ModelId, position: Position) => void

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

interface Lane {
  readonly projection: AnyProjection
  readonly model: ModelId
  /** `null`: to be read from the store. */
  cursor: Cursor | null
  waiting: boolean
  failures: number
  lastFailure: ModelStatus['lastFailure']
}

/**
 * Keeps read models up to date, all of them in one pass of the log, each with its own checkpoint. It survives every
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
  const { batch: size, pollMs, backoff } = { ...defaults, ...options }
  const lanes = projections.map((projection): Lane => ({
    projection,
    model: modelOf(projection),
    cursor: null,
    waiting: false,
    failures: 0,
    lastFailure: null,
  }))
  const listeners = new Set<CommitListener>()
  const nap = sleeper(ports.timers)
  const retries = new Set<() => void>()
  let run: { readonly done: Promise<void>; stopping: boolean } | null = null

  const fail = (lane: Lane, failure: Failure): void => {
    lane.cursor = null
    lane.waiting = true
    lane.failures += 1
    lane.lastFailure = { failure, at: ports.clock.now() }
    const cancel = ports.timers.after(backoffMs(backoff, lane.failures), () => {
      retries.delete(cancel)
      lane.waiting = false
      nap.wake()
    })
    retries.add(cancel)
  }
  const moved = (lane: Lane, cursor: Cursor): void => {
    lane.cursor = cursor
    lane.failures = 0
    for (const listener of [...listeners]) {
      try {
        listener(lane.model, cursor.checkpoint)
      } catch {
        // a listener's trouble is its own
      }
    }
  }

  /** One batch for every group of read models; `true` when there may be more. */
  const round = async (going: () => boolean): Promise<boolean> => {
    for (const lane of lanes) {
      if (lane.waiting || lane.cursor !== null) continue
      const opened = await openCursor(ports.documents, lane.model)
      if (E.isLeft(opened)) fail(lane, opened.left)
      else lane.cursor = opened.right
    }
    const ready = lanes.flatMap((lane) => (lane.cursor === null ? [] : [{ lane, cursor: lane.cursor }]))
    const groups = groupsOf(ready, ({ cursor }) => cursor.checkpoint)
    let more = false
    for (const [index, { at, members }] of groups.entries()) {
      if (!going()) return false
      const batch = await readBatch(ports.store, at, size, groups[index + 1]?.at)
      const decode = decodeBatch(members.length)
      // side by side: a store that commits in groups then writes once for all of them
      await Promise.all(
        members.map(async ({ lane, cursor }) => {
          if (E.isLeft(batch)) fail(lane, batch.left)
          else if (batch.right.length === 0) lane.failures = 0
          else {
            more = true
            const done = await advance(
              ports,
              { projection: lane.projection, model: lane.model, cursor, batch: batch.right, onPoison: 'Park' },
              decode,
            )
            if (E.isLeft(done)) fail(lane, done.left)
            else if (done.right === null) lane.cursor = null
            else moved(lane, done.right)
          }
        }),
      )
    }
    return more
  }

  /** Whatever a port does against its word, the loop goes on. */
  const surely = async (going: () => boolean): Promise<boolean> => {
    try {
      return await round(going)
    } catch (thrown) {
      for (const lane of lanes) if (!lane.waiting) fail(lane, unavailable('the projector', reasonOf(thrown)))
      return false
    }
  }

  const loop = async (going: () => boolean): Promise<void> => {
    const forget = ports.store.onAppended(nap.wake)
    while (going()) {
      if (await surely(going)) await ports.timers.breathe()
      else if (going()) await nap.sleep(pollMs)
    }
    forget()
    for (const cancel of retries) cancel()
    retries.clear()
    for (const lane of lanes) Object.assign(lane, { cursor: null, waiting: false, failures: 0 })
  }

  const statusOf = async (lane: Lane, head: Position | null): Promise<ModelStatus> => ({
    ...(await standingOf(ports.documents, lane.model, head)),
    state: run === null ? 'Stopped' : lane.waiting ? 'Waiting' : 'Running',
    failures: lane.failures,
    lastFailure: lane.lastFailure,
  })

  return {
    start: () => {
      if (run !== null) return
      const mine = { done: Promise.resolve(), stopping: false }
      run = mine
      mine.done = loop(() => !mine.stopping)
    },
    stop: async () => {
      if (run === null) return
      const mine = run
      mine.stopping = true
      nap.wake()
      await mine.done
      if (run === mine) run = null
    },
    status: async () => {
      const answered = await guarded('the log', ports.store.head())
      const head = E.isLeft(answered) ? null : answered.right
      const models = await Promise.all(lanes.map((lane) => statusOf(lane, head)))
      return {
        state: run === null ? 'Stopped' : models.some((m) => m.state === 'Waiting') ? 'Waiting' : 'Running',
        head,
        models,
      }
    },
    onCommitted: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

import {
  type AnyEvent,
  type EventReader,
  type EventStore,
  type Failure,
  type Envelope,
  type Position,
  START,
} from '@mandat/domain'
import type { DocumentStore, ModelId } from '@mandat/projections'
import * as E from 'fp-ts/lib/Either.js'

/**
 * What a host wants to be told, and under which name its place is kept. With options that cannot be, the subscription
 * is
 * `stopped` from the start and its status says why.
 * @example
 * const members = manager.subscribe({ name: 'crm', types: ['MemberJoined'], handler: ({ event }) => {
 * console.log(event) } })
 */
export interface SubscribeOptions {
  /** Under this name (at most 50 letters, digits or underscores) its place is kept; a restart goes on from there. */
  readonly name: string
  /** Where a subscription that has no place yet starts: after this position. */
  readonly from?: Position
  /** Only these event types; all when left out. */
  readonly types?: ReadonlyArray<string>
  /** Called once per event, in order, one at a time. At least once: it may see an event again after a crash. */
  readonly handler: (envelope: Envelope<AnyEvent>) => void | Promise<void>
}
/** `waiting`: the handler or the store failed; it is tried again, the wait growing to half a minute. */
export interface SubscriptionStatus {
  readonly state: 'running' | 'waiting' | 'stopped'
  readonly position: Position
  readonly lastProblem: string | null
}
/** A subscription at work until it is stopped, or its host is closed. */
export interface Subscription {
  readonly status: () => SubscriptionStatus
  /** Ends it after the event in hand; so its handler does not wait for it. */
  readonly stop: () => Promise<void>
}
export interface SubscribeDeps {
  readonly store: EventStore
  readonly documents: DocumentStore
  readonly read: EventReader<AnyEvent>
}

const PAGE = 200
const POLL_MS = 500
const LONGEST_WAIT_MS = 30_000

/** What a closed host answers with, and whoever asks for what cannot be. */
export const neverStarted = (why: string): Subscription => ({
  status: () => ({ state: 'stopped', position: START, lastProblem: why }),
  stop: () => Promise.resolve(),
})

/**
 * Catch-up, then live. The place is kept while the handler is at the next events, so a crash brings again only what it
 * did meanwhile. Survives whatever store and handler do.
 */
export const subscribe = (
  deps: SubscribeDeps,
  options: SubscribeOptions & { readonly onStopped?: () => void },
): Subscription => {
  const model: ModelId = { name: `subscription_${options.name}`, version: 1 }
  const wanted = options.types === undefined ? null : new Set(options.types)
  let state: SubscriptionStatus['state'] = 'running'
  let position: Position = options.from ?? START
  let handled: Position = START
  let lastProblem: string | null = null
  let stopping = false
  let wake: () => void = () => undefined
  let signalled = false
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (stopping) wake()
    })
  const release = deps.store.onAppended(() => {
    signalled = true
    // whoever waits after a failure waits to the end
    if (state === 'running') wake()
  })

  const handle = async (
    stored: Parameters<EventReader<AnyEvent>>[0] & Omit<Envelope<AnyEvent>, 'event'>,
  ): Promise<void> => {
    const event = deps.read(stored)
    if (E.isLeft(event)) throw new Error(event.left.message)
    const { id, stream, revision, position: at, type, version, recordedAt, meta } = stored
    await options.handler({ id, stream, revision, position: at, type, version, recordedAt, meta, event: event.right })
  }
  const keep = async (to: Position): Promise<void> => {
    const kept = await deps.documents.commit(model, { from: position, to, writes: [] })()
    if (E.isLeft(kept)) throw new Error(kept.left.message)
    if (!kept.right) throw new Error(`another subscriber named ${options.name} is at work`)
    position = to
  }
  /** From the store every time: after a failure nobody knows whether the last place was kept. */
  const place = async (): Promise<void> => {
    orThrow(await deps.documents.open(model)())
    position = orThrow(await deps.documents.checkpoint(model)())
    if (position === START && (options.from ?? START) > START) await keep(options.from ?? START)
  }
  const page = async (): Promise<boolean> => {
    const keeper = placeKeeper(keep, () => position)
    const events = orThrow(await deps.store.readAll({ after: position, count: PAGE })())
    try {
      for (const stored of events) {
        if (stopping) return false
        // what was handled already only lacks its place
        if (stored.position > handled && (wanted === null || wanted.has(stored.type))) await handle(stored)
        handled = Math.max(handled, stored.position)
        keeper.reach(stored.position)
      }
    } finally {
      await keeper.settle()
    }
    return events.length === PAGE
  }
  const run = async (): Promise<void> => {
    let placed = false
    let wait = 100
    while (!stopping) {
      try {
        if (!placed) await place()
        placed = true
        signalled = false
        while (!stopping && (await page()));
        state = 'running'
        lastProblem = null
        wait = 100
        if (!signalled) await pause(POLL_MS)
      } catch (problem) {
        placed = false
        state = 'waiting'
        lastProblem = problem instanceof Error ? problem.message : 'the handler threw something that is no error'
        await pause(wait)
        wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      }
    }
    state = 'stopped'
    release()
    options.onStopped?.()
  }
  const done = run()
  return {
    status: () => ({ state, position, lastProblem }),
    stop: async () => {
      stopping = true
      wake()
      await done
    },
  }
}

/** Keeps the farthest place reached, one commit at a time: however fast events are handled, none waits for a disk. */
const placeKeeper = (keep: (to: Position) => Promise<void>, kept: () => Position) => {
  let reached = kept()
  let keeping: Promise<void> | null = null
  let problem: unknown = null
  const catchUp = async (): Promise<void> => {
    try {
      while (kept() < reached) await keep(reached)
    } catch (thrown) {
      problem = thrown
    }
    keeping = null
  }
  return {
    reach: (to: Position): void => {
      if (problem !== null) throw problem as Error
      reached = to
      keeping ??= catchUp()
    },
    /** The place is kept, or the reason why not is thrown. */
    settle: async (): Promise<void> => {
      await keeping
      if (problem !== null) throw problem as Error
    },
  }
}

const orThrow = <A>(answer: E.Either<Failure, A>): A => {
  if (E.isLeft(answer)) throw new Error(answer.left.message)
  return answer.right
}

import { type EventStore, type Failure, unavailable } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'

/** What a host sees of work that goes on by itself. */
export interface BackgroundStatus {
  readonly state: 'running' | 'waiting' | 'stopped'
  /** In a row. */
  readonly failures: number
  readonly lastFailure: Failure | null
}

const FIRST_MS = 200
const LONGEST_MS = 30_000

/**
 * Runs `work` whenever something was appended, and every `everyMs`; after a failure it waits, longer each time, and
 * goes on.
 * `once` runs it now, after the run in hand: no two runs at once.
 */
export const background = <A>(
  work: () => Promise<E.Either<Failure, A>>,
  everyMs: number,
  store: Pick<EventStore, 'onAppended'> | null,
) => {
  let chain: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let release: () => void = () => undefined
  let failures = 0
  let lastFailure: Failure | null = null
  let state: BackgroundStatus['state'] = 'stopped'
  /** A round is under way; `again`: something was appended since it began. */
  let busy = false
  let again = false

  const once = (): Promise<E.Either<Failure, A>> => {
    const run = chain.then(work).catch(() => E.left(unavailable('background', 'a port threw')))
    chain = run
    return run
  }
  const isStopped = (): boolean => state === 'stopped'
  const round = async (): Promise<void> => {
    busy = true
    again = false
    const answer = await once()
    busy = false
    if (isStopped()) return
    failures = E.isLeft(answer) ? failures + 1 : 0
    if (E.isLeft(answer)) lastFailure = answer.left
    state = failures > 0 ? 'waiting' : 'running'
    schedule(failures > 0 ? Math.min(FIRST_MS * 2 ** failures, LONGEST_MS) : again ? 0 : everyMs)
  }
  const schedule = (ms: number): void => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void round(), ms)
  }
  return {
    once,
    start: (): void => {
      state = 'running'
      release =
        store?.onAppended(() => {
          again = true
          if (state === 'running' && !busy) schedule(0)
        }) ?? release
      schedule(0)
    },
    stop: async (): Promise<void> => {
      state = 'stopped'
      release()
      if (timer !== null) clearTimeout(timer)
      await chain
    },
    status: (): BackgroundStatus => ({ state, failures, lastFailure }),
  }
}

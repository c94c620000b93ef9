/** Waiting, as a port: a test that brings its own waits for nothing. */
export interface Timers {
  /** Calls `f` once, after `ms` milliseconds; the answer takes it back. */
  readonly after: (ms: number, f: () => void) => () => void
  /** Lets everything else that is due in this process go first: a long catch-up must not hold up the host. */
  readonly breathe: () => Promise<void>
}

/** The real ones. */
export const systemTimers: Timers = {
  after: (ms, f) => {
    const timer = setTimeout(f, ms)
    return () => {
      clearTimeout(timer)
    }
  },
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
}

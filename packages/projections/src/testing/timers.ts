import type { Timers } from '../core/keep/timers.js'

export interface TestTimers extends Timers {
  /** Moves the time on, and lets everything that follows from it happen. */
  readonly pass: (ms: number) => Promise<void>
  /** How long the pending timers have to go, shortest first. */
  readonly pending: () => ReadonlyArray<number>
}

/** Lets what is under way come to rest; nothing in these tests takes real time. */
export const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
}

/** A time that passes only when a test says so. */
export const testTimers = (): TestTimers => {
  let now = 0
  const timers = new Set<{ readonly at: number; readonly f: () => void }>()
  return {
    after: (ms, f) => {
      const timer = { at: now + ms, f }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    pass: async (ms) => {
      await settle()
      const until = now + ms
      for (;;) {
        const next = [...timers].filter((t) => t.at <= until).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        now = next.at
        timers.delete(next)
        next.f()
        await settle()
      }
      now = until
    },
    pending: () => [...timers].map((t) => t.at - now).sort((a, b) => a - b),
  }
}

import type { Timers } from './timers.js'

/**
 * Sleeps until somebody wakes it or the time is over. A call that comes while nobody sleeps ends the next sleep at
 * once.
 */
export const sleeper = (
  timers: Timers,
): { readonly sleep: (ms: number) => Promise<void>; readonly wake: () => void } => {
  let called = false
  let rouse: (() => void) | null = null
  return {
    wake: () => {
      called = true
      rouse?.()
    },
    sleep: (ms) =>
      new Promise((resolve) => {
        const end = (): void => {
          called = false
          rouse = null
          cancel()
          resolve()
        }
        const cancel = timers.after(ms, end)
        rouse = end
        if (called) end()
      }),
  }
}

import { type Clock, type Instant, instantOf } from '@mandat/domain'

/**
 * The machine's time, in UTC.
 * @example
 * systemClock().now() // '2026-03-29T01:00:00.000Z'
 */
export const systemClock = (): Clock => {
  let last = Number.NaN
  let text: Instant
  return {
    now: () => {
      const millis = Date.now()
      // many commands fall into one millisecond, and its text costs more than a decision
      if (millis !== last) text = instantOf((last = millis))
      return text
    },
  }
}

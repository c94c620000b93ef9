/** The wait after a first failure, and the longest one, in milliseconds. */
export interface Backoff {
  readonly firstMs: number
  readonly capMs: number
}

/** For what is near: from a tenth of a second to half a minute. */
export const usualBackoff: Backoff = { firstMs: 100, capMs: 30_000 }

/** A number from 0 to 1: chance, where work is done, and what a test wants in its place. */
export type Chance = () => number

/** No jitter: the whole wait, every time. */
export const wholeWait: Chance = () => 1

/**
 * How long to wait after the `failures`-th failure in a row (from 1): doubled each time, up to the cap. Half of it is
 * left to chance, so that those who failed together do not come back together.
 * @example
 * backoffMs({ firstMs: 100, capMs: 30_000 }, 3, Math.random) // from 200 to 400
 */
export const backoffMs = ({ firstMs, capMs }: Backoff, failures: number, chance: Chance = wholeWait): number => {
  const whole = Math.min(capMs, firstMs * 2 ** Math.min(Math.max(0, failures - 1), 30))
  return Math.round((whole / 2) * (1 + chance()))
}

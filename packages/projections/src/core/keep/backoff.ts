/** The wait after a first failure, and the longest one, in milliseconds. */
export interface Backoff {
  readonly firstMs: number
  readonly capMs: number
}

/** How long to wait after the `failures`-th failure in a row (from 1): doubled each time, up to the cap. */
export const backoffMs = ({ firstMs, capMs }: Backoff, failures: number): number =>
  Math.min(capMs, firstMs * 2 ** Math.min(Math.max(0, failures - 1), 30))

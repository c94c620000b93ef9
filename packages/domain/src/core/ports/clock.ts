import type { Instant } from '../values/instant.js'

/** What time it is: the library asks nothing else, and bears it when the clock goes back. */
export interface Clock {
  readonly now: () => Instant
}

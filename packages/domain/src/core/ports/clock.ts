import type { Instant } from '../values/instant.js'

/** What time it is: the library asks nothing else, and stands still while the clock is behind what is on record. */
export interface Clock {
  readonly now: () => Instant
}

import { type Pace, systemTimers, usualBackoff } from '@mandat/projections/kit'

/** How the host's work waits and what its jitter is drawn with. */
export const systemPace: Omit<Pace, 'everyMs'> = { timers: systemTimers, backoff: usualBackoff, chance: Math.random }

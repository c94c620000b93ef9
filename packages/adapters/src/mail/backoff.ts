import { HOUR, type Instant, MINUTE } from '@mandat/domain'
import { later } from '@mandat/domain/kit'
import { type Backoff, backoffMs, type Chance } from '@mandat/projections/kit'

const backoff: Backoff = { firstMs: MINUTE, capMs: 6 * HOUR }

/**
 * When a mail is tried again that failed for the `failures`-th time: after 1, 2, 4 minutes and so on, at most 6 hours,
 * half of it left to chance.
 */
export const nextTry = (now: Instant, failures: number, chance: Chance): Instant =>
  later(now, backoffMs(backoff, failures, chance))

/** A mail that can reach nobody is never due again, and the outbox does not say that it was sent. */
export const NEVER = '9999-12-31T23:59:59.999Z' as Instant

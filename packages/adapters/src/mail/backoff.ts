import { HOUR, type Instant, later, MINUTE } from '@mandat/domain'

/**
 * When a mail is tried again that failed for the `failures`-th time: after 1, 2, 4 minutes and so on, at most 6 hours.
 */
export const nextTry = (now: Instant, failures: number): Instant =>
  later(now, Math.min(MINUTE * 2 ** Math.min(failures - 1, 30), 6 * HOUR))

/** A mail that can reach nobody is never due again, and the outbox does not say that it was sent. */
export const NEVER = '9999-12-31T23:59:59.999Z' as Instant

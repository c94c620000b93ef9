import type { Aggregate } from '../../core/record/aggregate.js'
import { counter, dictionary, nullable, record, variants, type VariantsOf } from '../../core/values/codecs.js'
import type { AccountId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { type ThrottleEvent, throttleEvents } from './events.js'

const count = record({ failures: counter(0), lockedUntil: nullable(Instant), at: Instant })
const situations = {
  /** Failures of an account's logins, by who is counted together; or mails to an address, or from an origin. */
  Counting: { logins: dictionary(count), mails: nullable(record({ since: Instant, sent: counter(1) })) },
}
/** What was counted against guesses and against mails that strangers cause (ACC-08, ACC-13). */
export const ThrottleState = variants(situations)
export type ThrottleState = VariantsOf<typeof situations>
type Count = ThrottleState['logins'][string]

/** Of an account; there are `Strangers`, `Sessions` and its known origins, and of those that it forgot the latest. */
const MOST_COUNTS = 64

const evolve = (state: ThrottleState, event: ThrottleEvent): ThrottleState => {
  switch (event.type) {
    case 'LoginFailed': {
      const failures = (state.logins[event.counted]?.failures ?? 0) + 1
      return counting(state, event.counted, { failures, lockedUntil: null, at: event.at })
    }
    case 'LoginLocked':
      return counting(state, event.counted, { failures: 0, lockedUntil: event.until, at: event.until })
    case 'LoginFailuresForgotten': {
      if (event.counted === null) return { ...state, logins: {} }
      const { [event.counted]: _forgotten, ...logins } = state.logins
      return { ...state, logins }
    }
    case 'MailCounted':
      return { ...state, mails: { since: event.since, sent: event.sent } }
  }
}

const counting = (state: ThrottleState, counted: string, count: Count): ThrottleState => {
  const logins = Object.entries({ ...state.logins, [counted]: count })
  const latest = logins.length > MOST_COUNTS ? logins.sort(([, a], [, b]) => (a.at < b.at ? 1 : -1)) : logins
  return { ...state, logins: Object.fromEntries(latest.slice(0, MOST_COUNTS)) }
}

/** How {@link ThrottleState} comes of what was counted. */
export const throttle: Aggregate<ThrottleState, ThrottleEvent> = {
  category: 'throttle',
  events: throttleEvents,
  state: ThrottleState,
  initialState: { _tag: 'Counting', logins: {}, mails: null },
  evolve,
}
/**
 * `throttle-<account>`, or `throttle-<mark>` of an address or origin: apart from what it guards, so that failures never
 * stand in the way of who is right (MFA-12).
 */
export const throttleStream = (key: AccountId | string): string => `throttle-${key}`

/** ACC-08: until when nothing that is counted so is looked at; `null` when it is. */
export const lockOf = ({ logins }: ThrottleState, counted: string, now: Instant): Instant | null => {
  const until = logins[counted]?.lockedUntil ?? null
  return until !== null && now < until ? until : null
}

import type { Aggregate } from '../../core/record/aggregate.js'
import { integer, nullable, record, variants, type VariantsOf } from '../../core/values/codecs.js'
import type { AccountId, SessionId } from '../../core/values/ids.js'
import { IdMap, idMap } from '../../core/values/idMap.js'
import { Instant } from '../../core/values/instant.js'
import { type SessionEvent, sessionEvents } from './events.js'

const situations = {
  /**
   * All sessions of one account, and how its logins fare: one stream, so that a right guess cannot slip past a lock.
   */
  Sessions: {
    failures: integer(0, 1_000_000),
    lockedUntil: nullable(Instant),
    live: idMap(record({ epoch: integer(1, 1_000_000), startedAt: Instant, expiresAt: Instant })),
  },
}
/** An account's sessions that were not ended, and how its logins fare (ACC-08). */
export const SessionState = variants(situations)
export type SessionState = VariantsOf<typeof situations>

const evolve = (state: SessionState, event: SessionEvent): SessionState => {
  switch (event.type) {
    case 'SessionStarted':
      return {
        _tag: 'Sessions',
        failures: 0,
        lockedUntil: null,
        live: state.live.with(event.session, {
          epoch: event.epoch,
          startedAt: event.startedAt,
          expiresAt: event.expiresAt,
        }),
      }
    case 'LoginFailed':
      return { ...state, failures: state.failures + 1 }
    case 'LoginLocked':
      return { ...state, failures: 0, lockedUntil: event.until }
    case 'SessionEnded':
      return { ...state, live: state.live.without(event.session) }
  }
}

/** How an account's logins and logouts make its {@link SessionState}. */
export const session: Aggregate<SessionState, SessionEvent> = {
  category: 'session',
  events: sessionEvents,
  state: SessionState,
  initialState: { _tag: 'Sessions', failures: 0, lockedUntil: null, live: IdMap.empty },
  evolve,
}
/** `session-<account>`: all logins of an account in one stream, so that no right guess slips past a lock (ACC-08). */
export const sessionStream = (account: AccountId): string => `session-${account}`

/** ACC-08: too many logins failed, and the lock has not ended yet. */
export const isLocked = (state: SessionState, now: Instant): boolean =>
  state.lockedUntil !== null && now < state.lockedUntil

/** The session, unless it was ended or its time is over. Whether its epoch lives is the account's to say (ACC-06). */
export const openSession = (state: SessionState, id: SessionId, now: Instant): { readonly epoch: number } | null => {
  const found = state.live.get(id)
  return found !== undefined && now < found.expiresAt ? found : null
}

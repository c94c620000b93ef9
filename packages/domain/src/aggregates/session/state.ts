import type { Aggregate } from '../../core/record/aggregate.js'
import { counter, list, record, variants, type VariantsOf } from '../../core/values/codecs.js'
import type { AccountId, SessionId } from '../../core/values/ids.js'
import { IdMap, idMap } from '../../core/values/idMap.js'
import { Instant } from '../../core/values/instant.js'
import { OriginMark, type SessionEvent, sessionEvents } from './events.js'

const situations = {
  /** All sessions of one account, and where it logged in from, the latest last (ACC-08). */
  Sessions: {
    origins: list(OriginMark),
    live: idMap(record({ epoch: counter(1), startedAt: Instant, expiresAt: Instant })),
  },
}
/** An account's sessions that were not ended, and the origins that it knows. */
export const SessionState = variants(situations)
export type SessionState = VariantsOf<typeof situations>

/** Networks and devices of a person; the ones that were not seen for longest are forgotten. */
const MOST_ORIGINS = 20

const evolve = (state: SessionState, event: SessionEvent): SessionState => {
  switch (event.type) {
    case 'SessionStarted':
      return {
        _tag: 'Sessions',
        origins: [...state.origins.filter((one) => !event.origins.includes(one)), ...event.origins].slice(
          -MOST_ORIGINS,
        ),
        live: state.live.with(event.session, {
          epoch: event.epoch,
          startedAt: event.startedAt,
          expiresAt: event.expiresAt,
        }),
      }
    case 'SessionEnded':
      return { ...state, live: state.live.without(event.session) }
  }
}

/** How an account's logins and logouts make its {@link SessionState}. */
export const session: Aggregate<SessionState, SessionEvent> = {
  category: 'session',
  events: sessionEvents,
  state: SessionState,
  initialState: { _tag: 'Sessions', origins: [], live: IdMap.empty },
  evolve,
}
/** `session-<account>`: all sessions of an account in one stream. */
export const sessionStream = (account: AccountId): string => `session-${account}`

/** The session, unless it was ended or its time is over. Whether its epoch lives is the account's to say (ACC-06). */
export const openSession = (state: SessionState, id: SessionId, now: Instant): { readonly epoch: number } | null => {
  const found = state.live.get(id)
  return found !== undefined && now < found.expiresAt ? found : null
}

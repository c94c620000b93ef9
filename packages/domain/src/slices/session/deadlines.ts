import { deadlinesOf } from '../../core/react/deadline.js'
import { step } from '../../core/record/command.js'
import { variants } from '../../core/values/codecs.js'
import { AccountId, SessionId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { SessionEnded, SessionStarted } from '../../aggregates/session/events.js'
import { ExpireSessions } from './commands.js'

/** SES-01: a session ends by itself. */
export const sessionDeadlines = deadlinesOf({
  handles: [SessionStarted, SessionEnded],
  kinds: variants({ Session: { account: AccountId, session: SessionId, expiresAt: Instant } }),
  about: ({ session }) => session,
  evolve: (_waiting, event) => {
    switch (event.type) {
      case 'SessionStarted': {
        const { account, session, expiresAt } = event
        return { _tag: 'Session' as const, account, session, expiresAt }
      }
      case 'SessionEnded':
        return null
    }
  },
  due: ({ account, session, expiresAt }) => ({
    at: expiresAt,
    command: step(ExpireSessions, { account }),
    which: `${account}/${session}/${expiresAt}`,
  }),
})

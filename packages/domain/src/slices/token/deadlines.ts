import { deadlinesOf } from '../../core/react/deadline.js'
import { step } from '../../core/record/command.js'
import { plusDays, startOfUtcDay, utcDateOf } from '../../core/values/calendar.js'
import { variants } from '../../core/values/codecs.js'
import { TokenId } from '../../core/values/ids.js'
import { LocalDate } from '../../core/values/instant.js'
import { TokenCreated, TokenDisabled, TokenRevoked, TokenUsed } from '../../aggregates/token/events.js'
import { lastValidDay } from '../../aggregates/token/idle.js'
import { DisableIdleToken } from './commands.js'

/** TOK-06: a token that makes no call for too long is disabled. */
export const tokenDeadlines = deadlinesOf({
  handles: [TokenCreated, TokenUsed, TokenRevoked, TokenDisabled],
  kinds: variants({ IdleToken: { token: TokenId, lastDay: LocalDate } }),
  evolve: (idle, event) => {
    switch (event.type) {
      case 'TokenCreated':
        return { _tag: 'IdleToken' as const, token: event.token, lastDay: utcDateOf(event.createdAt) }
      case 'TokenUsed':
        return idle && { ...idle, lastDay: event.day }
      case 'TokenRevoked':
      case 'TokenDisabled':
        return null
    }
  },
  due: ({ token, lastDay }, policy) => ({
    at: startOfUtcDay(plusDays(lastValidDay(lastDay, policy), 1)),
    command: step(DisableIdleToken, { token }),
    which: `${token}/${lastDay}`,
  }),
})

import { reaction } from '../../core/react/reaction.js'
import { step } from '../../core/record/command.js'
import { AccountDeleted, PasswordCompromised, PasswordReset } from '../../aggregates/account/events.js'
import { ExpireSessions } from './commands.js'

/**
 * ACC-06: sessions of an earlier epoch are dead at once; here their end is recorded, so that every list of sessions says
 * so.
 */
const endedSessions = reaction({
  name: 'endedSessions',
  handles: [PasswordCompromised, PasswordReset, AccountDeleted],
  commands: ({ event: { account } }) => [{ command: step(ExpireSessions, { account }) }],
})

/** What follows for sessions. */
export const sessionReactions = [endedSessions]

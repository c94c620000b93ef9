import { AccountDeleted, PasswordCompromised, PasswordReset } from '../aggregates/account/events.js'
import { reaction } from './reaction.js'

/**
 * ACC-06: sessions of an earlier epoch are dead at once; here their end is recorded, so that every list of sessions
 * says so.
 */
export const endedSessions = reaction({
  name: 'endedSessions',
  handles: [PasswordCompromised, PasswordReset, AccountDeleted],
  commands: ({ event: { account } }) => [{ command: { type: 'ExpireSessions', account } }],
})

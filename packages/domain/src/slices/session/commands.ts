import { command, type CommandOf, ownCommand } from '../../core/record/command.js'
import { nullable } from '../../core/values/codecs.js'
import { AccountId, SessionId } from '../../core/values/ids.js'
import { secret } from '../../core/values/secret.js'
import { SessionDevice, SessionIpAddress } from '../../aggregates/session/events.js'

const one = { account: AccountId, session: SessionId }

/**
 * The session gets the command's own id; the host hands the text that the answer shows to the browser (SES-01).
 */
export const LogIn = command(
  'LogIn',
  {
    account: AccountId,
    ipAddress: nullable(SessionIpAddress),
    device: nullable(SessionDevice),
    password: secret(),
    secondFactor: nullable(secret()),
  },
  { reveals: ['session'], origin: ['ipAddress', 'device'] },
)
/** Ends the session that asks, and no other. */
export const LogOut = command('LogOut', one)
/** Ends any session of the account. */
export const RevokeSession = command('RevokeSession', one)
/** The clock's: records the end of sessions that are over already, by time or by epoch. */
export const ExpireSessions = ownCommand('ExpireSessions', { account: AccountId })

export const sessionCommands = [LogIn, LogOut, RevokeSession, ExpireSessions] as const
export type SessionCommand = CommandOf<(typeof sessionCommands)[number]>

import { integer, nullable, oneOf, text } from '../core/codecs.js'
import { event, type Recorded } from '../core/event.js'
import { AccountId, SessionId } from '../core/ids.js'
import { Instant } from '../core/instant.js'
import { personal } from '../core/sealed.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

export const SessionIpAddress = personal({ field: 'sessionIpAddress', category: 'Trace', subject: 'account', plain: text(2, 45), purpose: 'to show which addresses logged in' })
export const SessionDevice = personal({ field: 'sessionDevice', category: 'Trace', subject: 'account', plain: text(1, 512), purpose: 'to show which devices logged in' })
export const LoginMethod = oneOf('Password', 'PasswordAndSecondFactor')
export const SessionEnd = oneOf('Logout', 'Expiry', 'Revocation')

const account = AccountId

export const SessionStarted = event('SessionStarted', {
  account, session: SessionId, ipAddress: nullable(SessionIpAddress), device: nullable(SessionDevice), method: LoginMethod,
  epoch: integer(1, 1_000_000), startedAt: Instant, expiresAt: Instant,
})
export const LoginFailed = event('LoginFailed', { account, at: Instant })
/** ACC-08: too many failures; the lock ends by itself. */
export const LoginLocked = event('LoginLocked', { account, until: Instant })
export const SessionEnded = event('SessionEnded', { account, session: SessionId, how: SessionEnd, at: Instant })

export const sessionEvents = [SessionStarted, LoginFailed, LoginLocked, SessionEnded] as const
export type SessionEvent = Recorded<(typeof sessionEvents)[number]>

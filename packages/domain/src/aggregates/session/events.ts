import { event, type Recorded } from '../../core/record/event.js'
import { integer, nullable, oneOf, text } from '../../core/values/codecs.js'
import { AccountId, SessionId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { personal } from '../../core/values/sealed.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

/** SES-04: where a login came from; 2 to 45 characters. */
export const SessionIpAddress = personal({
  field: 'sessionIpAddress',
  category: 'Trace',
  subject: 'account',
  plain: text(2, 45),
  purpose: 'to show which addresses logged in',
})
/** SES-01: what a login came from, in the host's words; up to 512 characters. */
export const SessionDevice = personal({
  field: 'sessionDevice',
  category: 'Trace',
  subject: 'account',
  plain: text(1, 512),
  purpose: 'to show which devices logged in',
})
/** SES-01: by what a session was opened. */
export const LoginMethod = oneOf('Password', 'PasswordAndSecondFactor')
/** SES-01: how a session ended; one whose epoch died counts as revoked (ACC-06). */
export const SessionEnd = oneOf('Logout', 'Expiry', 'Revocation')

const account = AccountId

/**
 * SES-01: a login was right. The failures before it are forgotten (ACC-08); it lives until `expiresAt`, in this
 * `epoch`.
 */
export const SessionStarted = event('SessionStarted', {
  account,
  session: SessionId,
  ipAddress: nullable(SessionIpAddress),
  device: nullable(SessionDevice),
  method: LoginMethod,
  epoch: integer(1, 1_000_000),
  startedAt: Instant,
  expiresAt: Instant,
})
/** ACC-08: a password or second factor was wrong; the caller gets a refusal although this was recorded. */
export const LoginFailed = event('LoginFailed', { account, at: Instant })
/** ACC-08: too many failures; the lock ends by itself. */
export const LoginLocked = event('LoginLocked', { account, until: Instant })
/** SES-01: this session is over; the account's others go on (SES-02). */
export const SessionEnded = event('SessionEnded', { account, session: SessionId, how: SessionEnd, at: Instant })

/** Every event of a session stream; its state is folded from these and no others. */
export const sessionEvents = [SessionStarted, LoginFailed, LoginLocked, SessionEnded] as const
/** One of {@link sessionEvents}, as a fold gets it. */
export type SessionEvent = Recorded<(typeof sessionEvents)[number]>

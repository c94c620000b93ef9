import { event, type Recorded } from '../../core/record/event.js'
import { counter, list, nullable, oneOf, text } from '../../core/values/codecs.js'
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
/** A keyed hash of a network or device, for one account: whoever has no key tells nothing from it. */
export const OriginMark = text(1, 64)

/**
 * SES-01: a login was right; it lives until `expiresAt`, in this `epoch`. `origins` are keyed marks of its network and
 * device, the account's own, by which strangers' failures are told from the person's (ACC-08); version 1 had none.
 */
export const SessionStarted = event(
  'SessionStarted',
  {
    account,
    session: SessionId,
    ipAddress: nullable(SessionIpAddress),
    device: nullable(SessionDevice),
    origins: list(OriginMark),
    method: LoginMethod,
    epoch: counter(1),
    startedAt: Instant,
    expiresAt: Instant,
  },
  [(old) => ({ ...(old as object), origins: [] })],
)
/** SES-01: this session is over; the account's others go on (SES-02). */
export const SessionEnded = event('SessionEnded', { account, session: SessionId, how: SessionEnd, at: Instant })

/** Every event of a session stream; its state is folded from these and no others. */
export const sessionEvents = [SessionStarted, SessionEnded] as const
/** One of {@link sessionEvents}, as a fold gets it. */
export type SessionEvent = Recorded<(typeof sessionEvents)[number]>

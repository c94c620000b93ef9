import { mail, tellsWhatHappened } from '../../core/react/mail.js'
import { nullable } from '../../core/values/codecs.js'
import { AccountId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { SessionDevice, SessionIpAddress } from '../../aggregates/session/events.js'

/** SES-05: of a login from a place or device that was not seen before. */
export const LoginFromNewDeviceMail = mail(
  'LoginFromNewDevice',
  { account: AccountId, ipAddress: nullable(SessionIpAddress), device: nullable(SessionDevice), at: Instant },
  tellsWhatHappened(),
)

/** Every mail about a session. */
export const sessionMails = [LoginFromNewDeviceMail] as const

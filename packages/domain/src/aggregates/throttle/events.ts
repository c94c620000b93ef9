import { event, type Recorded } from '../../core/record/event.js'
import { counter, nullable, text } from '../../core/values/codecs.js'
import { AccountId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

/**
 * ACC-08: whose failures are counted together: `Strangers`, `Sessions` (what presents a password in a living session), or
 * the keyed mark of a network or device that logged in to the account before.
 */
export const Counted = text(1, 64)
const account = AccountId

/** ACC-08, ACC-13: a password or second factor was wrong, in whatever command. Version 1 knew one count. */
export const LoginFailed = event('LoginFailed', { account, counted: Counted, at: Instant }, [
  (old) => ({ ...(old as object), counted: 'Strangers' }),
])
/** ACC-08: too many failures; the lock ends by itself. Version 1 knew one count. */
export const LoginLocked = event('LoginLocked', { account, counted: Counted, until: Instant }, [
  (old) => ({ ...(old as object), counted: 'Strangers' }),
])
/** ACC-08: a login was right, or the password was reset (`null`: all counts); its lock is over too. */
export const LoginFailuresForgotten = event('LoginFailuresForgotten', { account, counted: nullable(Counted) })
/** ACC-13: a mail that a stranger can cause; the `sent`th in the window that began at `since`. */
export const MailCounted = event('MailCounted', { since: Instant, sent: counter(1) })

/** Every event of a throttle stream; its state is folded from these and no others. */
export const throttleEvents = [LoginFailed, LoginLocked, LoginFailuresForgotten, MailCounted] as const
/** One of {@link throttleEvents}, as a fold gets it. */
export type ThrottleEvent = Recorded<(typeof throttleEvents)[number]>

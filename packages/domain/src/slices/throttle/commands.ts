import { type CommandOf, ownCommand } from '../../core/record/command.js'
import { nullable, oneOf, text } from '../../core/values/codecs.js'
import { AccountId } from '../../core/values/ids.js'
import { Counted } from '../../aggregates/throttle/events.js'

/** After a command that presented a wrong password. */
export const CountFailure = ownCommand('CountFailure', { account: AccountId, counted: Counted })
/** After a login that was right, and after a reset, of all counts: `null`. */
export const ForgetFailures = ownCommand('ForgetFailures', { account: AccountId, counted: nullable(Counted) })
/** After a mail that a stranger can cause: to an address (its keyed mark), or from an origin (its keyed mark). */
export const CountMail = ownCommand('CountMail', { mark: text(1, 64), by: oneOf('Address', 'Origin') })

export const throttleCommands = [CountFailure, ForgetFailures, CountMail] as const
export type ThrottleCommand = CommandOf<(typeof throttleCommands)[number]>

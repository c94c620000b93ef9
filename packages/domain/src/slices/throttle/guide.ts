import type { GuideOf } from '../../core/handle/guide.js'
import type { ThrottleEvent } from '../../aggregates/throttle/events.js'
import type { throttleCommands } from './commands.js'
import type { ThrottleRefusal } from './refusals.js'

/** What the public contract says of each command on counts. */
export const throttleGuide = {
  CountFailure: {
    does: 'Counts a wrong password; after too many of them nothing is looked at for a while.',
    who: 'the library, after a command that presented it',
    rules: ['ACC-08', 'ACC-13'],
    events: ['LoginFailed', 'LoginLocked'],
    // of the next command that presents one
    refusals: ['LoginLocked'],
  },
  ForgetFailures: {
    does: 'Begins a count anew, or all of an account.',
    who: 'the library, after a login that was right and after a reset',
    rules: ['ACC-08'],
    events: ['LoginFailuresForgotten'],
    refusals: [],
  },
  CountMail: {
    does: 'Counts a mail that a stranger can cause.',
    who: 'the library, after such a mail was asked for',
    rules: ['ACC-13'],
    events: ['MailCounted'],
    refusals: ['TooManyMails'],
  },
} as const satisfies GuideOf<typeof throttleCommands, ThrottleEvent, ThrottleRefusal>

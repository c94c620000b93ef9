import type { SessionEvent } from '../../aggregates/session/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { sessionCommands } from './commands.js'
import type { SessionRefusal } from './refusals.js'

const account = '019c5b20-6c00-7000-8000-000000000001'
const session = '019c5b20-6c00-7000-8000-000000000002'

/** What the public contract says of each command on sessions. */
export const sessionGuide = {
  LogIn: {
    does: 'Starts a session with the password, and the second factor where one is enrolled; the answer shows its text once.',
    who: 'a visitor, or a person for one more session',
    rules: ['SES-01', 'ACC-08'],
    events: ['SessionStarted'],
    refusals: ['MayNotLogIn', 'WrongCredentials'],
    example: { account, password: 'Velo-4711-himmelblau', secondFactor: null },
  },
  LogOut: {
    does: 'Ends the session that asks, and no other.',
    who: 'the person whose session it is',
    rules: ['SES-01'],
    events: ['SessionEnded'],
    refusals: ['NotYourSession'],
    example: { account, session },
  },
  RevokeSession: {
    does: 'Ends any one session of the account.',
    who: 'the person whose account it is, from any session, or a program of the host',
    rules: ['SES-01', 'ACC-05'],
    events: ['SessionEnded'],
    refusals: ['NotYourSession'],
    example: { account, session },
  },
  ExpireSessions: {
    does: 'Records the end of sessions that are over already, by time or by epoch.',
    who: 'the clock',
    rules: ['SES-01', 'ACC-06'],
    events: ['SessionEnded'],
    refusals: ['OnlyTheSystem'],
  },
} as const satisfies GuideOf<typeof sessionCommands, SessionEvent, SessionRefusal>

import { account as accountAggregate } from '../aggregates/account/state.js'
import { SessionDevice, type SessionEvent, SessionIpAddress } from '../aggregates/session/events.js'
import type { SessionContext } from '../slices/session/context.js'
import { anna, annasSession, asVisitor, moment, noon, registered } from './accounts.js'
import { sampleBox } from './samples.js'
import { circumstances } from './spec.js'

/** An account, as its events make it. */
export const accountOf = (...events: Parameters<typeof accountAggregate.evolve>[1][]) =>
  events.reduce(accountAggregate.evolve, accountAggregate.initialState)
/** What a login is decided on that goes well. */
export const usual: SessionContext = {
  ...circumstances({ actor: asVisitor }),
  session: annasSession,
  account: accountOf(registered),
  origins: [],
  password: 'Right',
  secondFactor: 'NotEnrolled',
}

/** Where Anna's sessions come from. */
export const ipAddress = sampleBox(SessionIpAddress, anna, '192.0.2.1')
export const device = sampleBox(SessionDevice, anna, 'Firefox')
export const started = (session = annasSession, epoch = 1, expiresAt = '2026-04-01T12:00:00.000Z') =>
  ({
    type: 'SessionStarted',
    account: anna,
    session,
    ipAddress,
    device,
    origins: [],
    method: 'Password',
    epoch,
    startedAt: noon,
    expiresAt: moment(expiresAt),
  }) as const satisfies SessionEvent
export const ended = (how: 'Logout' | 'Expiry' | 'Revocation', session = annasSession): SessionEvent => ({
  type: 'SessionEnded',
  account: anna,
  session,
  how,
  at: noon,
})

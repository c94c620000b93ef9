import type { SessionId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import { epochIsAlive } from '../../aggregates/account/state.js'
import type { SessionEvent } from '../../aggregates/session/events.js'
import type { SessionState } from '../../aggregates/session/state.js'
import type { SessionCommand } from './commands.js'
import type { SessionContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'

type End = OfType<SessionEvent, 'SessionEnded'>['how']
/** SES-01: one session ends; one that is over already changes nothing. */
export const end = (
  { account, session }: OfType<SessionCommand, 'LogOut' | 'RevokeSession'>,
  { live }: SessionState,
  how: End,
  { now: at }: SessionContext,
): Decision => (!live.has(session) ? nothing : happened({ type: 'SessionEnded', account, session, how, at }))

/** SES-01, ACC-06: records the end of those whose time or epoch is over. */
export const expire = (
  { account }: OfType<SessionCommand, 'ExpireSessions'>,
  { live }: SessionState,
  context: SessionContext,
): Decision =>
  happened(
    ...live.entries().flatMap(([id, { epoch, expiresAt }]): ReadonlyArray<SessionEvent> => {
      const session = id as SessionId
      const over = { type: 'SessionEnded', account, session, at: context.now } as const
      if (context.now >= expiresAt) return [{ ...over, how: 'Expiry' }]
      return epochIsAlive(context.account, epoch, session) ? [] : [{ ...over, how: 'Revocation' }]
    }),
  )

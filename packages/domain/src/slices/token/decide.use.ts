import * as E from 'fp-ts/lib/Either.js'
import { utcDateOf } from '../../core/values/calendar.js'
import type { OfType } from '../../core/values/union.js'
import type { TokenState } from '../../aggregates/token/state.js'
import { mayBeUsed } from './calls.js'
import type { TokenCommand } from './commands.js'
import type { TokenContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

/** TOK-09: the first call of a UTC day is an event; a clock that steps back makes none. */
export const recordUse = (
  command: OfType<TokenCommand, 'RecordTokenUse'>,
  state: TokenState,
  { now, actor, policy, states }: TokenContext,
): Decision => {
  const usable = mayBeUsed({ ...states, token: state, scope: command.scope, now, policy })
  if (E.isLeft(usable)) return usable
  const { token, account, everUsed } = usable.right
  if (actor._tag === 'Token' && actor.account !== account) return refuse.NotYourToken()
  const day = utcDateOf(now)
  return everUsed !== null && everUsed >= day ? nothing : happened({ type: 'TokenUsed', token, account, day })
}

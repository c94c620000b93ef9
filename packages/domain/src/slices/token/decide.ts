import * as E from 'fp-ts/lib/Either.js'
import { utcDateOf } from '../../core/values/calendar.js'
import type { OfType } from '../../core/values/union.js'
import { type AccountState, knownAccount } from '../../aggregates/account/state.js'
import type { LiveToken, TokenState } from '../../aggregates/token/state.js'
import { isIdle, mayBeUsed } from './calls.js'
import type { TokenCommand } from './commands.js'
import type { TokenContext } from './context.js'
import { create } from './decide.creation.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

export const decide =
  (command: TokenCommand) =>
  (state: TokenState, context: TokenContext): Decision => {
    switch (command.type) {
      case 'CreateToken':
        return create(command, state, context)
      case 'RecordTokenUse':
        return recordUse(command, state, context)
      case 'RevokeToken':
        return revoke(command, state, context)
      case 'DisableIdleToken':
        return disable(state, context)
    }
  }

/** TOK-09: the first call of a UTC day is an event; a clock that steps back makes none. */
const recordUse = (
  command: OfType<TokenCommand, 'RecordTokenUse'>,
  state: TokenState,
  { now, actor, policy, world }: TokenContext,
): Decision => {
  if (actor._tag !== 'System' && !(actor._tag === 'Token' && actor.token === command.token))
    return refuse.NotYourToken()
  const verdict = mayBeUsed({ ...world, token: state, scope: command.scope, now, policy })
  if (E.isLeft(verdict)) return verdict
  const { token, account, everUsed } = verdict.right
  if (actor._tag === 'Token' && actor.account !== account) return refuse.NotYourToken()
  const day = utcDateOf(now)
  return everUsed !== null && everUsed >= day ? nothing : happened({ type: 'TokenUsed', token, account, day })
}

const revoke = (
  command: OfType<TokenCommand, 'RevokeToken'>,
  state: TokenState,
  { now, actor, world }: TokenContext,
): Decision => {
  if (actor._tag !== 'System' && !(actor._tag === 'Person' && actor.account === command.account))
    return refuse.NotTheOwner()
  if (state._tag === 'Unknown' || state.account !== command.account) return refuse.UnknownToken()
  const { token, account } = state
  if (state._tag !== 'Live') return nothing
  return happened({
    type: 'TokenRevoked',
    token,
    account,
    how: actor._tag === 'System' ? howItDied(state, world.account) : 'One',
    at: now,
  })
}

/** TOK-07: by the assistant or all at once, when the account's epoch or era had ended it before. */
const howItDied = ({ epoch, tokenEra }: LiveToken, account: AccountState): 'One' | 'All' | 'Assistant' => {
  const known = knownAccount(account)
  if (known === null || (epoch === known.epoch && tokenEra === known.tokenEra)) return 'One'
  return epoch !== known.epoch && known.assistant !== null ? 'Assistant' : 'All'
}

const disable = (state: TokenState, { now, actor, policy }: TokenContext): Decision => {
  if (actor._tag !== 'System') return refuse.OnlyTheClockDisables()
  if (state._tag === 'Unknown') return refuse.UnknownToken()
  if (state._tag !== 'Live') return nothing
  if (!isIdle(state, now, policy)) return refuse.NotIdle({ lastDay: state.lastDay })
  const { token, account, lastDay } = state
  return happened({ type: 'TokenDisabled', token, account, lastDay, at: now })
}

import type { OfType } from '../../core/values/union.js'
import { type AccountState, knownAccount } from '../../aggregates/account/state.js'
import type { LiveToken, TokenState } from '../../aggregates/token/state.js'
import { isIdle } from './calls.js'
import type { TokenCommand } from './commands.js'
import type { TokenContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

export const revoke = (
  command: OfType<TokenCommand, 'RevokeToken'>,
  state: TokenState,
  { now, actor, states }: TokenContext,
): Decision => {
  if (state._tag === 'Unknown' || state.account !== command.account) return refuse.UnknownToken()
  const { token, account } = state
  if (state._tag !== 'Live') return nothing
  return happened({
    type: 'TokenRevoked',
    token,
    account,
    how: actor._tag === 'System' ? howItDied(state, states.account) : 'One',
    at: now,
  })
}

/** TOK-07: by the assistant or all at once, when the account's epoch or era had ended it before. */
const howItDied = ({ epoch, tokenEra }: LiveToken, account: AccountState): 'One' | 'All' | 'Assistant' => {
  const known = knownAccount(account)
  if (known === null || (epoch === known.epoch && tokenEra === known.tokenEra)) return 'One'
  return epoch !== known.epoch && known.assistant !== null ? 'Assistant' : 'All'
}

export const disable = (state: TokenState, { now, policy }: TokenContext): Decision => {
  if (state._tag === 'Unknown') return refuse.UnknownToken()
  if (state._tag !== 'Live') return nothing
  if (!isIdle(state, now, policy)) return refuse.NotIdle({ lastDay: state.lastDay })
  const { token, account, lastDay } = state
  return happened({ type: 'TokenDisabled', token, account, lastDay, at: now })
}

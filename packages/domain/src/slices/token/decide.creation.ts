import * as E from 'fp-ts/lib/Either.js'
import type { OfType } from '../../core/values/union.js'
import { knownAccount } from '../../aggregates/account/state.js'
import { runningIn } from '../../aggregates/product/state.js'
import type { TokenState } from '../../aggregates/token/state.js'
import type { TokenCommand } from './commands.js'
import type { TokenContext } from './context.js'
import { type Decision, happened } from './decision.js'
import { groundOf } from './ground.js'
import { refuse } from './refusals.js'

/** It records the era that it was decided on: a compromise that comes meanwhile finds it dead already (ACC-06). */
export const create = (
  command: OfType<TokenCommand, 'CreateToken'>,
  state: TokenState,
  { now, actor, states, password, hash }: TokenContext,
): Decision => {
  const { token, account, name, organisation, product, expiresAt } = command
  const known = knownAccount(states.account)
  if (known?.account !== account) return refuse.AccountNotActive()
  if (known.assistant !== null) return refuse.AssistantOpen()
  if (password !== 'Right' || hash === null) return refuse.TokenPasswordWrong()
  if (expiresAt !== null && expiresAt <= now) return refuse.TokenExpiryInThePast({ expiresAt })
  if (command.scopes.length === 0) return refuse.NoScope()
  const running = runningIn(states.product, organisation, now)
  // first by what right: whoever has none in the organisation is not told what runs there, nor which tokens there are
  const ground = groundOf(command, actor._tag === 'Person' ? actor.onBehalfOf : null, running?.stay ?? null, {
    ...states,
    now,
  })
  if (E.isLeft(ground)) return ground
  if (running === null || states.organisation._tag !== 'Running') return refuse.TokenProductUnknown({ product })
  if (state._tag !== 'Unknown') return refuse.TokenExists({ token })
  const { stay } = running
  return happened({
    type: 'TokenCreated',
    token,
    account,
    name,
    hash,
    organisation,
    product,
    stay,
    scopes: [...new Set(command.scopes)],
    ground: ground.right,
    epoch: known.epoch,
    tokenEra: known.tokenEra,
    createdAt: now,
    expiresAt,
  })
}

import { AllTokensRevoked, AssistantStepConfirmed, PasswordReset } from '../aggregates/account/events.js'
import { type AccountState, knownAccount } from '../aggregates/account/state.js'
import type { TokenState } from '../aggregates/token/state.js'
import { accountIn, tokenIn } from './facts.js'
import { reaction } from './reaction.js'

/**
 * TOK-07: tokens of an earlier epoch or era are dead already (ACC-06); here each of them is recorded as revoked, so
 * that its own history and every list say so. One that was made since is left alone.
 */
export const revokedTokens = reaction({
  name: 'revokedTokens',
  handles: [AssistantStepConfirmed, AllTokensRevoked, PasswordReset],
  needs: ({ event }, known) =>
    event.type === 'AssistantStepConfirmed' && event.step !== 'RevokeTokens'
      ? {}
      : { accounts: [event.account], tokensOf: [event.account], tokens: known.tokensOf[event.account] ?? [] },
  commands: ({ event: { account } }, facts) =>
    (facts.tokensOf[account] ?? [])
      .filter((token) => isDead(tokenIn(facts, token), accountIn(facts, account)))
      .map((token) => ({ command: { type: 'RevokeToken', token, account } })),
})

const isDead = (token: TokenState, account: AccountState): boolean => {
  const known = knownAccount(account)
  return token._tag === 'Live' && (known === null || token.epoch < known.epoch || token.tokenEra < known.tokenEra)
}

import type { AccountContext } from './context.js'
import { type Decision, happened, type KnownState } from './decision.js'

/** TOK-07: the era of tokens ends, and with it every token of it; none of them is touched. */
export const revokeAllTokens = ({ account, tokenEra }: KnownState, { now }: AccountContext): Decision =>
  happened({ type: 'AllTokensRevoked', account, tokenEra: tokenEra + 1, at: now })

import { AccountTokens, accountTokensOf, TokenCreated } from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'

/** By account: what a process asks that records the end of all of its tokens (TOK-07). */
export const accountTokens = projection(AccountTokens)({
  name: accountTokensOf.name,
  version: 1,
  handles: [TokenCreated],
  keysOf: ({ event }) => [event.account],
  evolve: (document, { event }) => ({ tokens: [...(document?.tokens ?? []), event.token] }),
  indexes: {},
})

import { TokenCreated, type TokenId } from '@mandat/domain'
import { projection } from '../../core/fold/projection.js'

/** Every token that was ever made for an account. */
export interface AccountTokens {
  readonly tokens: ReadonlyArray<TokenId>
}

/** By account: what a process asks that records the end of all of its tokens (TOK-07). */
export const accountTokens = projection<AccountTokens>()({
  name: 'accountTokens',
  version: 1,
  handles: [TokenCreated],
  keysOf: ({ event }) => [event.account],
  evolve: (document, { event }) => ({ tokens: [...(document?.tokens ?? []), event.token] }),
  indexes: {},
})

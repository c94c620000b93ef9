import { list, record, TokenCreated, TokenId } from '@mandat/domain'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'

/** Every token that was ever made for an account. */
export const AccountTokens = record({ tokens: list(TokenId) })
export type AccountTokens = t.TypeOf<typeof AccountTokens>

/** By account: what a process asks that records the end of all of its tokens (TOK-07). */
export const accountTokens = projection(AccountTokens)({
  name: 'accountTokens',
  version: 1,
  handles: [TokenCreated],
  keysOf: ({ event }) => [event.account],
  evolve: (document, { event }) => ({ tokens: [...(document?.tokens ?? []), event.token] }),
  indexes: {},
})

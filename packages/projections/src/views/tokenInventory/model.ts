import { AccountId, LocalDate, type Policy, TokenId } from '@mandat/domain'
import { lastValidDay, nullable, oneOf, record, tokenEvents } from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'
import { TokenEntry, tokenEntryOf } from '../../parts/tokens.js'

/**
 * A token, ended ones too. `everUsed` is the day of its last call, `null` before the first; `Disabled` is TOK-06's end.
 */
export const TokenDocument = record({
  ...TokenEntry.props,
  token: TokenId,
  account: AccountId,
  everUsed: nullable(LocalDate),
  status: oneOf('Live', 'Revoked', 'Disabled'),
})
export type TokenDocument = t.TypeOf<typeof TokenDocument>

/**
 * Every token there ever was, by account and by organisation, and the live ones by `dueOn`: the last day of their life,
 * if nobody calls with them any more (TOK-06). Another policy's years want another index: `reindex` makes it.
 */
export const tokenInventory = (policy: Pick<Policy, 'tokenIdleYears'>) =>
  projection(TokenDocument)({
    name: 'tokenInventory',
    version: 1,
    handles: tokenEvents,
    keysOf: ({ event }) => [event.token],
    evolve: (document, { event }) => {
      switch (event.type) {
        case 'TokenCreated':
          return { token: event.token, account: event.account, ...tokenEntryOf(event), everUsed: null, status: 'Live' }
        case 'TokenUsed':
          return document && { ...document, lastDay: event.day, everUsed: event.day }
        case 'TokenRevoked':
          return document && { ...document, status: 'Revoked' }
        case 'TokenDisabled':
          return document && { ...document, status: 'Disabled' }
      }
    },
    indexes: {
      account: ({ account }) => [account],
      organisation: ({ organisation }) => [organisation],
      dueOn: ({ status, lastDay }) => (status === 'Live' ? [lastValidDay(lastDay, policy)] : []),
    },
  })
/** The read model for one policy's idle years, on which its `dueOn` index rests. */
export type TokenInventory = ReturnType<typeof tokenInventory>

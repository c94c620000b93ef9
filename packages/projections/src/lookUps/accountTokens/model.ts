import { AccountToken, accountTokensOf, TokenCreated, TokenDisabled, TokenRevoked } from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'

/** By account: what a process asks that records the end of all of its tokens (TOK-07). */
export const accountTokens = projection(AccountToken)({
  name: accountTokensOf.name,
  version: 2,
  handles: [TokenCreated, TokenRevoked, TokenDisabled],
  keysOf: ({ event }) => [event.token],
  evolve: (_document, { event }) => {
    switch (event.type) {
      case 'TokenCreated':
        return { account: event.account, token: event.token }
      case 'TokenRevoked':
      case 'TokenDisabled':
        return null
    }
  },
  indexes: { account: ({ account }) => [account] },
})

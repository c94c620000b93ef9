import { AccountId, LocalDate, type OrganisationId, type Policy, TokenId } from '@mandat/domain'
import { lastValidDay, nullable, oneOf, record, tokenEvents } from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'
import { Place, placedUnder } from '../../parts/order.js'
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
  place: Place,
})
export type TokenDocument = t.TypeOf<typeof TokenDocument>

/** What an account's live tokens in an organisation are found by. */
export const reachedBy = (account: AccountId, organisation: OrganisationId): string => `${account}/${organisation}`

/**
 * Every token there ever was, by account and by organisation, and the live ones by `dueOn`: the last day of their life,
 * if nobody calls with them any more (TOK-06). Another policy's years want another index: `reindex` makes it.
 */
export const tokenInventory = (policy: Pick<Policy, 'tokenIdleYears'>) =>
  projection(TokenDocument)({
    name: 'tokenInventory',
    version: 2,
    handles: tokenEvents,
    keysOf: ({ event }) => [event.token],
    evolve: (document, { event, position }) => {
      switch (event.type) {
        case 'TokenCreated':
          return {
            token: event.token,
            account: event.account,
            ...tokenEntryOf(event),
            everUsed: null,
            status: 'Live',
            place: position,
          }
        case 'TokenUsed':
          return document && { ...document, lastDay: event.day, everUsed: event.day }
        case 'TokenRevoked':
          return document && { ...document, status: 'Revoked' }
        case 'TokenDisabled':
          return document && { ...document, status: 'Disabled' }
      }
    },
    indexes: {
      account: ({ account, place }) => [placedUnder(account, place)],
      organisation: ({ organisation, place }) => [placedUnder(organisation, place)],
      liveOf: ({ status, account, place }) => (status === 'Live' ? [placedUnder(account, place)] : []),
      /** Of a partner, also what its people made for clients on the partnership's strength (ORG-08). */
      reached: ({ status, account, organisation, ground, place }) =>
        status === 'Live'
          ? [...new Set([organisation, ground._tag === 'Partnership' ? ground.partner : organisation])].map((one) =>
              placedUnder(reachedBy(account, one), place),
            )
          : [],
      dueOn: ({ status, lastDay }) => (status === 'Live' ? [lastValidDay(lastDay, policy)] : []),
    },
  })
/** The read model for one policy's idle years, on which its `dueOn` index rests. */
export type TokenInventory = ReturnType<typeof tokenInventory>

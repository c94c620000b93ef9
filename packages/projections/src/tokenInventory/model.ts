import {
  type AccountId, type Ground, type Instant, type LocalDate, type OrganisationId, plusYears, type Policy, type ProductId, type Sealed, tokenEvents,
  type TokenId, utcDateOf,
} from '@mandat/domain'
import { projection } from '../core/projection.js'

/** A token as inventories show it; its hash is not among it (ACC-09). */
export interface TokenDocument {
  readonly token: TokenId
  readonly account: AccountId
  readonly name: Sealed
  readonly organisation: OrganisationId
  readonly product: ProductId
  readonly stay: number
  readonly scopes: ReadonlyArray<string>
  readonly ground: Ground
  readonly epoch: number
  readonly tokenEra: number
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  /** The day of the last call, or of the creation. */
  readonly lastDay: LocalDate
  readonly everUsed: LocalDate | null
  readonly status: 'Live' | 'Revoked' | 'Disabled'
}

/**
 * Every token there ever was, by account and by organisation, and the live ones by `dueOn`: the last day of their life, if
 * nobody calls with them any more (TOK-06). A policy with other years is another read model: rebuild it then.
 */
export const tokenInventory = (policy: Pick<Policy, 'tokenIdleYears'>) => projection<TokenDocument>()({
  name: 'tokenInventory',
  version: 1,
  handles: tokenEvents,
  keysOf: ({ event }) => [event.token],
  evolve: (document, { event }) => {
    switch (event.type) {
      case 'TokenCreated': {
        const { token, account, name, organisation, product, stay, scopes, ground, epoch, tokenEra, createdAt, expiresAt } = event
        return {
          token, account, name, organisation, product, stay, scopes, ground, epoch, tokenEra, createdAt, expiresAt,
          lastDay: utcDateOf(createdAt), everUsed: null, status: 'Live',
        }
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
    account: ({ account }) => [account],
    organisation: ({ organisation }) => [organisation],
    dueOn: ({ status, lastDay }) => (status === 'Live' ? [plusYears(lastDay, policy.tokenIdleYears)] : []),
  },
})
export type TokenInventory = ReturnType<typeof tokenInventory>

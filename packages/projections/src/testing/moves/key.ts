import { type AccountId, type OrganisationId, type ProductId, type TokenId } from '@mandat/domain'
import { knownAccount, TokenName } from '@mandat/domain/kit'
import { sampleBox } from '@mandat/domain/testing'
import type { DomainEvent, Now } from './now.js'

/** What may happen next to a token; nothing where nothing may. */
export const key =
  ({ count, at, day, accountAt, organisationAt, tokenAt, products }: Now) =>
  (kind: number, id: TokenId, who: AccountId, place: OrganisationId): ReadonlyArray<DomainEvent> => {
    const state = tokenAt(id)
    const known = knownAccount(accountAt(who))
    const house = organisationAt(place)
    const term = house._tag === 'Running' ? house.members.get(who)?.term : undefined
    switch (state._tag) {
      case 'Unknown':
        return known === null || term === undefined
          ? []
          : [
              {
                type: 'TokenCreated',
                token: id,
                account: who,
                name: sampleBox(TokenName, who),
                hash: 'b'.repeat(64),
                organisation: place,
                product: products[0] as ProductId,
                stay: 1,
                scopes: ['dns:read'],
                ground: { _tag: 'Membership', term },
                epoch: known.epoch,
                tokenEra: known.tokenEra,
                createdAt: at(),
                expiresAt: null,
              },
            ]
      case 'Live':
        return kind % 3 === 0
          ? [{ type: 'TokenRevoked', token: id, account: state.account, how: 'One', at: at() }]
          : [{ type: 'TokenUsed', token: id, account: state.account, day: day(count() % 28) }]
      case 'Revoked':
      case 'Disabled':
        return []
    }
  }

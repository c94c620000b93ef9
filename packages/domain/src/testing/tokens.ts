import type { LocalDate } from '../core/values/instant.js'
import type { OfType } from '../core/values/union.js'
import { account } from '../aggregates/account/state.js'
import { organisation } from '../aggregates/organisation/state.js'
import { partnership } from '../aggregates/partnership/state.js'
import type { ProductEvent } from '../aggregates/product/events.js'
import { product } from '../aggregates/product/state.js'
import { type Ground, type TokenEvent, TokenName } from '../aggregates/token/events.js'
import type { LiveToken } from '../aggregates/token/state.js'
import type { GroundStates } from '../slices/token/calls.js'
import type { TokenContext } from '../slices/token/context.js'
import { tokenSlice } from '../slices/token/index.js'
import { anna, client, domain, grantOf, limitedTo, partner, rene, startedWith } from './partnerships.js'
import { sampleBox, sampleId } from './samples.js'
import { circumstances, specOf } from './spec.js'
import { at, founded, joined, listed, ordered, registered } from './world.js'

/** Folds events to a state, for the states that a token's right is derived from. */
export const stateOf = <S, Ev>(
  { initialState, evolve }: { readonly initialState: S; readonly evolve: (state: S, event: Ev) => S },
  ...events: ReadonlyArray<Ev>
): S => events.reduce(evolve, initialState)

/** It is renewed by itself: no token's days end with its product's. */
export const automatic: ProductEvent = {
  type: 'RenewalMannerChanged',
  product: domain,
  organisation: client,
  stay: 1,
  renewal: 'Automatic',
}
/** The bakery with Anna and its product; Rene is a collaborator of the agency, whose partnership covers the product. */
export const memberStates: GroundStates = {
  account: stateOf(account, registered(anna)),
  organisation: stateOf(organisation, founded(client, anna)),
  product: stateOf(product, ordered(domain, client), automatic),
  partnership: null,
  partnerOrganisation: null,
}
export const owner = sampleId<'Account'>('owner of the agency')
export const partnerStates: GroundStates = {
  ...memberStates,
  account: stateOf(account, registered(rene)),
  partnership: stateOf(partnership, ...startedWith(limitedTo(grantOf(domain, 1)))),
  partnerOrganisation: stateOf(organisation, founded(partner, owner), listed(partner), joined(partner, rene, 2)),
}

export const token = sampleId<'Token'>('deploy')
export const hash = 'a'.repeat(64)
export const tokenName = sampleBox(TokenName, anna, 'deploy')
export const underMembership: Ground = { _tag: 'Membership', term: 1 }
export const underPartnership: Ground = { _tag: 'Partnership', partner, term: 1, grant: 1, memberTerm: 2 }

export const tokenCreated = (over: Partial<OfType<TokenEvent, 'TokenCreated'>> = {}): TokenEvent => ({
  type: 'TokenCreated',
  token,
  account: anna,
  name: tokenName,
  hash,
  organisation: client,
  product: domain,
  stay: 1,
  scopes: ['dns:read', 'dns:write'],
  ground: underMembership,
  epoch: 1,
  tokenEra: 1,
  createdAt: at,
  expiresAt: null,
  ...over,
})
export const liveToken = (over: Partial<LiveToken> = {}): { readonly _tag: 'Live' } & LiveToken => ({
  _tag: 'Live',
  token,
  account: anna,
  hash,
  organisation: client,
  product: domain,
  stay: 1,
  scopes: ['dns:read', 'dns:write'],
  ground: underMembership,
  epoch: 1,
  tokenEra: 1,
  expiresAt: null,
  lastDay: '2026-03-02' as LocalDate,
  everUsed: null,
  ...over,
})

export const usualToken: TokenContext = { ...circumstances(), states: memberStates, password: 'NotAsked', hash: null }
export const tokens = specOf(tokenSlice, usualToken)

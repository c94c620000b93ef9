import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import type { AnyEvent } from '../../core/record/event.js'
import { account, accountStream } from '../../aggregates/account/state.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import { partnershipStream } from '../../aggregates/partnership/state.js'
import { product, productStream } from '../../aggregates/product/state.js'
import type { TokenEvent } from '../../aggregates/token/events.js'
import { tokenStream } from '../../aggregates/token/state.js'
import { gathered } from '../../testing/gathered.js'
import {
  anna,
  annaActs,
  client,
  domain,
  grantOf,
  limitedTo,
  partner,
  rene,
  startedWith,
} from '../../testing/partnerships.js'
import {
  automatic,
  memberStates,
  owner,
  partnerStates,
  token,
  tokenCreated,
  underPartnership,
} from '../../testing/tokens.js'
import { at, founded, joined, listed, ordered, registered } from '../../testing/world.js'
import { tokenSlice } from './index.js'

const system: Actor = { _tag: 'System', process: 'test' }
const use = { type: 'RecordTokenUse', token, scope: 'dns:read' } as const
const nowhere = {
  account: account.initialState,
  organisation: organisation.initialState,
  product: product.initialState,
  partnership: null,
  partnerOrganisation: null,
}
const nothing = { found: { states: nowhere, password: 'NotAsked', hash: null }, basis: [], own: [] }
const streams: Readonly<Record<string, ReadonlyArray<AnyEvent>>> = {
  [accountStream(anna)]: [registered(anna)],
  [accountStream(rene)]: [registered(rene)],
  [organisationStream(client)]: [founded(client, anna)],
  [organisationStream(partner)]: [founded(partner, owner), listed(partner), joined(partner, rene, 2)],
  [productStream(domain)]: [ordered(domain, client), automatic],
  [partnershipStream(client, partner)]: startedWith(limitedTo(grantOf(domain, 1))),
}
const made = (...events: ReadonlyArray<TokenEvent>) => ({ ...streams, [tokenStream(token)]: events })

describe('what a command on a token looks up', () => {
  it('TOK-02: a call: all that the right of the token is derived from, and nothing of a partnership that it does not rest on', async () => {
    const actor = system
    expect(await gathered(tokenSlice, use, { actor, streams: made(tokenCreated()) })).toEqual({
      found: { states: memberStates, password: 'NotAsked', hash: null },
      own: [tokenStream(token)],
      basis: [accountStream(anna), organisationStream(client), productStream(domain)],
    })
    expect(
      await gathered(tokenSlice, use, {
        actor,
        streams: made(tokenCreated({ account: rene, ground: underPartnership })),
      }),
    ).toEqual({
      found: { states: partnerStates, password: 'NotAsked', hash: null },
      own: [tokenStream(token)],
      basis: [
        accountStream(rene),
        organisationStream(client),
        productStream(domain),
        partnershipStream(client, partner),
        organisationStream(partner),
      ],
    })
  })
  it('TOK-05: a call with a token that is not live: nothing', async () => {
    for (const history of [
      [],
      [tokenCreated(), { type: 'TokenRevoked', token, account: anna, how: 'One', at } as const],
    ])
      expect(await gathered(tokenSlice, use, { actor: system, streams: made(...history) })).toEqual({
        ...nothing,
        own: [tokenStream(token)],
      })
  })
  it('TOK-07: a revocation by a process: the account that says how the token died; one by its owner: nothing', async () => {
    const revoke = { type: 'RevokeToken', token, account: anna } as const
    expect(await gathered(tokenSlice, revoke, { actor: system, streams: made(tokenCreated()) })).toEqual({
      ...nothing,
      found: { ...nothing.found, states: { ...nowhere, account: memberStates.account } },
      basis: [accountStream(anna)],
    })
    expect(await gathered(tokenSlice, revoke, { actor: annaActs, streams: made(tokenCreated()) })).toEqual(nothing)
    expect(
      await gathered(tokenSlice, { type: 'DisableIdleToken', token }, { actor: system, streams: made(tokenCreated()) }),
    ).toEqual(nothing)
  })
})

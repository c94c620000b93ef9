import { describe, expect, it } from '@jest/globals'
import type { Actor, OnBehalfOf } from '../../core/record/actor.js'
import type { Instant } from '../../core/values/instant.js'
import { Secret } from '../../core/values/secret.js'
import { account } from '../../aggregates/account/state.js'
import { organisation } from '../../aggregates/organisation/state.js'
import { product } from '../../aggregates/product/state.js'
import { same, sampleId } from '../../testing/index.js'
import { anna, annaActs, client, domain, mail, partner, reneActs } from '../../testing/partnerships.js'
import {
  hash,
  memberStates,
  owner,
  stateOf,
  token,
  tokenCreated,
  tokenName,
  tokens,
  usualToken,
} from '../../testing/tokens.js'
import { at, founded, joined, ordered, registered, transferred } from '../../testing/world.js'
import { tokenSlice } from './index.js'

const { given } = tokens
const create = {
  type: 'CreateToken',
  token,
  account: anna,
  name: tokenName,
  organisation: client,
  product: domain,
  scopes: ['dns:read', 'dns:write'],
  expiresAt: null,
  password: Secret.of('a password'),
} as const
const ready = { actor: annaActs, password: 'Right', hash } as const
const asToken: Actor = { _tag: 'Token', token, account: anna, onBehalfOf: null }
const noon = (day: string): Instant => `${day}T12:00:00.000Z` as Instant

describe('creating a token', () => {
  it('TOK-02: it is made for a product, with scopes, on the ground of a membership', () => {
    given().when(create, ready).then(tokenCreated())
    given()
      .when({ ...create, scopes: ['dns:read', 'dns:write', 'dns:read'] }, ready)
      .then(tokenCreated())
  })
  it('TOK-02: a token without a scope is refused', () => {
    given()
      .when({ ...create, scopes: [] }, ready)
      .thenRefused('NoScope', 'TOK-02')
  })
  it('TOK-02: a scope is a word of a known shape', () => {
    const codec = tokenSlice.commands.find((c) => c.type === 'CreateToken')?.codec
    for (const scope of ['', 'DNS', 'dns:', ':read', 'dns read', '*'])
      expect(codec?.is({ ...create, scopes: [scope] })).toBe(false)
    expect(codec?.is({ ...create, scopes: ['dns:read'] })).toBe(true)
  })
  it('TOK-02: the product runs in the organisation', () => {
    given()
      .when({ ...create, product: mail }, { ...ready, states: { ...memberStates, product: product.initialState } })
      .thenRefused('TokenProductUnknown', 'TOK-02', { product: mail })
    const away = stateOf(product, ordered(domain, client), transferred(domain, client, partner, 2))
    given()
      .when(create, { ...ready, states: { ...memberStates, product: away } })
      .thenRefused('TokenProductUnknown', 'TOK-02')
  })
  it('PAR-15: it records the stay of the product, the terms, the epoch and the token era that it is made in', () => {
    const later = {
      ...memberStates,
      account: stateOf(
        account,
        registered(anna),
        { type: 'PasswordReset', account: anna, credential: 2, epoch: 4, at },
        { type: 'AllTokensRevoked', account: anna, tokenEra: 3, at },
      ),
      product: stateOf(product, ordered(domain, partner), transferred(domain, partner, client, 2)),
      organisation: stateOf(organisation, founded(client, owner), joined(client, anna, 7, 'ExternalUser')),
    }
    given()
      .when(create, { ...ready, states: later })
      .then(tokenCreated({ stay: 2, ground: { _tag: 'Membership', term: 7 }, epoch: 4, tokenEra: 3 }))
  })
  it('TOK-02: who is no active member makes none', () => {
    const others = stateOf(organisation, founded(client, owner))
    const suspended = stateOf(organisation, founded(client, owner), joined(client, anna, 2), {
      type: 'MemberSuspended',
      organisation: client,
      account: anna,
      reason: 'Other',
    })
    for (const place of [others, suspended])
      given()
        .when(create, { ...ready, states: { ...memberStates, organisation: place } })
        .thenRefused('NotAMember', 'TOK-02')
  })
  it('TOK-02: who acts on behalf of another organisation makes none for this one', () => {
    const behalf = (onBehalfOf: OnBehalfOf | null) => ({ ...ready, actor: { ...annaActs, onBehalfOf } as Actor })
    given()
      .when(create, behalf({ _tag: 'Organisation', organisation: client }))
      .then(tokenCreated())
    given()
      .when(create, behalf({ _tag: 'Organisation', organisation: partner }))
      .thenRefused('NotActingForOrganisation', 'TOK-02')
    given()
      .when(create, behalf({ _tag: 'Partner', partner: client, client: partner }))
      .thenRefused('NotActingForOrganisation', 'TOK-02')
  })
  it('TOK-03: its life is unlimited, or ends at a chosen moment to come', () => {
    const expiresAt = noon('2026-03-03')
    given()
      .when({ ...create, expiresAt }, ready)
      .then(tokenCreated({ expiresAt }))
    given()
      .when({ ...create, expiresAt: at }, ready)
      .thenRefused('TokenExpiryInThePast', 'TOK-03', { expiresAt: at })
  })
  it('TOK-04: the password of the account is asked', () => {
    given()
      .when(create, { ...ready, password: 'Wrong' })
      .thenRefused('TokenPasswordWrong', 'TOK-04')
    given()
      .when(create, { ...ready, password: 'NotAsked' })
      .thenRefused('TokenPasswordWrong', 'TOK-04')
  })
  it("TOK-04: nobody makes a token for another's account, and no program makes one", () => {
    for (const actor of [reneActs, asToken, { _tag: 'Operator', account: anna }, usualToken.actor] as Actor[])
      given()
        .when(create, { ...ready, actor })
        .thenRefused('NotTheOwner', 'TOK-04')
  })
  it('TOK-05: a token is made once, and only its hash is kept', () => {
    given(tokenCreated()).when(create, ready).thenRefused('TokenExists', 'TOK-05', { token })
    same('what a repeat leaves out', tokenSlice.commands.find((c) => c.type === 'CreateToken')?.reveals, ['token'])
  })
  it('ACC-04: while the compromise assistant is open nobody makes a token', () => {
    const open = stateOf(account, registered(anna), {
      type: 'PasswordCompromised',
      account: anna,
      epoch: 2,
      session: sampleId<'Session'>('s'),
      at,
    })
    given()
      .when(create, { ...ready, states: { ...memberStates, account: open } })
      .thenRefused('AssistantOpen', 'ACC-04')
    const done = stateOf(
      account,
      registered(anna),
      { type: 'PasswordCompromised', account: anna, epoch: 2, session: sampleId<'Session'>('s'), at },
      { type: 'AssistantCompleted', account: anna, killedEpoch: 1, at },
    )
    given()
      .when(create, { ...ready, states: { ...memberStates, account: done } })
      .then(tokenCreated({ epoch: 2 }))
  })
  it('ACC-12: an account that is gone makes none', () => {
    given()
      .when(create, { ...ready, states: { ...memberStates, account: account.initialState } })
      .thenRefused('AccountNotActive', 'ACC-12')
  })
})

import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import { Secret } from '../../core/values/secret.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { account } from '../../aggregates/account/state.js'
import { organisation } from '../../aggregates/organisation/state.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { partnership, type PartnershipState } from '../../aggregates/partnership/state.js'
import { product } from '../../aggregates/product/state.js'
import type { TokenEvent } from '../../aggregates/token/events.js'
import { same, sampleId } from '../../testing/index.js'
import {
  anna,
  annaActs,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  limitedTo,
  mail,
  partner,
  rene,
  reneActs,
  reneActsForClient,
  startedWith,
} from '../../testing/partnerships.js'
import { stepsBefore } from '../../testing/reactions.js'
import {
  hash,
  memberStates,
  owner,
  partnerStates,
  stateOf,
  token,
  tokenCreated,
  tokenName,
  tokens,
  underPartnership,
  usualToken,
} from '../../testing/tokens.js'
import { at, founded, joined, listed, ordered, registered, transferred } from '../../testing/world.js'
import { tokenSlice } from './index.js'

const { given, twice } = tokens
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
      .thenRefused('UnknownProduct', 'TOK-02', { product: mail })
    const away = stateOf(product, ordered(domain, client), transferred(domain, client, partner, 2))
    given()
      .when(create, { ...ready, states: { ...memberStates, product: away } })
      .thenRefused('UnknownProduct', 'TOK-02')
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
    const behalf = (onBehalfOf: Extract<Actor, { _tag: 'Person' }>['onBehalfOf']) => ({
      ...ready,
      actor: { ...annaActs, onBehalfOf } as Actor,
    })
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
      .thenRefused('ExpiryInThePast', 'TOK-03', { expiresAt: at })
  })
  it('TOK-04: the password of the account is asked', () => {
    given()
      .when(create, { ...ready, password: 'Wrong' })
      .thenRefused('WrongPassword', 'TOK-04')
    given()
      .when(create, { ...ready, password: 'NotAsked' })
      .thenRefused('WrongPassword', 'TOK-04')
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

describe("creating a token on a partnership's strength", () => {
  const create2 = { ...create, account: rene } as const
  const authorised = (
    over: Partial<Extract<PartnershipEvent, { type: 'PartnerActAuthorised' }>> = {},
  ): PartnershipEvent => ({
    type: 'PartnerActAuthorised',
    client,
    partner,
    term: 1,
    act: 'Token',
    reference: token,
    account: rene,
    product: domain,
    grant: 1,
    stay: 1,
    payer: 'Client',
    ...over,
  })
  const started = startedWith(limitedTo(grantOf(domain, 1)))
  const asPartner = (state: PartnershipState) => ({
    ...ready,
    actor: reneActsForClient,
    states: { ...partnerStates, partnership: state },
  })
  it('PAR-16: the partnership is asked for its word first', () => {
    const command = sampleId<'Command'>('c')
    same('prelude', stepsBefore(create2, { actor: reneActsForClient, command }), [
      { type: 'AuthorisePartnerAct', client, partner, act: 'Token', reference: token, product: domain },
    ])
    same('prelude', stepsBefore(create, { actor: annaActs, command }), [])
    same(
      'prelude',
      stepsBefore({ type: 'RevokeToken', token, account: rene }, { actor: reneActsForClient, command }),
      [],
    )
  })
  it('PAR-16: what it authorised for this very token is the ground', () => {
    given()
      .when(create2, asPartner(stateOf(partnership, ...started, authorised())))
      .then(tokenCreated({ account: rene, ground: underPartnership }))
  })
  it('PAR-16: without its word, or with a word for something else, none is made', () => {
    const others = [
      [],
      [authorised({ reference: sampleId<'Token'>('another') })],
      [authorised({ act: 'Renewal' })],
      [authorised({ product: mail })],
      [authorised({ stay: 2 })],
      [authorised(), endedIn()],
    ]
    for (const word of others)
      given()
        .when(create2, asPartner(stateOf(partnership, ...started, ...word)))
        .thenRefused('NotAuthorisedByPartnership', 'PAR-16')
  })
  it('PAR-15: a right that ended between the word and the token makes none', () => {
    const withdrawn: PartnershipEvent = { type: 'ProductsWithdrawn', client, partner, term: 1, products: [domain] }
    const back: PartnershipEvent = { type: 'ProductsGranted', client, partner, term: 1, grants: [grantOf(domain, 2)] }
    for (const after of [[withdrawn], [withdrawn, back]])
      given()
        .when(create2, asPartner(stateOf(partnership, ...started, authorised(), ...after)))
        .thenRefused('NotAuthorisedByPartnership', 'PAR-16')
    const widened: PartnershipEvent = {
      type: 'AccessWidenedToFull',
      client,
      partner,
      term: 1,
      access: fullAs(2, 'ClientPays', 'No', [grantOf(domain, 1)]),
    }
    given()
      .when(create2, asPartner(stateOf(partnership, ...started, authorised(), widened)))
      .then(tokenCreated({ account: rene, ground: underPartnership }))
  })
  it('PAR-16: only for an active member of a partner in the programme', () => {
    const word = stateOf(partnership, ...started, authorised())
    const places = [
      stateOf(organisation, founded(partner, owner), listed(partner)),
      stateOf(organisation, founded(partner, owner), listed(partner), joined(partner, rene, 2, 'ExternalUser')),
      stateOf(organisation, founded(partner, owner), joined(partner, rene, 2)),
    ]
    for (const partnerOrganisation of places) {
      const gathered = asPartner(word)
      given()
        .when(create2, { ...gathered, states: { ...gathered.states, partnerOrganisation } })
        .thenRefused('NotAMember', 'TOK-02')
    }
  })
})

describe('revoking and disabling', () => {
  const revoke = { type: 'RevokeToken', token, account: anna } as const
  const revoked: TokenEvent = { type: 'TokenRevoked', token, account: anna, how: 'One', at }
  it('TOK-07: its owner revokes one token, once', () => {
    given(tokenCreated()).when(revoke, { actor: annaActs }).then(revoked)
    given(tokenCreated()).when(revoke).then(revoked)
    twice(tokenCreated())(revoke, { actor: annaActs }).thenNothing()
  })
  it('TOK-07: a process that revokes what is dead by the word of the account says by which', () => {
    const dead = (...events: ReadonlyArray<AccountEvent>) => ({
      states: { ...memberStates, account: stateOf(account, registered(anna), ...events) },
    })
    const compromised: AccountEvent = {
      type: 'PasswordCompromised',
      account: anna,
      epoch: 2,
      session: sampleId<'Session'>('s'),
      at,
    }
    const all: AccountEvent = { type: 'AllTokensRevoked', account: anna, tokenEra: 2, at }
    const revokedBy = (how: 'One' | 'All' | 'Assistant'): TokenEvent => ({
      type: 'TokenRevoked',
      token,
      account: anna,
      how,
      at,
    })
    given(tokenCreated()).when(revoke, dead(compromised)).then(revokedBy('Assistant'))
    given(tokenCreated()).when(revoke, dead(all)).then(revokedBy('All'))
    given(tokenCreated())
      .when(revoke, { ...dead(all), actor: annaActs })
      .then(revoked)
    // an assistant that is done, or that another epoch than the token's began, ended nothing of it
    const done: AccountEvent = { type: 'AssistantCompleted', account: anna, killedEpoch: 1, at }
    given(tokenCreated()).when(revoke, dead(compromised, done)).then(revokedBy('All'))
    given(tokenCreated({ epoch: 2 }))
      .when(revoke, dead(compromised, all))
      .then(revokedBy('All'))
    given(tokenCreated())
      .when(revoke, { states: { ...memberStates, account: account.initialState } })
      .then(revokedBy('One'))
  })
  it('TOK-07: nobody else does', () => {
    for (const actor of [reneActs, asToken] as Actor[])
      given(tokenCreated()).when(revoke, { actor }).thenRefused('NotTheOwner', 'TOK-04')
    given(tokenCreated())
      .when({ ...revoke, account: rene }, { actor: reneActs })
      .thenRefused('UnknownToken', 'TOK-05')
    given().when(revoke, { actor: annaActs }).thenRefused('UnknownToken', 'TOK-05')
  })
  const disable = { type: 'DisableIdleToken', token } as const
  const disabled: TokenEvent = {
    type: 'TokenDisabled',
    token,
    account: anna,
    lastDay: '2026-03-02' as LocalDate,
    at: noon('2027-03-03'),
  }
  it('TOK-06: the clock records that a token has been idle for a year, and not a day earlier', () => {
    given(tokenCreated())
      .when(disable, { now: noon('2027-03-03') })
      .then(disabled)
    twice(tokenCreated())(disable, { now: noon('2027-03-03') }).thenNothing()
    given(tokenCreated())
      .when(disable, { now: noon('2027-03-02') })
      .thenRefused('NotIdle', 'TOK-06', { lastDay: '2026-03-02' })
    given(tokenCreated(), { type: 'TokenUsed', token, account: anna, day: '2026-03-03' as LocalDate })
      .when(disable, { now: noon('2027-03-03') })
      .thenRefused('NotIdle', 'TOK-06')
  })
  it("TOK-06: it is the clock's alone", () => {
    given(tokenCreated())
      .when(disable, { actor: annaActs, now: noon('2027-03-03') })
      .thenRefused('OnlyTheClockDisables', 'TOK-06')
    given()
      .when(disable, { now: noon('2027-03-03') })
      .thenRefused('UnknownToken', 'TOK-05')
    given(tokenCreated(), revoked)
      .when(disable, { now: noon('2027-03-03') })
      .thenNothing()
  })
  it('TOK-06: a disabled token is never enabled again', () => {
    const use = { type: 'RecordTokenUse', token, scope: 'dns:read' } as const
    given(tokenCreated(), disabled).when(use, { actor: asToken, now: at }).thenRefused('TokenIdleTooLong', 'TOK-06')
    given(tokenCreated(), disabled).when(create, ready).thenRefused('TokenExists', 'TOK-05')
    given(tokenCreated(), disabled).when(revoke, { actor: annaActs }).thenNothing()
  })
})

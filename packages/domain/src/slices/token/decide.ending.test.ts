import { describe, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import { Secret } from '../../core/values/secret.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { account } from '../../aggregates/account/state.js'
import type { TokenEvent } from '../../aggregates/token/events.js'
import { sampleId } from '../../testing/index.js'
import { anna, annaActs, client, domain, rene, reneActs } from '../../testing/partnerships.js'
import { hash, memberStates, stateOf, token, tokenCreated, tokenName, tokens } from '../../testing/tokens.js'
import { at, registered } from '../../testing/world.js'

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

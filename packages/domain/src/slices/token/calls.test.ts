import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import { defaultPolicy } from '../../core/values/policy.js'
import { account } from '../../aggregates/account/state.js'
import { product } from '../../aggregates/product/state.js'
import { lastValidDay } from '../../aggregates/token/idle.js'
import { same, sampleId } from '../../testing/index.js'
import { anna, client, domain, partner, rene } from '../../testing/partnerships.js'
import { hash, liveToken, memberStates, stateOf, token, underPartnership } from '../../testing/tokens.js'
import { at, ordered, registered } from '../../testing/world.js'
import { actorOf, aliveToken, type Call, mayCall } from './calls.js'

const usual: Call = {
  ...memberStates,
  token: liveToken(),
  presentedHash: hash,
  scope: 'dns:read',
  now: at,
  policy: defaultPolicy,
}
const partners = liveToken({ account: rene, ground: underPartnership })
const answer = (over: Partial<Call>, before: Call = usual): string => {
  const verdict = mayCall({ ...before, ...over })
  return E.isRight(verdict) ? 'may' : `${verdict.left.name} ${verdict.left.rule}`
}
const on = (day: string): Instant => `${day}T23:59:59.999Z` as Instant

describe('whether a call may be made', () => {
  it('TOK-02: within its scopes it may; outside them it is refused', () => {
    same('the live token', mayCall(usual), E.right(liveToken()))
    expect(answer({ scope: 'dns:write' })).toBe('may')
    for (const scope of ['dns', 'dns:read:all', 'mail:read', '']) expect(answer({ scope })).toBe('ScopeNotGiven TOK-02')
  })
  it('TOK-05: only the text that was shown once is the token', () => {
    expect(answer({ presentedHash: 'b'.repeat(64) })).toBe('UnknownToken TOK-05')
    expect(answer({ presentedHash: '' })).toBe('UnknownToken TOK-05')
    // hole 29: not even that it was one
    for (const _tag of ['Revoked', 'Disabled'] as const)
      expect(answer({ token: { _tag, token, account: anna, hash }, presentedHash: 'b'.repeat(64) })).toBe(
        'UnknownToken TOK-05',
      )
    expect(answer({ token: { _tag: 'Unknown' } })).toBe('UnknownToken TOK-05')
  })
  it('TOK-07: a revoked token makes no call, nor does any that existed when all were revoked', () => {
    expect(answer({ token: { _tag: 'Revoked', token, account: anna, hash } })).toBe('TokenWasRevoked TOK-07')
    const all = stateOf(account, registered(anna), { type: 'AllTokensRevoked', account: anna, tokenEra: 2, at })
    expect(answer({ account: all })).toBe('AllTokensRevoked TOK-07')
    expect(answer({ account: all, token: liveToken({ tokenEra: 2 }) })).toBe('may')
  })
  it('TOK-03: its life is unlimited, or ends at the moment that was chosen', () => {
    const expiresAt = '2026-03-02T18:00:00.000Z' as Instant
    expect(answer({ token: liveToken({ expiresAt }), now: '2026-03-02T17:59:59.999Z' as Instant })).toBe('may')
    expect(answer({ token: liveToken({ expiresAt }), now: expiresAt })).toBe('TokenExpired TOK-03')
    const busy = liveToken({ lastDay: '2126-03-01' as LocalDate })
    expect(answer({ token: busy, now: '2126-03-02T12:00:00.000Z' as Instant })).toBe('may')
  })
  it('PRD-01, hole 20: it makes no call for a product that has expired by date, recorded or not', () => {
    const busy = liveToken({ lastDay: '2027-03-01' as LocalDate })
    const runningOut = stateOf(product, ordered(domain, client))
    expect(answer({ token: busy, product: runningOut, now: '2027-03-02T12:00:00.000Z' as Instant })).toBe('may')
    expect(answer({ token: busy, product: runningOut, now: '2027-03-03T12:00:00.000Z' as Instant })).toBe(
      'ProductGone PAR-15',
    )
  })
  it('TOK-06: it is valid through the anniversary of its last call, in UTC, and 29 February clamps', () => {
    const cases = [
      ['2026-03-02', '2027-03-02', '2027-03-03'],
      ['2028-02-29', '2029-02-28', '2029-03-01'],
      ['2027-02-28', '2028-02-28', '2028-02-29'],
    ] as const
    for (const [lastDay, valid, idle] of cases) {
      const idling = liveToken({ lastDay: lastDay as LocalDate })
      expect(lastValidDay(lastDay as LocalDate, defaultPolicy)).toBe(valid)
      expect(answer({ token: idling, now: on(valid) })).toBe('may')
      expect(answer({ token: idling, now: `${idle}T00:00:00.000Z` as Instant })).toBe('TokenIdleTooLong TOK-06')
    }
    expect(answer({ token: { _tag: 'Disabled', token, account: anna, hash } })).toBe('TokenIdleTooLong TOK-06')
    expect(answer({ now: on('2028-03-02'), policy: { ...defaultPolicy, tokenIdleYears: 2 } })).toBe('may')
  })
  it('ACC-06: from the moment of a compromise or a reset every token that existed is dead', () => {
    const session = sampleId<'Session'>('s')
    const compromised = stateOf(account, registered(anna), {
      type: 'PasswordCompromised',
      account: anna,
      epoch: 2,
      session,
      at,
    })
    const reset = stateOf(account, registered(anna), {
      type: 'PasswordReset',
      account: anna,
      credential: 2,
      epoch: 2,
      at,
    })
    for (const after of [compromised, reset]) {
      expect(answer({ account: after })).toBe('EpochEnded ACC-06')
      expect(answer({ account: after, token: liveToken({ epoch: 2 }) })).toBe('may')
    }
    expect(
      answer({
        account: stateOf(account, registered(anna), { type: 'PasswordChanged', account: anna, credential: 2, at }),
      }),
    ).toBe('may')
  })
  it('ACC-12: the tokens of a deleted account are dead', () => {
    expect(answer({ account: stateOf(account, registered(anna), { type: 'AccountDeleted', account: anna, at }) })).toBe(
      'AccountNotActive ACC-12',
    )
    expect(answer({ account: account.initialState })).toBe('AccountNotActive ACC-12')
    expect(answer({ account: stateOf(account, registered(rene)) })).toBe('AccountNotActive ACC-12')
  })
  it('TOK-02: whether a token lives is known without a call', () => {
    same('alive', aliveToken(usual), E.right(liveToken()))
    same('dead', E.isLeft(aliveToken({ ...usual, account: account.initialState })), true)
  })
})

describe('who acts by a token', () => {
  it("TOK-02: its account, for its own organisation or for the partner's client", () => {
    same('own', actorOf(liveToken()), {
      _tag: 'Token',
      token,
      account: anna,
      onBehalfOf: { _tag: 'Organisation', organisation: client },
    })
    same('partner', actorOf(partners), {
      _tag: 'Token',
      token,
      account: rene,
      onBehalfOf: { _tag: 'Partner', partner, client },
    })
  })
})

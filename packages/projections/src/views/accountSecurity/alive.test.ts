import { describe, expect, it } from '@jest/globals'
import type { Instant, LocalDate } from '@mandat/domain'
import type { AccountEvent, Ground, TokenEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import { joined } from '../../testing/index.js'
import {
  agency,
  anna,
  bakery,
  compromised,
  created,
  ground,
  here,
  key,
  later,
  made,
  now,
  other,
  review,
  started,
  there,
  tokensOf,
  tool,
} from '../../testing/stories/anna.js'

describe('what is alive of an account', () => {
  it('ACC-06: a rise of the epoch kills all sessions but the one that asked, all tools and all tokens', async () => {
    const view = await review([
      ...ground,
      started(here),
      started(there),
      made,
      created(key),
      compromised,
      started(sampleId<'Session'>('new'), 2),
    ])
    expect(view?.sessions.map((s) => s.alive)).toEqual(['Yes', 'No', 'Yes'])
    expect(view?.applicationPasswords.map((p) => p.alive)).toEqual(['No'])
    expect(view?.tokens.map((t) => t.alive)).toEqual(['No'])
    const reset = await review([
      ...ground,
      started(here),
      compromised,
      { type: 'PasswordReset', account: anna, credential: 3, epoch: 3, at: now },
    ])
    expect(reset?.sessions.map((s) => s.alive)).toEqual(['No'])
  })
  it('SES-01: a session is gone when it ended, and dead when its time is over', async () => {
    expect(
      (
        await review([
          ...ground,
          started(here),
          { type: 'SessionEnded', account: anna, session: here, how: 'Logout', at: now },
        ])
      )?.sessions,
    ).toEqual([])
    expect((await review([...ground, started(here)], later))?.sessions.map((s) => s.alive)).toEqual(['No'])
  })
  it('APP-04: a revoked application password is gone', async () => {
    const revoked: AccountEvent = {
      type: 'ApplicationPasswordRevoked',
      account: anna,
      applicationPassword: tool,
      at: now,
    }
    expect((await review([...ground, made, revoked]))?.applicationPasswords).toEqual([])
  })
  it('TOK-07: tokens are gone one by one, and dead all at once; a new one lives in the new era', async () => {
    expect(
      await tokensOf([
        ...ground,
        created(key),
        created(other),
        { type: 'TokenRevoked', token: key, account: anna, how: 'One', at: now },
      ]),
    ).toEqual([[other, 'Yes']])
    const all: AccountEvent = { type: 'AllTokensRevoked', account: anna, tokenEra: 2, at: now }
    expect(await tokensOf([...ground, created(key), all, created(other, { tokenEra: 2 })])).toEqual([
      [key, 'No'],
      [other, 'Yes'],
    ])
  })
  it('TOK-06: a token lives through the anniversary of its last call', async () => {
    const used: TokenEvent = { type: 'TokenUsed', token: key, account: anna, day: '2026-02-28' as LocalDate }
    expect(await tokensOf([...ground, created(key), used], '2027-02-28T23:59:59.999Z' as Instant)).toEqual([
      [key, 'Yes'],
    ])
    expect(await tokensOf([...ground, created(key), used], '2027-03-01T00:00:00.000Z' as Instant)).toEqual([
      [key, 'No'],
    ])
    expect(await tokensOf([...ground, created(key, { expiresAt: now })])).toEqual([[key, 'No']])
  })
  it('TOK-02: a token is no stronger than the membership it rests on', async () => {
    const story = [...ground, created(key)]
    const about = { organisation: bakery, account: anna } as const
    expect(await tokensOf([...story, { type: 'MemberSuspended', ...about, reason: 'Other' }])).toEqual([[key, 'No']])
    const removed = { type: 'MemberRemoved', ...about, role: 'LegalRepresentative' } as const
    expect(await tokensOf([...story, removed])).toEqual([[key, 'No']])
    expect(await tokensOf([...story, removed, joined(bakery, anna, 'Administrator')])).toEqual([[key, 'No']])
    const partners: Ground = { _tag: 'Partnership', partner: agency, term: 1, grant: 1, memberTerm: 2 }
    expect(await tokensOf([...ground, created(key, { ground: partners })])).toEqual([[key, 'No']])
    expect(
      await tokensOf([...ground, joined(agency, anna, 'Administrator'), created(key, { ground: partners })]),
    ).toEqual([[key, 'Yes']])
  })
})

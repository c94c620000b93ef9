import { describe, expect, it } from '@jest/globals'
import { type ApplicationPasswordId, type Instant, type SessionId, type TokenId } from '@mandat/domain'
import {
  type AccountEvent,
  ApplicationPasswordName,
  type SessionEvent,
  type TokenEvent,
  TokenName,
} from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import { envelopeOf, historyOf, registeredAccount, storyAt } from '../../testing/index.js'
import type { HandledEvent } from './document.js'
import { killedWith } from './killed.js'

const anna = sampleId<'Account'>('Anna')
const [here, there, late] = ['here', 'there', 'late'].map((name) => sampleId<'Session'>(name)) as [
  SessionId,
  SessionId,
  SessionId,
]
const [key, spare] = ['key', 'spare'].map((name) => sampleId<'Token'>(name)) as [TokenId, TokenId]
const [tool, old] = ['tool', 'old'].map((name) => sampleId<'ApplicationPassword'>(name)) as [
  ApplicationPasswordId,
  ApplicationPasswordId,
]
const now = '2026-03-02T12:00:00.000Z' as Instant
const never = '2099-01-01T00:00:00.000Z' as Instant

const started = (session: SessionId, epoch = 1, expiresAt = never): SessionEvent => ({
  type: 'SessionStarted',
  account: anna,
  session,
  ipAddress: null,
  device: null,
  origins: [],
  method: 'Password',
  epoch,
  startedAt: storyAt,
  expiresAt,
})
const created = (token: TokenId, epoch = 1, expiresAt: Instant | null = null): TokenEvent => ({
  type: 'TokenCreated',
  token,
  account: anna,
  name: sampleBox(TokenName, anna, 'deploy'),
  hash: 'b'.repeat(64),
  organisation: sampleId<'Organisation'>('Bakery'),
  product: sampleId<'Product'>('bakery.ch'),
  stay: 1,
  scopes: ['dns:read'],
  ground: { _tag: 'Membership', term: 1 },
  epoch,
  tokenEra: 1,
  createdAt: storyAt,
  expiresAt,
})
const made = (applicationPassword: ApplicationPasswordId, epoch = 1): AccountEvent => ({
  type: 'ApplicationPasswordCreated',
  account: anna,
  applicationPassword,
  name: sampleBox(ApplicationPasswordName, anna, 'mail'),
  hash: 'a'.repeat(64),
  epoch,
  at: storyAt,
})
const rise = (epoch: number, session = here): AccountEvent => ({
  type: 'PasswordCompromised',
  account: anna,
  epoch,
  session,
  at: now,
})
const reset = (epoch: number): AccountEvent => ({ type: 'PasswordReset', account: anna, credential: 3, epoch, at: now })
const ended = (session: SessionId): SessionEvent => ({
  type: 'SessionEnded',
  account: anna,
  session,
  how: 'Revocation',
  at: now,
})
const revoked = (token: TokenId): TokenEvent => ({
  type: 'TokenRevoked',
  token,
  account: anna,
  how: 'Assistant',
  at: now,
})
const killed = (epoch: number, ...story: ReadonlyArray<AccountEvent | SessionEvent | TokenEvent>) =>
  killedWith(
    epoch,
    historyOf([registeredAccount(anna, 'Anna'), ...story]).map((stored) => envelopeOf<HandledEvent>(stored)),
  )
const nothing = { sessions: [], applicationPasswords: [], tokens: [] }

describe('what died with an epoch', () => {
  it('ACC-04: every other session, every tool and every token that was there, also when their ends are on record since', () => {
    const before = [started(here), started(there), created(key), made(tool)]
    const dead = { sessions: [there], applicationPasswords: [tool], tokens: [key] }
    expect(killed(1, ...before, rise(2))).toEqual(dead)
    expect(
      killed(1, ...before, rise(2), ended(there), revoked(key), {
        type: 'ApplicationPasswordRevoked',
        account: anna,
        applicationPassword: tool,
        at: now,
      }),
    ).toEqual(dead)
  })
  it('ACC-04: what had ended before is not among it', () => {
    expect(
      killed(
        1,
        started(here),
        started(there),
        ended(there),
        created(key),
        revoked(key),
        made(old),
        { type: 'ApplicationPasswordRevoked', account: anna, applicationPassword: old, at: now },
        rise(2),
      ),
    ).toEqual(nothing)
    expect(killed(1, created(key), { type: 'AllTokensRevoked', account: anna, tokenEra: 2, at: now }, rise(2))).toEqual(
      nothing,
    )
    expect(killed(1, started(there, 1, now), created(spare, 1, now), rise(2))).toEqual(nothing)
    const disabled: TokenEvent = {
      type: 'TokenDisabled',
      token: key,
      account: anna,
      lastDay: '2026-01-01' as never,
      at: now,
    }
    expect(killed(1, created(key), created(spare), disabled, rise(2))).toEqual({ ...nothing, tokens: [spare] })
    expect(killed(1, created(key), created(spare, 1, never), rise(2), disabled)).toEqual({
      ...nothing,
      tokens: [key, spare],
    })
  })
  it('ACC-06: what was decided in the epoch and landed after its end is among it', () => {
    expect(killed(1, started(here), rise(2), started(late), created(key), made(tool))).toEqual({
      sessions: [late],
      applicationPasswords: [tool],
      tokens: [key],
    })
  })
  it('ACC-04: of two epochs each has its own dead', () => {
    const story = [
      started(here),
      created(key),
      rise(2),
      started(there, 2),
      created(spare, 2),
      made(tool, 2),
      rise(3, there),
    ]
    expect(killed(1, ...story)).toEqual({ ...nothing, tokens: [key] })
    expect(killed(2, ...story)).toEqual({ sessions: [], applicationPasswords: [tool], tokens: [spare] })
    // its end is the rise to the next epoch, and no other
    expect(killed(1, started(there), rise(2), ended(there), rise(3, there))).toEqual({ ...nothing, sessions: [there] })
    expect(killed(2, started(here), rise(2), started(there, 2), ended(there), rise(3))).toEqual(nothing)
  })
  it('ACC-10: a reset keeps no session', () => {
    expect(killed(1, started(here), started(there), reset(2))).toEqual({ ...nothing, sessions: [here, there] })
    expect(killed(1, started(here), reset(2), ended(here))).toEqual({ ...nothing, sessions: [here] })
  })
})

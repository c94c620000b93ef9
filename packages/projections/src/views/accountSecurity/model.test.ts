import { describe, expect, it } from '@jest/globals'
import {
  type AccountEvent,
  ApplicationPasswordName,
  defaultPolicy,
  type Ground,
  type Instant,
  type LocalDate,
  SessionDevice,
  type SessionEvent,
  SessionIpAddress,
  type TokenEvent,
  TokenName,
} from '@mandat/domain'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import {
  type DomainEvent,
  type Happened,
  historyOf,
  joined,
  openSample,
  plain,
  registeredAccount,
  registeredOrganisation,
  roleAt,
  storyAt,
  testDocuments,
  testLog,
} from '../../testing/index.js'
import { accountSecurity } from './model.js'
import { readAccountSecurity } from './query.js'
import { readReach } from './reach.js'

const [anna, bruno] = [sampleId<'Account'>('Anna'), sampleId<'Account'>('Bruno')]
const [bakery, agency] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Agency')]
const product = sampleId<'Product'>('bakery.ch')
const [here, there] = [sampleId<'Session'>('here'), sampleId<'Session'>('there')]
const [tool, key, other] = [
  sampleId<'ApplicationPassword'>('tool'),
  sampleId<'Token'>('key'),
  sampleId<'Token'>('other'),
]
const now = '2026-03-02T12:00:00.000Z' as Instant
const later = '2026-04-01T08:00:00.000Z' as Instant

type Story = ReadonlyArray<Happened | DomainEvent>
const store = async (story: Story) => {
  const documents = testDocuments()
  await catchUp({ store: testLog(...historyOf(story)), documents, clock: { now: () => now } }, [accountSecurity])()
  return documents
}
const review = async (story: Story, at = now) => {
  const read = await readAccountSecurity(
    await store(story),
    openSample,
  )({ account: anna, now: at, policy: defaultPolicy })()
  if (E.isLeft(read)) throw new Error(read.left.message)
  return read.right
}
const started = (session: typeof here, epoch = 1): SessionEvent => ({
  type: 'SessionStarted',
  account: anna,
  session,
  ipAddress: sampleBox(SessionIpAddress, anna, '192.0.2.7'),
  device: sampleBox(SessionDevice, anna, 'Firefox'),
  method: 'Password',
  epoch,
  startedAt: storyAt,
  expiresAt: later,
})
const made: AccountEvent = {
  type: 'ApplicationPasswordCreated',
  account: anna,
  applicationPassword: tool,
  name: sampleBox(ApplicationPasswordName, anna, 'mail'),
  hash: 'a'.repeat(64),
  epoch: 1,
  at: storyAt,
}
const created = (token: typeof key, over: Partial<Extract<TokenEvent, { type: 'TokenCreated' }>> = {}): TokenEvent => ({
  type: 'TokenCreated',
  token,
  account: anna,
  name: sampleBox(TokenName, anna, 'deploy'),
  hash: 'b'.repeat(64),
  organisation: bakery,
  product,
  stay: 1,
  scopes: ['dns:read'],
  ground: { _tag: 'Membership', term: 1 },
  epoch: 1,
  tokenEra: 1,
  createdAt: storyAt,
  expiresAt: null,
  ...over,
})
const ground = [registeredAccount(anna, 'Anna'), registeredOrganisation(bakery, 'Bakery', anna)]
const compromised: AccountEvent = { type: 'PasswordCompromised', account: anna, epoch: 2, session: here, at: now }
const tokensOf = async (story: Story, at = now) =>
  (await review(story, at))?.tokens.map((token) => [token.token, token.alive])

describe('the security of an account', () => {
  it('ACC-05: lists password age, second factors, recovery codes, application passwords, tokens, sessions and events', async () => {
    const story: Story = [...ground, { event: started(here), ipAddress: '192.0.2.9' }, made, created(key)]
    const log = historyOf(story)
    const entry = (index: number, ipAddress: string | null = null) => ({
      id: log[index]?.id,
      type: log[index]?.type,
      at: log[index]?.recordedAt,
      position: index + 1,
      ipAddress: ipAddress === null ? null : plain(ipAddress),
    })
    expect(await review(story)).toEqual({
      account: anna,
      email: plain('Anna@people.example'),
      name: plain('Anna'),
      passwordChangedAt: storyAt,
      passwordAgeDays: 60,
      epoch: 1,
      assistant: null,
      secondFactors: [],
      recoveryCodesLeft: 0,
      applicationPasswords: [{ applicationPassword: tool, name: plain('mail'), createdAt: storyAt, alive: 'Yes' }],
      tokens: [
        {
          token: key,
          name: plain('deploy'),
          organisation: bakery,
          product,
          scopes: ['dns:read'],
          createdAt: storyAt,
          expiresAt: null,
          lastDay: '2026-01-01',
          alive: 'Yes',
        },
      ],
      sessions: [
        {
          session: here,
          ipAddress: plain('192.0.2.7'),
          device: plain('Firefox'),
          method: 'Password',
          startedAt: storyAt,
          expiresAt: later,
          alive: 'Yes',
        },
      ],
      securityEvents: [entry(4), entry(3), entry(2, '192.0.2.9'), entry(0)],
      memberships: [
        { organisation: bakery, role: 'LegalRepresentative', status: 'Active', term: 1, since: log[1]?.recordedAt },
      ],
    })
  })
  it('ACC-05: keeps the latest security events only, and no everyday ones', async () => {
    const failures: Story = Array.from({ length: 60 }, () => ({ type: 'LoginFailed', account: anna, at: now }) as const)
    const used: TokenEvent = { type: 'TokenUsed', token: key, account: anna, day: '2026-02-01' as LocalDate }
    const events = (await review([...ground, created(key), ...failures, used]))?.securityEvents ?? []
    expect([events.length, events[0]?.position, events[0]?.type, events.at(-1)?.position]).toEqual([
      50,
      63,
      'LoginFailed',
      14,
    ])
  })
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
  it('ACC-04: shows how far the assistant is, on any device', async () => {
    const story = [...ground, compromised, { type: 'PasswordChanged', account: anna, credential: 2, at: now } as const]
    const progress = { killedEpoch: 1, step: 'RevokeApplicationPasswords', reviewed: [], startedAt: now }
    expect((await review(story))?.assistant).toEqual(progress)
    expect((await review(story))?.passwordAgeDays).toBe(0)
    const confirm = (step: 'RevokeApplicationPasswords' | 'RevokeTokens'): AccountEvent => ({
      type: 'AssistantStepConfirmed',
      account: anna,
      step,
      at: now,
    })
    expect((await review([...story, confirm('RevokeApplicationPasswords')]))?.assistant).toEqual({
      ...progress,
      step: 'RevokeTokens',
    })
    const reviewed: AccountEvent = { type: 'ReviewItemConfirmed', account: anna, item: 'Sessions', at: now }
    const far = [...story, confirm('RevokeApplicationPasswords'), confirm('RevokeTokens'), reviewed, reviewed]
    expect((await review(far))?.assistant).toEqual({
      ...progress,
      step: 'ReviewSecuritySettings',
      reviewed: ['Sessions'],
    })
    expect(
      (await review([...far, { type: 'AssistantCompleted', account: anna, killedEpoch: 1, at: now }]))?.assistant,
    ).toBeNull()
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
  it('ACC-12: a deleted account shows nothing, and nothing that is told of it later brings it back', async () => {
    const deleted: AccountEvent = { type: 'AccountDeleted', account: anna, at: now }
    const story = [
      ...ground,
      started(here),
      created(key),
      deleted,
      joined(agency, anna, 'Administrator'),
      started(there),
    ]
    expect(await review(story)).toBeNull()
    const kept = await (await store(story)).get(accountSecurity, anna)()
    expect(JSON.stringify(kept)).not.toContain('box')
    expect(
      (await review([...ground, { type: 'AccountDeletionRequested', account: anna, organisations: [bakery], at: now }]))
        ?.account,
    ).toBe(anna)
  })
})

describe('what an account reaches', () => {
  const reach = async (story: Story, organisation = bakery, viewer = bruno) => {
    const read = await readReach(await store(story))({
      account: anna,
      organisation,
      role: roleAt(historyOf(story), organisation, viewer),
      now,
      policy: defaultPolicy,
    })()
    return E.isRight(read) ? read.right : null
  }
  const forClient = created(other, {
    organisation: sampleId<'Organisation'>('Client'),
    ground: { _tag: 'Partnership', partner: bakery, term: 1, grant: 1, memberTerm: 1 },
  })
  const story: Story = [
    ...ground,
    registeredAccount(bruno, 'Bruno'),
    joined(bakery, bruno, 'LegalRepresentative'),
    created(key),
    forClient,
  ]
  it('ORG-08: a legal representative sees role, tokens there and for its clients, and whether the account is being secured', async () => {
    const token = { product, scopes: ['dns:read'], createdAt: storyAt, lastDay: '2026-01-01', alive: 'Yes' }
    const expected = {
      account: anna,
      role: 'LegalRepresentative',
      status: 'Active',
      beingSecured: 'No',
      tokens: [
        { token: key, organisation: bakery, ...token },
        { token: other, organisation: sampleId<'Organisation'>('Client'), ...token },
      ],
    }
    expect(await reach(story)).toEqual(expected)
    expect(await reach([...story, compromised])).toEqual({
      ...expected,
      beingSecured: 'Yes',
      tokens: expected.tokens.map((t) => ({ ...t, alive: 'No' })),
    })
  })
  it('ORG-08: nobody else sees it, and nothing of other organisations is seen', async () => {
    expect(
      await reach([
        ...story,
        {
          type: 'MemberRoleChanged',
          organisation: bakery,
          account: bruno,
          from: 'LegalRepresentative',
          to: 'Administrator',
        },
      ]),
    ).toBeNull()
    expect(await reach(story, agency)).toBeNull()
    const elsewhere = created(sampleId<'Token'>('elsewhere'), { organisation: agency })
    expect((await reach([...story, elsewhere]))?.tokens.map((t) => t.token)).toEqual([key, other])
  })
})

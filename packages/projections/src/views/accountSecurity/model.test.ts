import { describe, expect, it } from '@jest/globals'
import type { Actor, LocalDate } from '@mandat/domain'
import type { AccountEvent, TokenEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import { historyOf, joined, plain, storyAt } from '../../testing/index.js'
import {
  agency,
  anna,
  bakery,
  bruno,
  compromised,
  created,
  ground,
  here,
  key,
  later,
  made,
  now,
  product,
  review,
  started,
  store,
  type Story,
  there,
  tool,
} from '../../testing/stories/anna.js'
import { accountSecurity } from './model.js'

describe('the security of an account', () => {
  it("LOG-12, hole 7: shows from where its own person or somebody at the door did a thing, and nobody else's address", async () => {
    const changed: AccountEvent = { type: 'PasswordChanged', account: anna, credential: 2, at: now }
    const by = (actor: Actor) => ({ event: changed, actor, ipAddress: '192.0.2.9' })
    const view = await review([
      ...ground,
      by({ _tag: 'Operator', account: bruno }),
      by({ _tag: 'Visitor', visitor: sampleId<'Visitor'>('v') }),
      by({ _tag: 'Person', account: anna, session: here, onBehalfOf: null }),
    ])
    expect(view?.securityEvents.slice(0, 3).map(({ type, ipAddress }) => [type, ipAddress])).toEqual([
      ['PasswordChanged', plain('192.0.2.9')],
      ['PasswordChanged', plain('192.0.2.9')],
      ['PasswordChanged', null],
    ])
  })
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
    const failures: Story = Array.from(
      { length: 60 },
      () => ({ type: 'LoginFailed', account: anna, counted: 'Strangers', at: now }) as const,
    )
    const used: TokenEvent = { type: 'TokenUsed', token: key, account: anna, day: '2026-02-01' as LocalDate }
    const events = (await review([...ground, created(key), ...failures, used]))?.securityEvents ?? []
    expect([events.length, events[0]?.position, events[0]?.type, events.at(-1)?.position]).toEqual([
      50,
      63,
      'LoginFailed',
      14,
    ])
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

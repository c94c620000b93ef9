import { describe, expect, it } from '@jest/globals'
import { defaultPolicy, type Instant, type LocalDate } from '@mandat/domain'
import { type TokenEvent, TokenName } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { accountSecurity } from '../accountSecurity/model.js'
import { members } from '../members/model.js'
import { catchUp } from '../../core/keep/catchUp.js'
import {
  type DomainEvent,
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
import { tokenInventory } from './model.js'
import { readTokensOfAccount, readTokensOfOrganisation, tokensIdleOn } from './query.js'

const [anna, bruno] = [sampleId<'Account'>('Anna'), sampleId<'Account'>('Bruno')]
const bakery = sampleId<'Organisation'>('Bakery')
const product = sampleId<'Product'>('bakery.ch')
const [key, other] = [sampleId<'Token'>('key'), sampleId<'Token'>('other')]
const now = '2026-03-02T12:00:00.000Z' as Instant
const day = (text: string): LocalDate => text as LocalDate
const inventory = tokenInventory(defaultPolicy)

const created = (token: typeof key, createdAt = storyAt): TokenEvent => ({
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
  createdAt,
  expiresAt: null,
})
const used = (token: typeof key, on: string): TokenEvent => ({ type: 'TokenUsed', token, account: anna, day: day(on) })
const revoked: TokenEvent = { type: 'TokenRevoked', token: key, account: anna, how: 'One', at: now }
const disabled: TokenEvent = { type: 'TokenDisabled', token: key, account: anna, lastDay: day('2026-01-01'), at: now }
const ground: ReadonlyArray<DomainEvent> = [
  registeredAccount(anna, 'Anna'),
  registeredOrganisation(bakery, 'Bakery', anna),
]
const store = async (story: ReadonlyArray<DomainEvent>, policy = defaultPolicy) => {
  const documents = testDocuments()
  await catchUp({ store: testLog(...historyOf(story)), documents, clock: { now: () => now } }, [
    tokenInventory(policy),
    accountSecurity,
    members,
  ])()
  return documents
}
const idle = async (story: ReadonlyArray<DomainEvent>, today: string, policy = defaultPolicy) => {
  const found = await tokensIdleOn(await store(story, policy), inventory, day(today))()
  return E.isRight(found) ? found.right.map((token) => token.token) : found
}
const view = {
  token: key,
  account: anna,
  name: plain('deploy'),
  organisation: bakery,
  product,
  scopes: ['dns:read'],
  ground: { _tag: 'Membership', term: 1 },
  createdAt: storyAt,
  expiresAt: null,
  lastDay: '2026-01-01',
  everUsed: null,
  status: 'Live',
  alive: 'Yes',
}

describe('the inventory of tokens', () => {
  it('TOK-06: names those whose last day is over, counted from creation or the last call, through the anniversary', async () => {
    expect(await idle([created(key)], '2027-01-01')).toEqual([])
    expect(await idle([created(key)], '2027-01-02')).toEqual([key])
    expect(await idle([created(key), used(key, '2026-02-10')], '2027-02-10')).toEqual([])
    expect(await idle([created(key), used(key, '2026-02-10'), created(other)], '2027-02-11')).toEqual([other, key])
  })
  it("TOK-06: 29 February clamps, and the years are the policy's", async () => {
    expect(await idle([created(key, '2028-02-29T10:00:00.000Z' as Instant)], '2029-02-28')).toEqual([])
    expect(await idle([created(key, '2028-02-29T10:00:00.000Z' as Instant)], '2029-03-01')).toEqual([key])
    expect(await idle([created(key)], '2027-01-02', { ...defaultPolicy, tokenIdleYears: 2 })).toEqual([])
    expect(await idle([created(key)], '2028-01-02', { ...defaultPolicy, tokenIdleYears: 2 })).toEqual([key])
  })
  it('TOK-06: what was revoked or disabled is due no more', async () => {
    expect(await idle([created(key), revoked], '2030-01-01')).toEqual([])
    expect(await idle([created(key), disabled], '2030-01-01')).toEqual([])
  })
  it('TOK-07: shows an account its tokens, and which of them live', async () => {
    const of = async (...story: ReadonlyArray<DomainEvent>) => {
      const read = await readTokensOfAccount(
        await store([...ground, created(key), ...story]),
        inventory,
        openSample,
      )({ account: anna, now, policy: defaultPolicy })()
      return E.isRight(read) ? read.right : read
    }
    expect(await of()).toEqual([view])
    expect(await of(used(key, '2026-02-10'))).toEqual([{ ...view, lastDay: '2026-02-10', everUsed: '2026-02-10' }])
    expect(await of(revoked)).toEqual([{ ...view, status: 'Revoked', alive: 'No' }])
    expect(await of(disabled)).toEqual([{ ...view, status: 'Disabled', alive: 'No' }])
    expect(await of({ type: 'AllTokensRevoked', account: anna, tokenEra: 2, at: now })).toEqual([
      { ...view, alive: 'No' },
    ])
    expect(
      await of({ type: 'PasswordCompromised', account: anna, epoch: 2, session: sampleId<'Session'>('s'), at: now }),
    ).toEqual([{ ...view, alive: 'No' }])
    expect(await of({ type: 'AccountDeleted', account: anna, at: now })).toEqual([{ ...view, alive: 'No' }])
  })
  it("TOK-05: shows an organisation's managers its tokens, without the names that their people gave them; nobody else", async () => {
    const of = async (role: 'Administrator' | 'Collaborator') => {
      const story = [...ground, registeredAccount(bruno, 'Bruno'), joined(bakery, bruno, role), created(key)]
      const query = {
        organisation: bakery,
        viewer: bruno,
        role: roleAt(historyOf(story), bakery, bruno),
        now,
        policy: defaultPolicy,
      }
      const read = await readTokensOfOrganisation(await store(story), inventory, openSample)(query)()
      return E.isRight(read) ? read.right : read
    }
    expect(await of('Administrator')).toEqual([{ ...view, name: null }])
    expect(await of('Collaborator')).toBeNull()
  })
})

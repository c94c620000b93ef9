import { defaultPolicy, type Instant } from '@mandat/domain'
import {
  type AccountEvent,
  ApplicationPasswordName,
  SessionDevice,
  type SessionEvent,
  SessionIpAddress,
  type TokenEvent,
  TokenName,
} from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { catchUp } from '../../core/keep/catchUp.js'
import type { TokenAlive } from '../../parts/tokens.js'
import { accountSecurity } from '../../views/accountSecurity/model.js'
import { readAccountSecurity } from '../../views/accountSecurity/query.js'
import { members } from '../../views/members/model.js'
import { tokenInventory } from '../../views/tokenInventory/model.js'
import {
  type DomainEvent,
  type Happened,
  historyOf,
  openSample,
  registeredAccount,
  registeredOrganisation,
  storyAt,
  testDocuments,
  testLog,
} from '../index.js'

export const [anna, bruno] = [sampleId<'Account'>('Anna'), sampleId<'Account'>('Bruno')]
export const [bakery, agency] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Agency')]
export const product = sampleId<'Product'>('bakery.ch')
export const [here, there] = [sampleId<'Session'>('here'), sampleId<'Session'>('there')]
export const [tool, key, other] = [
  sampleId<'ApplicationPassword'>('tool'),
  sampleId<'Token'>('key'),
  sampleId<'Token'>('other'),
]
export const now = '2026-03-02T12:00:00.000Z' as Instant
export const later = '2026-04-01T08:00:00.000Z' as Instant

export type Story = ReadonlyArray<Happened | DomainEvent>
export const store = async (story: Story) => {
  const documents = testDocuments()
  await catchUp({ store: testLog(...historyOf(story)), documents, clock: { now: () => now } }, [
    accountSecurity,
    members,
    tokenInventory(defaultPolicy),
  ])()
  return documents
}
/** What the heads of the streams would say. */
export const aliveButFor =
  (...dead: ReadonlyArray<typeof key>): TokenAlive =>
  (token) =>
    TE.right(!dead.includes(token))
export const review = async (story: Story, at = now, dead: ReadonlyArray<typeof key> = []) => {
  const read = await readAccountSecurity(
    await store(story),
    openSample,
    aliveButFor(...dead),
    defaultPolicy,
  )({ account: anna, now: at })()
  if (E.isLeft(read)) throw new Error(read.left.message)
  return read.right
}
export const started = (session: typeof here, epoch = 1): SessionEvent => ({
  type: 'SessionStarted',
  account: anna,
  session,
  ipAddress: sampleBox(SessionIpAddress, anna, '192.0.2.7'),
  device: sampleBox(SessionDevice, anna, 'Firefox'),
  origins: [],
  method: 'Password',
  epoch,
  startedAt: storyAt,
  expiresAt: later,
})
export const made: AccountEvent = {
  type: 'ApplicationPasswordCreated',
  account: anna,
  applicationPassword: tool,
  name: sampleBox(ApplicationPasswordName, anna, 'mail'),
  hash: 'a'.repeat(64),
  epoch: 1,
  at: storyAt,
}
export const created = (
  token: typeof key,
  over: Partial<Extract<TokenEvent, { type: 'TokenCreated' }>> = {},
): TokenEvent => ({
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
export const ground = [registeredAccount(anna, 'Anna'), registeredOrganisation(bakery, 'Bakery', anna)]
export const compromised: AccountEvent = {
  type: 'PasswordCompromised',
  account: anna,
  epoch: 2,
  session: here,
  at: now,
}
export const tokensOf = async (story: Story, ...dead: ReadonlyArray<typeof key>) =>
  (await review(story, now, dead))?.tokens.map((token) => [token.token, token.alive])

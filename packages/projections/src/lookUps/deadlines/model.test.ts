import { describe, expect, it } from '@jest/globals'
import { defaultPolicy, type Instant, type LocalDate } from '@mandat/domain'
import { type PartnershipEvent, type SessionEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { readDue } from '../../core/read/readDue.js'
import { documentsOf, historyOf, ordered, storyAt, testDocuments, testLog } from '../../testing/index.js'
import { deadlines } from './model.js'

const model = deadlines(defaultPolicy)
const anna = sampleId<'Account'>('Anna')
const [bakery, agency] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Agency')]
const domain = sampleId<'Product'>('bakery.ch')
const [laptop, phone] = [sampleId<'Session'>('laptop'), sampleId<'Session'>('phone')]
const moment = (text: string): Instant => text as Instant
const started = (session: typeof laptop, expiresAt: string): SessionEvent => ({
  type: 'SessionStarted',
  account: anna,
  session,
  ipAddress: null,
  device: null,
  origins: [],
  method: 'Password',
  epoch: 1,
  startedAt: storyAt,
  expiresAt: moment(expiresAt),
})
const sessionEnded = (session: typeof laptop): SessionEvent => ({
  type: 'SessionEnded',
  account: anna,
  session,
  how: 'Logout',
  at: storyAt,
})
const invited: PartnershipEvent = {
  type: 'PartnerInvited',
  enrolment: 1,
  client: bakery,
  partner: agency,
  term: 1,
  access: { _tag: 'Limited', grants: [] },
  attempt: 1,
  expiresAt: moment('2026-01-31T00:00:00.000Z'),
}
const product = ordered(domain, bakery, 'bakery.ch', { expiresOn: '2026-02-10' as LocalDate })
const story = [
  started(laptop, '2026-01-10T00:00:00.000Z'),
  started(phone, '2026-01-20T00:00:00.000Z'),
  invited,
  product,
]

/** What the clock finds due by a moment, as it asks for it. */
const dueAt = async (now: string, ...more: Parameters<typeof historyOf>[0]): Promise<ReadonlyArray<string>> => {
  const documents = testDocuments()
  await catchUp({ store: testLog(...historyOf([...story, ...more])), documents, clock: { now: () => storyAt } }, [
    model,
  ])()
  const found = await readDue(documents, [model], { now: moment(now), policy: defaultPolicy })()
  if (E.isLeft(found)) throw new Error(found.left.message)
  return found.right.map(({ command }) => command.type)
}

describe('what time alone will change', () => {
  it('SES-01: each stream has its own waits, each session its own date', () => {
    const documents = documentsOf(model, historyOf(story))
    expect([...documents.keys()]).toEqual([
      `session-${anna}/${laptop}`,
      `session-${anna}/${phone}`,
      `partnership-${bakery}-${agency}`,
      `product-${domain}`,
    ])
    expect(documents.get(`session-${anna}/${phone}`)).toEqual({
      _tag: 'Session',
      account: anna,
      session: phone,
      expiresAt: '2026-01-20T00:00:00.000Z',
    })
  })
  it('SES-01, PAR-14, PRD-01: what is due is found by its date, neither too early nor left out', async () => {
    expect(await dueAt('2026-01-09T23:59:59.999Z')).toEqual([])
    expect(await dueAt('2026-01-10T00:00:00.000Z')).toEqual(['ExpireSessions'])
    expect(await dueAt('2026-01-31T00:00:00.000Z')).toEqual([
      'ExpireSessions',
      'ExpireSessions',
      'ExpirePartnerInvitation',
    ])
    expect(await dueAt('2026-02-10T23:59:59.999Z')).toEqual([
      'ExpireSessions',
      'ExpireSessions',
      'ExpirePartnerInvitation',
    ])
    expect(await dueAt('2026-02-11T00:00:00.000Z')).toEqual([
      'ExpireSessions',
      'ExpireSessions',
      'ExpirePartnerInvitation',
      'EndProduct',
    ])
  })
  it('SES-01, PAR-14: what came about otherwise is waited for no more, and leaves no document', async () => {
    const over = [
      sessionEnded(laptop),
      { type: 'PartnerInvitationWithdrawn', client: bakery, partner: agency, term: 1 } as never,
    ] as const
    expect(await dueAt('2026-01-31T00:00:00.000Z', ...over)).toEqual(['ExpireSessions'])
    expect([...documentsOf(model, historyOf([...story, ...over, sessionEnded(phone)])).keys()]).toEqual([
      `product-${domain}`,
    ])
  })
  it('hole 18: a document is one deadline, however many a stream waits for', () => {
    const sessions = Array.from({ length: 500 }, (_, i) => sampleId<'Session'>(`session ${String(i)}`))
    const documents = documentsOf(model, historyOf(sessions.map((one) => started(one, '2026-01-10T00:00:00.000Z'))))
    expect(documents.size).toBe(500)
    expect(Math.max(...[...documents.values()].map((one) => JSON.stringify(one).length))).toBeLessThan(250)
  })
  it("TOK-06: the years that a token may be idle are the policy's", () => {
    const token = sampleId<'Token'>('deploy')
    const waits = { _tag: 'IdleToken', token, lastDay: '2026-01-01' as LocalDate } as const
    expect(deadlines({ ...defaultPolicy, tokenIdleYears: 1 }).indexes['dueAt']?.(waits, 'token')).toEqual([
      '2027-01-02T00:00:00.000Z',
    ])
    expect(deadlines({ ...defaultPolicy, tokenIdleYears: 2 }).indexes['dueAt']?.(waits, 'token')).toEqual([
      '2028-01-02T00:00:00.000Z',
    ])
  })
})

import { describe, expect, it } from '@jest/globals'
import { type Actor, type Instant, type PartnershipEvent, type SessionEvent } from '@mandat/domain'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { catchUp } from '../../core/keep/catchUp.js'
import {
  documentsOf,
  type Happened,
  historyOf,
  joined,
  openSample,
  ordered,
  plain,
  randomHistory,
  registeredAccount,
  registeredOrganisation,
  storyAt,
  testDocuments,
  testLog,
} from '../../testing/index.js'
import { auditTrail, concernsOf, entryKey } from './model.js'
import { type AuditQuery, readAuditTrail } from './query.js'

const [anna, bruno] = [sampleId<'Account'>('Anna'), sampleId<'Account'>('Bruno')]
const [bakery, agency] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Agency')]
const [domain, mail] = [sampleId<'Product'>('bakery.ch'), sampleId<'Product'>('mail')]
const session = sampleId<'Session'>('s')
const person = (account: typeof anna, onBehalfOf: Extract<Actor, { _tag: 'Person' }>['onBehalfOf'] = null): Actor => ({
  _tag: 'Person',
  account,
  session,
  onBehalfOf,
})
const at = (hour: number): Instant => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant
const login: SessionEvent = {
  type: 'SessionStarted',
  account: anna,
  session,
  ipAddress: null,
  device: null,
  method: 'Password',
  epoch: 1,
  startedAt: storyAt,
  expiresAt: storyAt,
}
const invited: PartnershipEvent = {
  type: 'PartnerInvited',
  client: bakery,
  partner: agency,
  term: 1,
  attempt: 1,
  expiresAt: storyAt,
  access: {
    _tag: 'Limited',
    grants: [
      { product: domain, grant: 1, stay: 1 },
      { product: mail, grant: 2, stay: 1 },
    ],
  },
}
const story: ReadonlyArray<Happened> = [
  {
    event: registeredAccount(anna, 'Anna'),
    actor: { _tag: 'Visitor', visitor: sampleId<'Visitor'>('v') },
    recordedAt: at(1),
  },
  {
    event: login,
    actor: { _tag: 'Visitor', visitor: sampleId<'Visitor'>('v') },
    ipAddress: '192.0.2.1',
    device: 'Firefox',
    recordedAt: at(2),
    commandType: 'LogIn',
  },
  { event: registeredOrganisation(bakery, 'Bakery', anna), actor: person(anna), recordedAt: at(3) },
  { event: joined(bakery, bruno, 'Collaborator'), actor: person(bruno), recordedAt: at(4) },
  {
    event: invited,
    actor: person(anna, { _tag: 'Organisation', organisation: bakery }),
    ipAddress: '192.0.2.2',
    recordedAt: at(5),
    commandType: 'InvitePartner',
  },
  {
    event: ordered(domain, bakery, 'bakery.ch'),
    actor: person(bruno, { _tag: 'Partner', partner: agency, client: bakery }),
    recordedAt: at(6),
  },
]
const log = historyOf(story)
const read = async (query: AuditQuery) => {
  const documents = testDocuments()
  await catchUp({ store: testLog(...log), documents, clock: { now: () => storyAt } }, [auditTrail])()
  const page = await readAuditTrail(documents, openSample)(query)()
  if (E.isLeft(page)) throw new Error(page.left.message)
  return page.right
}
const positions = async (query: AuditQuery) => (await read(query)).entries.map((entry) => entry.position)

describe('the audit trail', () => {
  it('LOG-01: tells of an event who, what, when, from where, on behalf of whom, by which command', async () => {
    const stored = log[4]
    expect(await read({ of: { _tag: 'Stream', stream: `partnership-${bakery}-${agency}` }, count: 5 })).toEqual({
      entries: [
        {
          position: 5,
          id: stored?.id,
          type: 'PartnerInvited',
          stream: `partnership-${bakery}-${agency}`,
          revision: 0,
          recordedAt: at(5),
          actor: person(anna, { _tag: 'Organisation', organisation: bakery }),
          onBehalfOf: { _tag: 'Organisation', organisation: bakery },
          ipAddress: plain('192.0.2.2'),
          device: null,
          commandType: 'InvitePartner',
          command: stored?.meta.command,
          causation: null,
          correlation: stored?.meta.correlation,
          concerns: { Organisation: [bakery, agency].sort(), Product: [domain, mail].sort() },
        },
      ],
      next: null,
    })
  })
  it('LOG-01: has one entry for every event of any history', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { maxLength: 60 }), (steps) => {
        const history = randomHistory(steps)
        const entries = documentsOf(auditTrail, history)
        expect([...entries.keys()]).toEqual(history.map((e) => entryKey(e.position)))
        expect([...entries.values()].map((e) => [e.stream, e.revision, e.type])).toEqual(
          history.map((e) => [e.stream, e.revision, e.type]),
        )
      }),
      { numRuns: 50 },
    )
  })
  it('SES-04: a person sees what was done by the account or to it, and from which address it was logged in', async () => {
    expect(await positions({ of: { _tag: 'Account', account: anna }, count: 10 })).toEqual([1, 2, 3, 5])
    const [, entry] = (await read({ of: { _tag: 'Account', account: anna }, count: 10 })).entries
    expect([entry?.type, entry?.ipAddress, entry?.device]).toEqual([
      'SessionStarted',
      plain('192.0.2.1'),
      plain('Firefox'),
    ])
    expect(await positions({ of: { _tag: 'Account', account: bruno }, count: 10 })).toEqual([4, 6])
  })
  it("LOG-01: an organisation's history has what concerns it and what was done on its behalf", async () => {
    expect(await positions({ of: { _tag: 'Organisation', organisation: bakery }, count: 10 })).toEqual([3, 4, 5, 6])
    expect(await positions({ of: { _tag: 'Organisation', organisation: agency }, count: 10 })).toEqual([5, 6])
  })
  it('LOG-01: is read by period, both ends included, newest or oldest first, page by page', async () => {
    const of = { _tag: 'Organisation', organisation: bakery } as const
    expect(await positions({ of, from: at(4), to: at(5), count: 10 })).toEqual([4, 5])
    expect(await positions({ of, from: at(4), to: at(5), direction: 'backwards', count: 10 })).toEqual([5, 4])
    expect(await positions({ of: { _tag: 'Everything' }, from: at(2), to: at(4), count: 10 })).toEqual([2, 3, 4])
    expect(await positions({ of: { _tag: 'Everything' }, count: 10 })).toEqual([1, 2, 3, 4, 5, 6])
    const first = await read({ of, count: 3 })
    expect(first.entries.map((e) => e.position)).toEqual([3, 4, 5])
    const second = await read({ of, count: 3, after: first.next ?? '' })
    expect([second.entries.map((e) => e.position), second.next]).toEqual([[6], null])
  })
  it('finds the ids of an event wherever its shape has them', () => {
    const address = {
      type: 'MemberInvited',
      organisation: bakery,
      invitation: sampleId('i'),
      invitee: { _tag: 'Account', account: bruno },
      role: 'Collaborator',
      attempt: 1,
      expiresAt: storyAt,
    }
    expect(concernsOf(address)).toEqual({ Account: [bruno], Invitation: [sampleId('i')], Organisation: [bakery] })
    expect(
      concernsOf({ type: 'MembershipAccepted', account: anna, organisation: bakery, invitation: null } as never),
    ).toEqual({ Account: [anna], Organisation: [bakery] })
    expect(concernsOf({ type: 'Unheard' })).toEqual({})
  })
  it('finds ids in lists, dictionaries, nullable fields and variants, each once and in order, and none in a box', () => {
    const asked = {
      type: 'AccountDeletionRequested',
      account: anna,
      organisations: [bakery, agency, bakery],
      at: storyAt,
    }
    expect(Object.entries(concernsOf(asked))).toEqual([
      ['Account', [anna]],
      ['Organisation', [bakery, agency].sort()],
    ])
    const accepted = { type: 'MembershipAccepted', account: anna, organisation: bakery, invitation: sampleId('i') }
    expect(Object.entries(concernsOf(accepted))).toEqual([
      ['Account', [anna]],
      ['Invitation', [sampleId('i')]],
      ['Organisation', [bakery]],
    ])
    expect(concernsOf(registeredAccount(anna, 'Anna'))).toEqual({ Account: [anna] })
    expect(
      concernsOf({ type: 'MemberInvited', organisation: bakery, invitee: { _tag: 'Unheard', account: anna } } as never),
    ).toEqual({ Organisation: [bakery] })
  })
  it('LOG-01: lies in its indexes once for each account and organisation, in the order of time', () => {
    const behalf = { _tag: 'Partner', partner: agency, client: bakery } as const
    const token: Actor = { _tag: 'Token', token: sampleId<'Token'>('t'), account: anna, onBehalfOf: behalf }
    const indexesOf = (actor: Actor, event: Happened['event'] = ordered(domain, bakery, 'bakery.ch')) => {
      const [entry] = documentsOf(auditTrail, historyOf([{ event, actor, recordedAt: at(7) }])).values()
      if (entry === undefined) throw new Error('no entry')
      const { account, organisation, stream, recordedAt } = auditTrail.indexes
      return [entry.onBehalfOf, ...[account, organisation, stream, recordedAt].map((index) => index?.(entry, ''))]
    }
    const places = (...subjects: ReadonlyArray<string>) => [...subjects].sort().map((subject) => `${subject}|${at(7)}`)
    expect(indexesOf(token)).toEqual([
      behalf,
      places(anna),
      places(agency, bakery),
      places(`product-${domain}`),
      [at(7)],
    ])
    expect(indexesOf({ _tag: 'System', process: 'clock' })).toEqual([
      null,
      [],
      places(bakery),
      places(`product-${domain}`),
      [at(7)],
    ])
    expect(
      indexesOf(person(bruno, { _tag: 'Organisation', organisation: agency }), joined(bakery, anna, 'Collaborator')),
    ).toEqual([
      { _tag: 'Organisation', organisation: agency },
      places(anna, bruno),
      places(agency, bakery),
      places(`organisation-${bakery}`),
      [at(7)],
    ])
    expect(indexesOf({ _tag: 'Operator', account: bruno }, login)).toEqual([
      null,
      places(anna, bruno),
      [],
      places(`session-${anna}`),
      [at(7)],
    ])
    expect([entryKey(7), entryKey(12_345)]).toEqual(['0000000000000007', '0000000000012345'])
  })
})

import type { Actor, Instant } from '@mandat/domain'
import type { PartnershipEvent, SessionEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { auditTrail } from '../../views/auditTrail/model.js'
import type { AuditQuery } from '../../views/auditTrail/asked.js'
import { readAuditTrail } from '../../views/auditTrail/query.js'
import {
  type Happened,
  historyOf,
  joined,
  openSample,
  ordered,
  registeredAccount,
  registeredOrganisation,
  storyAt,
  testDocuments,
  testLog,
} from '../index.js'

export const [anna, bruno] = [sampleId<'Account'>('Anna'), sampleId<'Account'>('Bruno')]
export const [bakery, agency] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Agency')]
export const [domain, mail] = [sampleId<'Product'>('bakery.ch'), sampleId<'Product'>('mail')]
export const session = sampleId<'Session'>('s')
export const person = (
  account: typeof anna,
  onBehalfOf: Extract<Actor, { _tag: 'Person' }>['onBehalfOf'] = null,
): Actor => ({ _tag: 'Person', account, session, onBehalfOf })
export const at = (hour: number): Instant => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant
export const login: SessionEvent = {
  type: 'SessionStarted',
  account: anna,
  session,
  ipAddress: null,
  device: null,
  origins: [],
  method: 'Password',
  epoch: 1,
  startedAt: storyAt,
  expiresAt: storyAt,
}
export const invited: PartnershipEvent = {
  type: 'PartnerInvited',
  enrolment: 1,
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
export const story: ReadonlyArray<Happened> = [
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
export const log = historyOf(story)
export const read = async (query: AuditQuery) => {
  const documents = testDocuments()
  await catchUp({ store: testLog(...log), documents, clock: { now: () => storyAt } }, [auditTrail])()
  const page = await readAuditTrail(documents, openSample)(query, null)()
  if (E.isLeft(page)) throw new Error(page.left.message)
  return page.right
}
export const positions = async (query: AuditQuery) => (await read(query)).entries.map((entry) => entry.position)

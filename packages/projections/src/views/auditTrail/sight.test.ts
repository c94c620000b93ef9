import { expect, it } from '@jest/globals'
import type { AccountId, Actor, Role } from '@mandat/domain'
import type { OrganisationEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { type Happened, joined, openSample, ordered, plain, registeredAccount } from '../../testing/index.js'
import { storyAt, testDocuments, testLog } from '../../testing/index.js'
import { agency, bakery, domain, invited, login } from '../../testing/stories/trail.js'
import { accounts } from '../accounts/model.js'
import type { AuditSubject } from './asked.js'
import { auditTrail } from './model.js'
import { readAuditTrail } from './query.js'
import type { Viewer } from './sight.js'

const names = ['Anna', 'Beat', 'Carla', 'Dario', 'Rene', 'Eva', 'Gone'] as const
const [anna, beat, carla, dario, rene, eva, gone] = names.map((name) => sampleId<'Account'>(name)) as [
  AccountId,
  AccountId,
  AccountId,
  AccountId,
  AccountId,
  AccountId,
  AccountId,
]
/** Anna represents the bakery, Beat and Dario administer it, Carla works there; Rene represents the agency. */
const bakers: Record<string, Role> = {
  [anna]: 'LegalRepresentative',
  [beat]: 'Administrator',
  [dario]: 'Administrator',
  [carla]: 'Collaborator',
}
const agents: Record<string, Role> = { [rene]: 'LegalRepresentative' }
const token = sampleId<'Token'>('t')
const session = sampleId<'Session'>('s')
const ofBakery = { _tag: 'Organisation', organisation: bakery } as const
const forBakery = { _tag: 'Partner', partner: agency, client: bakery } as const
const by = (account: AccountId, onBehalfOf: Extract<Actor, { _tag: 'Person' }>['onBehalfOf'] = ofBakery): Actor => ({
  _tag: 'Person',
  account,
  session,
  onBehalfOf,
})
const trace = { ipAddress: '192.0.2.9', device: 'Firefox' }
const invitedEva: OrganisationEvent = {
  type: 'MemberInvited',
  organisation: bakery,
  invitation: sampleId<'Invitation'>('i'),
  invitee: { _tag: 'Account', account: eva },
  role: 'Collaborator',
  attempt: 1,
  expiresAt: storyAt,
}
const happened: Readonly<Record<string, Happened>> = {
  'a login to Anna': { event: login, actor: { _tag: 'Visitor', visitor: sampleId<'Visitor'>('v') }, ...trace },
  'Anna invites the agency': { event: invited, actor: by(anna), ...trace },
  'Anna invites Eva': { event: invitedEva, actor: by(anna), ...trace },
  'Beat orders': { event: ordered(domain, bakery, 'a.ch'), actor: by(beat), ...trace },
  'Carla orders': { event: ordered(domain, bakery, 'b.ch'), actor: by(carla), ...trace },
  'Rene orders': { event: ordered(domain, bakery, 'c.ch'), actor: by(rene, forBakery), ...trace },
  'a token of Rene orders': {
    event: ordered(domain, bakery, 'd.ch'),
    actor: { _tag: 'Token', token, account: rene, onBehalfOf: forBakery },
    ...trace,
  },
  'Eva joins, on behalf of another': {
    event: joined(bakery, eva, 'Collaborator'),
    actor: by(eva, { _tag: 'Organisation', organisation: sampleId('elsewhere') }),
    ...trace,
  },
  'an operator orders': {
    event: ordered(domain, bakery, 'e.ch'),
    actor: { _tag: 'Operator', account: beat },
    ...trace,
  },
  'somebody deleted orders': { event: ordered(domain, bakery, 'f.ch'), actor: by(gone), ...trace },
  'Carla leaves everything': {
    event: {
      type: 'AccountDeletionRequested',
      account: carla,
      organisations: [bakery, sampleId<'Organisation'>('elsewhere')],
      at: storyAt,
    } as Happened['event'],
    actor: by(carla, null),
    ...trace,
  },
  'the clock acts': { event: ordered(domain, bakery, 'g.ch'), actor: { _tag: 'System', process: 'clock' } },
}
const labels = Object.keys(happened)

/** What of each entry somebody sees of people: who, which fields, and which people and sessions the event names. */
const seenBy = async (of: AuditSubject, viewer: Viewer | null): Promise<Readonly<Record<string, string>>> => {
  const [documents, store] = [testDocuments(), testLog()]
  store.append(...names.slice(0, -1).map((name) => registeredAccount(sampleId(name), name)), ...Object.values(happened))
  await catchUp({ store, documents, clock: { now: () => storyAt } }, [auditTrail, accounts])()
  const page = await readAuditTrail(documents, openSample)({ of, count: 100 }, viewer)()
  if (E.isLeft(page)) throw new Error(page.left.message)
  const known: Readonly<Record<string, string>> = {
    ...Object.fromEntries(names.map((name) => [sampleId(name), name])),
    [bakery]: 'bakery',
    [agency]: 'agency',
    [session]: 'session',
    [token]: 'token',
  }
  const lines = page.right.entries.map((entry) => {
    const { _tag, ...fields } = entry.actor
    const values = Object.entries(fields as Readonly<Record<string, string | object | null>>).flatMap(
      ([field, value]) =>
        value === null ? [] : [typeof value === 'object' ? `"${plainText(value)}"` : `${field}=${known[value] ?? '?'}`],
    )
    const named = ['Account', 'Organisation', 'Session'].flatMap((kind) => entry.concerns[kind] ?? [])
    const traced = [entry.ipAddress, entry.device].flatMap((box) => (box === null ? [] : [plainText(box)]))
    const behalf = entry.onBehalfOf === null ? [] : [`for ${entry.onBehalfOf._tag}`]
    return [
      labels[entry.position - names.length] ?? entry.type,
      [_tag, ...values, ...traced, ...behalf, '|', ...named.map((id) => known[id] ?? '?').sort()].join(' '),
    ] as const
  })
  return Object.fromEntries(lines.filter(([label]) => label in happened))
}
const plainText = (box: unknown): string => {
  const { text } = box as { readonly text: string }
  expect(box).toStrictEqual(plain(text))
  return text
}

it('LOG-12, hole 7: a legal representative sees account, address and device of members, of others the name', async () => {
  expect(await seenBy(ofBakery, { account: anna, of: ofBakery, roles: bakers })).toStrictEqual({
    'Anna invites the agency':
      'Person account=Anna session=session "Anna" 192.0.2.9 Firefox for Organisation | agency bakery',
    'Anna invites Eva': 'Person account=Anna session=session "Anna" 192.0.2.9 Firefox for Organisation | Eva bakery',
    'Beat orders': 'Person account=Beat "Beat" 192.0.2.9 Firefox for Organisation | bakery',
    'Carla orders': 'Person account=Carla "Carla" 192.0.2.9 Firefox for Organisation | bakery',
    'Rene orders': 'Person "Rene" for Partner | bakery',
    'a token of Rene orders': 'Token "Rene" for Partner | bakery',
    'Eva joins, on behalf of another': 'Person "Eva" | Eva bakery',
    'an operator orders': 'Operator | bakery',
    'somebody deleted orders': 'Person for Organisation | bakery',
    'Carla leaves everything': 'Person account=Carla "Carla" 192.0.2.9 Firefox | Carla bakery',
    'the clock acts': 'System process=? | bakery',
  })
})

it("LOG-12, ORG-05, hole 7: an administrator sees no legal representative's address, and everybody's session is their own", async () => {
  const seen = await seenBy(ofBakery, { account: beat, of: ofBakery, roles: { ...bakers, [eva]: 'ExternalUser' } })
  expect(labels.slice(1, 8).map((label) => seen[label])).toStrictEqual([
    'Person account=Anna "Anna" for Organisation | agency bakery',
    'Person account=Anna "Anna" for Organisation | Eva bakery',
    'Person account=Beat session=session "Beat" 192.0.2.9 Firefox for Organisation | bakery',
    'Person account=Carla "Carla" 192.0.2.9 Firefox for Organisation | bakery',
    'Person "Rene" for Partner | bakery',
    'Token "Rene" for Partner | bakery',
    'Person account=Eva "Eva" 192.0.2.9 Firefox | Eva bakery',
  ])
  const other = await seenBy(ofBakery, { account: dario, of: ofBakery, roles: bakers })
  expect(other['Beat orders']).toBe('Person account=Beat "Beat" 192.0.2.9 Firefox for Organisation | bakery')
})

it("LOG-12, hole 7: a partner sees of its client's people the name, and of its own what they did for the client", async () => {
  const of = { _tag: 'Organisation', organisation: agency } as const
  expect(await seenBy(of, { account: rene, of, roles: agents })).toStrictEqual({
    'Anna invites the agency': 'Person "Anna" for Organisation | agency bakery',
    'Rene orders': 'Person account=Rene session=session "Rene" 192.0.2.9 Firefox for Partner | bakery',
    'a token of Rene orders': 'Token account=Rene token=token "Rene" 192.0.2.9 Firefox for Partner | bakery',
  })
})

it('LOG-12, SES-04, hole 7: in their own history people see from where they were logged in to, and of others the name', async () => {
  const own = (account: AccountId) => {
    const of = { _tag: 'Account', account } as const
    return seenBy(of, { account, of, roles: {} })
  }
  expect((await own(anna))['a login to Anna']).toBe('Visitor visitor=? 192.0.2.9 Firefox | Anna session')
  expect(await own(eva)).toStrictEqual({
    'Anna invites Eva': 'Person "Anna" for Organisation | Eva bakery',
    'Eva joins, on behalf of another':
      'Person account=Eva session=session "Eva" 192.0.2.9 Firefox for Organisation | Eva bakery',
  })
  expect((await own(carla))['Carla leaves everything']).toBe(
    'Person account=Carla session=session "Carla" 192.0.2.9 Firefox | ? Carla bakery',
  )
})

it('LOG-01, LOG-12: the host and its operators see everything', async () => {
  const seen = await seenBy({ _tag: 'Everything' }, null)
  expect(Object.keys(seen)).toStrictEqual(labels)
  expect([seen['Rene orders'], seen['an operator orders'], seen['a login to Anna']]).toStrictEqual([
    'Person account=Rene session=session "Rene" 192.0.2.9 Firefox for Partner | bakery',
    'Operator account=Beat 192.0.2.9 Firefox | bakery',
    'Visitor visitor=? 192.0.2.9 Firefox | Anna session',
  ])
})

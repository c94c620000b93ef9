import { afterAll, expect, it } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import { textOf as plainOf } from '@mandat/projections'
import { openHost, tell, type TestHost, wordOf } from '../../testing/host.js'
import {
  founded,
  fullAccess,
  joined,
  listed,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
} from '../../testing/people.js'
import { rewriteEvent } from '../../testing/rewriteEvent.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import type { SqliteStores } from '../../stores/sqlite/index.js'

const folder = scratchFolder()
afterAll(folder.remove)
const textOf = (opened: Parameters<typeof plainOf>[0] | null): string | null =>
  opened === null ? null : plainOf(opened)

/** An organisation with people and a partner; from here on no read model learns anything, unless a test lets it. */
const setUp = async () => {
  const host = await openHost()
  const [ada, adam, pia, peg] = [
    await person(host, 'Ada'),
    await person(host, 'Adam'),
    await person(host, 'Pia'),
    await person(host, 'Peggy'),
  ]
  const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
  await joined(host, acme, ada, adam, 'LegalRepresentative')
  await joined(host, agency, pia, peg, 'Collaborator')
  const [one, two] = [await ordered(host, acme, ada.actor), await ordered(host, acme, ada.actor)]
  await partnered(host, acme, ada, agency, pia)
  await tokenFor(host, adam, acme, one)
  await settled(host)
  return { host, ada, adam, pia, peg, acme, agency, one, two, member: { organisation: acme, account: adam.account } }
}
type World = Awaited<ReturnType<typeof setUp>>

const ofOrganisation = async (
  { host: { manager }, acme, ada }: World,
  actor: Actor,
): Promise<ReadonlyArray<string>> => [
  wordOf(await manager.query.organisationDashboard(actor, acme)),
  wordOf(await manager.query.tokensOfOrganisation(actor, acme)),
  wordOf(await manager.query.reach(actor, acme, ada.account)),
  wordOf(await manager.query.auditTrail(actor, { of: { _tag: 'Organisation', organisation: acme }, count: 5 })),
]
const clientsOf = async ({ host, agency, pia }: World) =>
  right(await host.manager.query.partnerDashboard(pia.actor, agency)).clients.map((c) => [
    textOf(c.name),
    c.access._tag,
    c.products.map((p) => p.product).sort(),
    c.members?.length ?? null,
  ])
/** What was told, while the read models are where they were. */
const unseen = async (host: TestHost, what: () => Promise<unknown>): Promise<void> => {
  const lags = async () => (await host.manager.status()).readModels.map(({ checkpoint }) => checkpoint)
  const before = await lags()
  await what()
  expect(await lags()).toEqual(before)
}

it('ORG-02, PAR-15: whoever was removed, suspended or given another role sees no more than that at once, however far the read models lag', async () => {
  const world = await setUp()
  const { host, ada, adam, member, acme } = world
  const [yes, no] = ['Right', 'NotForYou']
  expect(await ofOrganisation(world, adam.actor)).toEqual([yes, yes, yes, yes])
  await unseen(host, async () => {
    await tell(host, 'ChangeMemberRole', { ...member, to: 'Administrator' }, ada.actor)
    expect(await ofOrganisation(world, adam.actor)).toEqual([yes, yes, no, yes])
    await tell(host, 'ChangeMemberRole', { ...member, to: 'ExternalUser' }, ada.actor)
    expect(await ofOrganisation(world, adam.actor)).toEqual([yes, no, no, no])
    const view = right(await host.manager.query.organisationDashboard(adam.actor, acme))
    expect([view.role, view.products.length, view.members, view.partners, view.reminders, view.invitations]).toEqual([
      'ExternalUser',
      2,
      null,
      null,
      null,
      null,
    ])
    await tell(host, 'SuspendMember', { ...member, reason: 'Other' }, ada.actor)
    expect(await ofOrganisation(world, adam.actor)).toEqual([no, no, no, no])
    await tell(host, 'ReinstateMember', member, ada.actor)
    expect(await ofOrganisation(world, adam.actor)).toEqual([yes, no, no, no])
    await tell(host, 'RemoveMember', member, ada.actor)
    expect(await ofOrganisation(world, adam.actor)).toEqual([no, no, no, no])
  })
})

it('ORG-02: whoever became a member sees the organisation at once', async () => {
  const world = await setUp()
  const { host, ada, peg, acme } = world
  await unseen(host, async () => {
    await joined(host, acme, ada, peg, 'LegalRepresentative')
    expect(await ofOrganisation(world, peg.actor)).toEqual(['Right', 'Right', 'Right', 'Right'])
  })
})

it("PAR-07: of the partner's dashboard nothing is for whoever it let go, or made an external user, a moment ago", async () => {
  const { host, pia, peg, agency } = await setUp()
  const seen = async () => wordOf(await host.manager.query.partnerDashboard(peg.actor, agency))
  const member = { organisation: agency, account: peg.account }
  await unseen(host, async () => {
    expect(await seen()).toBe('Right')
    await tell(host, 'ChangeMemberRole', { ...member, to: 'ExternalUser' }, pia.actor)
    expect(await seen()).toBe('NotForYou')
    await tell(host, 'ChangeMemberRole', { ...member, to: 'Collaborator' }, pia.actor)
    expect(await seen()).toBe('Right')
    await tell(host, 'RemoveMember', member, pia.actor)
    expect(await seen()).toBe('NotForYou')
  })
})

it('PAR-09, PAR-10, PAR-15: a partner sees what it may now: less once its access shrinks, and nothing of the client once it ended', async () => {
  const world = await setUp()
  const { host, ada, acme, agency, one, two } = world
  const pair = { client: acme, partner: agency }
  const both = [one, two].sort()
  expect(await clientsOf(world)).toEqual([['Acme', 'Full', both, 2]])
  await unseen(host, async () => {
    await tell(host, 'LimitAccess', { ...pair, products: [one, two], confirmed: true }, ada.actor)
    expect(await clientsOf(world)).toEqual([['Acme', 'Limited', both, null]])
    await tell(host, 'WithdrawProducts', { ...pair, products: [two], confirmed: true }, ada.actor)
    expect(await clientsOf(world)).toEqual([['Acme', 'Limited', [one], null]])
    await tell(host, 'EndPartnership', { ...pair, confirmed: true, password: ada.password }, ada.actor)
    expect(await clientsOf(world)).toEqual([])
    // a new term shows nothing before it is accepted, whatever the read models still hold of the old one
    await tell(host, 'InvitePartner', { ...pair, access: fullAccess }, ada.actor)
    const { clients, invitations } = right(await host.manager.query.partnerDashboard(world.pia.actor, agency))
    expect([clients, invitations.map(({ client, term, access }) => [client, term, access])]).toEqual([
      [],
      [[acme, 2, 'Full']],
    ])
  })
})

it('PAR-07: of a client that was closed a moment ago its partner sees nothing', async () => {
  const world = await setUp()
  const { host, ada, acme, one, two } = world
  for (const product of [one, two])
    await tell(host, 'EndProduct', { product, organisation: acme, why: 'Cancelled' }, ada.actor)
  await settled(host)
  expect(await clientsOf(world)).toEqual([['Acme', 'Full', [], 2]])
  await unseen(host, async () => {
    await tell(host, 'CloseOrganisation', { organisation: acme, password: ada.password }, ada.actor)
    expect(await clientsOf(world)).toEqual([])
    expect(await ofOrganisation(world, ada.actor)).toEqual(['NotForYou', 'NotForYou', 'NotForYou', 'NotForYou'])
  })
})

it('PAR-07, LOG-05: a client whose stream cannot be read shows its partner nothing, and keeps none of the others from it', async () => {
  const host = await openHost({ file: folder.path('unreadable.db') })
  const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
  const agency = await listed(host, pia)
  const [acme, other] = [await founded(host, ada), await founded(host, ada, 'Other')]
  for (const client of [acme, other]) await partnered(host, client, ada, agency, pia)
  await settled(host)
  const { position } = await tell(host, 'RenameOrganisation', { organisation: acme, name: 'Acme AG' }, ada.actor)
  const { database } = host.stores as SqliteStores
  await rewriteEvent(database, position, { version: 2 })
  const late = await host.another()
  expect(
    right(await late.manager.query.partnerDashboard(pia.actor, agency)).clients.map(({ client }) => client),
  ).toEqual([other])
  await late.manager.close()
  await host.manager.close()
})

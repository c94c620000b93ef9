import { beforeAll, expect, it } from '@jest/globals'
import type { OrganisationId } from '@mandat/domain'
import { textOf } from '@mandat/projections'
import { company, type Company } from '../../testing/company.js'
import { tell } from '../../testing/host.js'
import { ordered, settled, type TestPerson, tokenFor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

let world: Company
beforeAll(async () => {
  world = await company()
  const { host, people, acme, agency } = world
  const { adam, cora, ada, pia } = people
  const from = (last: number) => ({ from: { ipAddress: `192.0.2.${String(last)}`, device: 'a browser' } })
  const rename = (who: TestPerson, last: number) =>
    tell(host, 'RenameOrganisation', { organisation: acme, name: `Acme ${String(last)}` }, who.actor, from(last))
  await rename(ada, 101)
  await rename(adam, 102)
  await tell(
    host,
    'SuspendMember',
    { organisation: acme, account: cora.account, reason: 'Other' },
    adam.actor,
    from(102),
  )
  const forAcme = { ...pia.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } } as const
  const product = await ordered(host, acme, forAcme)
  await tokenFor(host, pia, acme, product, forAcme)
  const change = { client: acme, partner: agency, billingMode: 'ClientPays', walletEntrusted: 'No' }
  await tell(host, 'ChangeBillingMode', change, ada.actor, from(103))
  await settled(host)
})

/** What of the latest events somebody sees of whoever acted: the name, the account, from where, and the session. */
const lately = async (who: TestPerson, organisation: OrganisationId) => {
  const of = { _tag: 'Organisation', organisation } as const
  const query = { of, count: 7, direction: 'backwards' } as const
  const { entries } = right(await world.host.manager.query.auditTrail(who.actor, query))
  return entries.flatMap(({ type, actor, ipAddress }) =>
    actor._tag !== 'Person'
      ? []
      : [
          [
            type,
            actor.name === null ? null : textOf(actor.name),
            actor.account === null ? 'hidden' : 'shown',
            ipAddress === null ? null : textOf(ipAddress),
            actor.session === null ? 'hidden' : 'shown',
          ],
        ],
  )
}

it('LOG-12, hole 7: through the host, an administrator and a partner see of a legal representative no address and no session', async () => {
  const { people, acme, agency } = world
  const [shown, hidden] = ['shown', 'hidden']
  expect((await lately(people.ada, acme)).filter(([, name]) => name !== 'Pia')).toEqual([
    ['BillingModeChanged', 'Ada', shown, '192.0.2.103', shown],
    ['MemberSuspended', 'Adam', shown, '192.0.2.102', hidden],
  ])
  expect((await lately(people.adam, acme)).filter(([, name]) => name !== 'Pia')).toEqual([
    ['BillingModeChanged', 'Ada', shown, null, hidden],
    ['MemberSuspended', 'Adam', shown, '192.0.2.102', shown],
  ])
  for (const who of [people.ada, people.adam])
    expect((await lately(who, acme)).filter(([type]) => type === 'TokenCreated')).toEqual([
      ['TokenCreated', 'Pia', hidden, null, hidden],
    ])
  expect((await lately(people.pia, agency)).slice(0, 2).map(([type, ...rest]) => [type, rest])).toEqual([
    ['BillingModeChanged', ['Ada', hidden, null, hidden]],
    ['TokenCreated', ['Pia', shown, null, shown]],
  ])
})

it("LOG-12, hole 7: a client's list of tokens names the partner, and not whose of its people made one", async () => {
  const { host, people, acme } = world
  const { adam, ada } = people
  const whole = right(await host.manager.query.tokensOfOrganisation(ada.actor, acme))
  const page = right(await host.manager.query.tokens(ada.actor, { organisation: acme, count: 9 })).items
  for (const tokens of [whole, page])
    expect(tokens.map(({ ground, account }) => `${ground._tag} ${String(account)}`).sort()).toEqual([
      `Membership ${adam.account}`,
      'Partnership null',
    ])
  const own = right(await host.manager.query.tokensOfAccount(people.pia.actor, people.pia.account))
  expect(own.map(({ account }) => account)).toEqual([people.pia.account])
})

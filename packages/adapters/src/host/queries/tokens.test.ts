import { describe, expect, it } from '@jest/globals'
import { type Actor, type OrganisationId, type ProductId, Scope, type TokenId } from '@mandat/domain'
import { viewQueries, type ViewQuery } from '@mandat/projections/kit'
import { openHost, tell, type TestHost, wordOf } from '../../testing/host.js'
import {
  compromised,
  founded,
  joined,
  listed,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
  type TestPerson,
} from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

const scopes = ['products:read', 'members:read', 'tokens:read', 'invitations:read']
type TokenActor = Extract<Actor, { _tag: 'Token' }>
interface World {
  readonly host: TestHost
  readonly ada: TestPerson
  readonly adam: TestPerson
  readonly acme: OrganisationId
  readonly other: OrganisationId
  readonly one: ProductId
  readonly two: ProductId
  readonly token: TokenId
  readonly actor: TokenActor
}
/** An organisation with two products, and a token that its administrator made for one of them. */
const setUp = async (given: ReadonlyArray<string> = scopes): Promise<World> => {
  const host = await openHost()
  const [ada, adam] = [await person(host, 'Ada'), await person(host, 'Adam')]
  const [acme, other] = [await founded(host, ada), await founded(host, adam, 'Other')]
  await joined(host, acme, ada, adam, 'Administrator')
  const [one, two] = [await ordered(host, acme, ada.actor), await ordered(host, acme, ada.actor)]
  await tokenFor(host, ada, acme, two)
  const { token, text } = await tokenFor(host, adam, acme, one, adam.actor, given)
  await settled(host)
  const actor = right(await host.manager.authenticateToken(text, given[0] ?? ''))
  return { host, ada, adam, acme, other, one, two, token, actor }
}
const words = async ({ host: { manager }, actor }: World, organisation: OrganisationId) => {
  const of = { organisation, count: 9 }
  return [
    wordOf(await manager.query.products(actor, of)),
    wordOf(await manager.query.members(actor, of)),
    wordOf(await manager.query.tokens(actor, of)),
    wordOf(await manager.query.invitations(actor, of)),
  ]
}
const all = (word: string): ReadonlyArray<string> => Array<string>(4).fill(word)

describe('what an API token sees', () => {
  it('TOK-02: its own product, the tokens for it and the people, of the organisation that it stands for and of no other', async () => {
    const world = await setUp()
    const { host, acme, other, one, token, actor } = world
    expect(await words(world, acme)).toEqual(all('Right'))
    // its account manages the other one, but the token does not stand for it
    expect(await words(world, other)).toEqual(all('NotForYou'))
    const of = { organisation: acme, count: 9 }
    expect(right(await host.manager.query.products(actor, of)).items.map(({ product }) => product)).toEqual([one])
    expect(right(await host.manager.query.tokens(actor, of)).items.map((item) => item.token)).toEqual([token])
    expect(right(await host.manager.query.members(actor, of)).items.length).toBe(2)
  })
  it('TOK-02: is what its scopes name, and views without a scope are for no token', async () => {
    const world = await setUp(['members:read'])
    const { host, acme, adam, actor } = world
    expect(await words(world, acme)).toEqual(['ScopeNotGiven', 'Right', 'ScopeNotGiven', 'ScopeNotGiven'])
    const { query } = host.manager
    expect([
      wordOf(await query.organisationDashboard(actor, acme)),
      wordOf(await query.profile(actor, adam.account)),
      wordOf(await query.organisations(actor, { account: adam.account, count: 9 })),
      wordOf(await query.tokensOfAccount(actor, adam.account)),
    ]).toEqual(all('NotForTokens'))
  })
  it('TOK-02: is never more than its account sees: at once, however far read models lag', async () => {
    const world = await setUp()
    const { host, ada, adam, acme } = world
    const member = { organisation: acme, account: adam.account }
    await tell(host, 'ChangeMemberRole', { ...member, to: 'Collaborator' }, ada.actor)
    expect(await words(world, acme)).toEqual(['Right', 'Right', 'NotForYou', 'NotForYou'])
    await tell(host, 'ChangeMemberRole', { ...member, to: 'ExternalUser' }, ada.actor)
    expect(await words(world, acme)).toEqual(['Right', 'NotForYou', 'NotForYou', 'NotForYou'])
    await tell(host, 'RemoveMember', member, ada.actor)
    expect(await words(world, acme)).toEqual(all('MembershipEnded'))
  })
  it('PAR-15: is nothing once its product is gone', async () => {
    const world = await setUp()
    const { host, ada, acme, one } = world
    await tell(host, 'EndProduct', { product: one, organisation: acme, why: 'Cancelled' }, ada.actor)
    expect(await words(world, acme)).toEqual(all('ProductGone'))
  })
  it('ACC-06, TOK-03, TOK-07: is nothing once it is revoked, or its account was secured', async () => {
    const killed = await setUp()
    right(await compromised(killed.host, killed.adam, 'quite another long pass phrase'))
    expect(await words(killed, killed.acme)).toEqual(all('EpochEnded'))
    const revoked = await setUp()
    const { host, adam, token } = revoked
    await tell(host, 'RevokeToken', { token, account: adam.account }, adam.actor)
    expect(await words(revoked, revoked.acme)).toEqual(all('TokenWasRevoked'))
    expect(wordOf(await host.manager.query.organisationDashboard(revoked.actor, revoked.acme))).toBe('TokenWasRevoked')
  })
  it("TOK-02: is its own account's, whatever account an actor names", async () => {
    const world = await setUp()
    const forged = { ...world, actor: { ...world.actor, account: world.ada.account } }
    expect(await words(forged, world.acme)).toEqual(all('AccountNotActive'))
    const unknown = { ...world, actor: { ...world.actor, token: world.host.id() as TokenId } }
    expect(await words(unknown, world.acme)).toEqual(all('UnknownToken'))
  })
  it("PAR-07, PAR-10: of a partner's is the product that was granted, until the partnership ends", async () => {
    const world = await setUp()
    const { host, ada, acme, one } = world
    const pia = await person(host, 'Pia')
    const agency = await listed(host, pia)
    await partnered(host, acme, ada, agency, pia, { _tag: 'Limited', products: [one] })
    const forClient = { ...pia.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } } as const
    const { text } = await tokenFor(host, pia, acme, one, forClient, scopes)
    await settled(host)
    const partners = { ...world, actor: right(await host.manager.authenticateToken(text, 'products:read')) }
    expect(await words(partners, acme)).toEqual(['Right', 'NotForYou', 'NotForYou', 'NotForYou'])
    expect(await words(partners, agency)).toEqual(all('NotForYou'))
    await tell(
      host,
      'EndPartnership',
      { client: acme, partner: agency, confirmed: true, password: ada.password },
      ada.actor,
    )
    expect(await words(partners, acme)).toEqual(all('PartnershipRightEnded'))
  })
  it('TOK-02: has scopes that a token can be made with, each of one view', () => {
    const declared = Object.values(viewQueries)
      .map((query) => (query as unknown as ViewQuery<ReadonlyArray<unknown>, unknown>).forTokens?.scope)
      .filter((scope) => scope !== undefined)
    expect([...declared].sort()).toEqual([...scopes].sort())
    expect(declared.every((scope) => Scope.is(scope))).toBe(true)
  })
})

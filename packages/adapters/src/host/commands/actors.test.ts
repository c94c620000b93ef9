import { afterAll, describe, expect, it, jest } from '@jest/globals'
import type { Actor, OnBehalfOf } from '@mandat/domain'
import { ask, logOf, openHost, tell, wordOf } from '../../testing/host.js'
import { ending, inName, pairOf } from '../../testing/pairs.js'
import { founded, joined, ordered, partnered, person, settled, tokenFor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

const EVERY = ['dns:read', 'product:renew', 'product:change', 'product:end'] as const
const renewal = (product: string, organisation: string) => ({
  product,
  organisation,
  from: '2027-03-02',
  until: '2028-03-02',
})

/** Acme with Ada, its member Cora with a token of a product, and another organisation of Cora's with a product. */
const acmeAndCora = async (scopes: ReadonlyArray<string> = EVERY) => {
  const host = await openHost()
  const [ada, cora] = [await person(host, 'Ada'), await person(host, 'Cora')]
  const acme = await founded(host, ada)
  await joined(host, acme, ada, cora, 'Collaborator')
  const product = await ordered(host, acme, ada.actor)
  const { token, text } = await tokenFor(host, cora, acme, product, cora.actor, scopes)
  const actor: Actor = right(await host.manager.authenticateToken(text, scopes[0] ?? ''))
  const renew = (by: Actor = actor, what: string = product) =>
    ask(host, 'RenewProduct', renewal(what, acme), by).then(wordOf)
  return { host, ada, cora, acme, product, token, actor, renew }
}

describe('a token as the actor of a command', () => {
  it('TOK-02, hole 3: gives what its scopes name, and nothing else', async () => {
    const { host, acme, product, actor, renew } = await acmeAndCora(['dns:read'])
    const about = { product, organisation: acme }
    const before = (await logOf(host)).length
    expect([
      await renew(),
      wordOf(await ask(host, 'ChangeRenewalManner', { ...about, renewal: 'Automatic' }, actor)),
      wordOf(await ask(host, 'EndProduct', { ...about, why: 'Cancelled' }, actor)),
      wordOf(await ask(host, 'TransferProduct', { ...about, to: host.id() }, actor)),
      wordOf(await ask(host, 'RenameOrganisation', { organisation: acme, name: 'Mine' }, actor)),
    ]).toEqual(['ScopeNotGiven', 'ScopeNotGiven', 'ScopeNotGiven', 'NoCommandForTokens', 'NoCommandForTokens'])
    expect((await logOf(host)).length).toBe(before)
  })

  it('TOK-02, hole 3: with the scopes it renews, changes and ends its own product, and no other', async () => {
    const { host, ada, acme, product, actor, renew } = await acmeAndCora()
    const other = await ordered(host, acme, ada.actor)
    const about = { product, organisation: acme }
    expect([
      await renew(actor, other),
      await renew(),
      wordOf(await ask(host, 'ChangeRenewalManner', { ...about, renewal: 'Automatic' }, actor)),
      wordOf(await ask(host, 'EndProduct', { ...about, why: 'Cancelled' }, actor)),
      await renew(),
    ]).toEqual(['AnotherProduct', 'Applied', 'Applied', 'Applied', 'ProductGone'])
  })

  it('TOK-02, hole 3: orders nothing, of whatever id; and one that was never made does nothing', async () => {
    const { host, acme, product, actor, renew } = await acmeAndCora()
    const what = { organisation: acme, category: 'Mail', label: 'box', expiresOn: '2027-06-01' }
    const renewalPrice = { amount: 1_000, currency: 'CHF' }
    const order = (id: string) =>
      ask(host, 'OrderProduct', { ...what, product: id, renewalPrice, renewal: 'Manual' }, actor)
    const before = (await logOf(host)).length
    expect([wordOf(await order(product)), wordOf(await order(host.id()))]).toEqual([
      'NoCommandForTokens',
      'NoCommandForTokens',
    ])
    const never = { ...actor, token: host.id() } as Actor
    expect(await renew(never)).toBe('UnknownToken')
    expect((await logOf(host)).length).toBe(before)
  })

  it('PAR-15, hole 3: of a member that was removed and joined again it does nothing more', async () => {
    const { host, ada, cora, acme, renew } = await acmeAndCora()
    await tell(host, 'RemoveMember', { organisation: acme, account: cora.account }, ada.actor)
    expect(await renew()).toBe('MembershipEnded')
    await joined(host, acme, ada, cora, 'Collaborator')
    expect(await renew()).toBe('MembershipEnded')
  })

  it('PAR-15, hole 3: of a product that moved away and back it does nothing more', async () => {
    const { host, ada, acme, product, renew } = await acmeAndCora()
    const elsewhere = await founded(host, ada, 'Elsewhere')
    await tell(host, 'TransferProduct', { product, organisation: acme, to: elsewhere }, ada.actor)
    await settled(host)
    await tell(host, 'TransferProduct', { product, organisation: elsewhere, to: acme }, ada.actor)
    expect(await renew()).toBe('ProductGone')
  })

  it('PAR-15, hole 3: of a partnership that ended and began again it does nothing more, in another process neither', async () => {
    const host = await openHost({ file: folder.path('pair.db') })
    const other = await host.another()
    const pair = await pairOf(host)
    const { ada, pia, client, partner, product } = pair
    await partnered(host, client, ada, partner, pia)
    const { text } = await tokenFor(host, pia, client, product, inName(pair), EVERY)
    const actor = right(await host.manager.authenticateToken(text, 'dns:read'))
    const renew = (from: string, until: string) =>
      ask(other, 'RenewProduct', { product, organisation: client, from, until }, actor).then(wordOf)
    expect(await renew('2027-03-02', '2028-03-02')).toBe('Applied')
    await ending(host, pair, ada)
    expect(await renew('2028-03-02', '2029-03-02')).toBe('PartnershipRightEnded')
    await settled(host)
    await partnered(host, client, ada, partner, pia)
    expect(await renew('2028-03-02', '2029-03-02')).toBe('PartnershipRightEnded')
    await other.manager.close()
    await host.manager.close()
  })

  it('LOG-01, hole 3: acts for whom its ground says, and for nobody else; LOG-09: all of its ground is the basis', async () => {
    const { host, cora, acme, product, token, actor, renew } = await acmeAndCora()
    const own = await founded(host, cora, 'Own')
    const claims: ReadonlyArray<OnBehalfOf | null> = [
      null,
      { _tag: 'Organisation', organisation: own },
      { _tag: 'Partner', partner: own, client: acme },
    ]
    for (const onBehalfOf of claims) expect(await renew({ ...actor, onBehalfOf })).toBe('MayNotActFor')
    expect(await renew()).toBe('Applied')
    const streams = (await logOf(host)).at(-1)?.meta.basis.map(({ stream }) => stream)
    expect(streams).toEqual([`token-${token}`, `account-${cora.account}`, `organisation-${acme}`])
    expect((await logOf(host)).at(-1)?.stream).toBe(`product-${product}`)
  })

  it('TOK-02, hole 3: asks a query only as what it stands for', async () => {
    const { host, acme, actor } = await acmeAndCora(['products:read'])
    const asked = (by: Actor) => host.manager.query.products(by, { organisation: acme, count: 9 }).then(wordOf)
    expect(await asked(actor)).toBe('Right')
    expect(await asked({ ...actor, onBehalfOf: null })).toBe('MayNotActFor')
  })
})

describe('a person as the actor of a command', () => {
  it('LOG-01, hole 3: names an organisation only as its active member, for account commands too', async () => {
    const { host, ada, cora, acme } = await acmeAndCora()
    const forAcme = { _tag: 'Organisation', organisation: acme } as const
    const profile = (who: typeof ada, onBehalfOf: OnBehalfOf | null) =>
      ask(
        host,
        'UpdateProfile',
        { account: who.account, name: 'New', address: null, telephone: null, language: null },
        { ...who.actor, onBehalfOf },
      ).then(wordOf)
    const eve = await person(host, 'Eve')
    expect([await profile(cora, forAcme), await profile(eve, forAcme), await profile(eve, null)]).toEqual([
      'Applied',
      'MayNotActFor',
      'Applied',
    ])
    await tell(host, 'SuspendMember', { organisation: acme, account: cora.account, reason: 'Other' }, ada.actor)
    expect(await profile(cora, forAcme)).toBe('MayNotActFor')
    const before = (await logOf(host)).length
    expect(await profile(eve, { _tag: 'Partner', partner: acme, client: acme })).toBe('MayNotActFor')
    expect((await logOf(host)).length).toBe(before)
  })

  it('LOG-01, hole 3: names a client only while its partner has it', async () => {
    const host = await openHost()
    const pair = await pairOf(host)
    const { ada, pia, client, partner } = pair
    const profile = () =>
      ask(
        host,
        'UpdateProfile',
        { account: pia.account, name: 'Pia', address: null, telephone: null, language: null },
        inName(pair),
      ).then(wordOf)
    expect(await profile()).toBe('MayNotActFor')
    await partnered(host, client, ada, partner, pia)
    expect(await profile()).toBe('Applied')
    await ending(host, pair, ada)
    expect(await profile()).toBe('MayNotActFor')
  })
})

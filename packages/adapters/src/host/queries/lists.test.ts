import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import { type ListPage, textOf } from '@mandat/projections'
import { company, type Company } from '../../testing/company.js'
import { ask, tell, wordOf } from '../../testing/host.js'
import { founded, joined, ordered, person, settled, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

let { host, people, acme, agency }: Company = {} as Company
beforeAll(async () => {
  ;({ host, people, acme, agency } = await company())
  for (const email of ['zoe@new.example', 'max@new.example']) {
    const invitation = host.id()
    const invitee = { _tag: 'Address', invitation, email }
    await tell(
      host,
      'InviteMember',
      { organisation: acme, invitation, invitee, role: 'Collaborator' },
      people.ada.actor,
    )
  }
  for (let i = 0; i < 2; i++) await ordered(host, acme, people.ada.actor)
  await settled(host)
})

/** What each of them is answered. */
const asked = async (query: (actor: Actor) => Promise<unknown>): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(people).map(async ([name, { actor }]) => [name, wordOf((await query(actor)) as never)] as const),
    ),
  )
const [yes, no] = ['Right', 'NotForYou']
/** Every page of a list, one item at a time. */
const throughPages = async <A>(page: (after: string | null) => Promise<ListPage<A>>): Promise<ReadonlyArray<A>> => {
  const all: Array<A> = []
  let after: string | null = null
  do {
    const { items, next }: ListPage<A> = await page(after)
    all.push(...items)
    after = next
  } while (after !== null)
  return all
}

describe("a person's own", () => {
  it("ACC-11: profile is its own, and for operators and the host's programs", async () => {
    const { account, actor } = people.ada
    const change = { name: null, address: null, telephone: '+41 22 000 00 00', language: null }
    await tell(host, 'UpdateProfile', { account, ...change }, actor)
    await settled(host)
    expect(await asked((who) => host.manager.query.profile(who, account))).toEqual({
      ada: yes,
      adam: no,
      cora: no,
      xena: no,
      pia: no,
      eve: no,
    })
    const { email, name, address, telephone, language } = right(await host.manager.query.profile(actor, account))
    expect([textOf(email), name && textOf(name), address, telephone && textOf(telephone), language]).toEqual([
      'ada@example.org',
      'Ada',
      null,
      '+41 22 000 00 00',
      'en',
    ])
    const operator = { _tag: 'Operator', account: people.eve.account } as const
    expect(wordOf(await host.manager.query.profile(operator, account))).toBe(yes)
    expect(wordOf(await host.manager.query.profile({ _tag: 'System', process: 'x' }, host.id() as never))).toBe(
      'NoSuchAccount',
    )
    expect(wordOf(await host.manager.query.profile(visitor(host), account))).toBe('LogInFirst')
  })
  it('ACC-11: a profile that no read model has come to yet is Unavailable, and not refused', async () => {
    const late = await person(host, 'Lara')
    expect(wordOf(await host.manager.query.profile(late.actor, late.account))).toBe('Unavailable')
    await settled(host)
    expect(wordOf(await host.manager.query.profile(late.actor, late.account))).toBe(yes)
  })
  it('SES-03, PAR-15: organisations are those where it is an active member at this moment', async () => {
    const { adam, ada, eve } = people
    const second = await founded(host, ada, 'Bellevue')
    await joined(host, second, ada, adam, 'Collaborator')
    await settled(host)
    const seen = async () =>
      right(await host.manager.query.organisations(adam.actor, { account: adam.account, count: 9 })).items.map(
        ({ name, role }) => [textOf(name), role],
      )
    expect(await seen()).toEqual([
      ['Acme', 'Administrator'],
      ['Bellevue', 'Collaborator'],
    ])
    await tell(host, 'RemoveMember', { organisation: second, account: adam.account }, ada.actor)
    expect(await seen()).toEqual([['Acme', 'Administrator']])
    expect(wordOf(await host.manager.query.organisations(eve.actor, { account: adam.account, count: 9 }))).toBe(no)
  })
})

describe("an organisation's lists", () => {
  it('ORG-05: are for those to whom its dashboard shows them', async () => {
    const { query } = host.manager
    const of = { organisation: acme, count: 5 }
    const nobodyElse = { pia: no, eve: no }
    const managers = { ada: yes, adam: yes, cora: no, xena: no, ...nobodyElse }
    expect(await asked((actor) => query.members(actor, of))).toEqual({ ...managers, cora: yes })
    expect(await asked((actor) => query.products(actor, of))).toEqual({ ...managers, cora: yes, xena: yes })
    expect(await asked((actor) => query.tokens(actor, of))).toEqual(managers)
    expect(await asked((actor) => query.invitations(actor, of))).toEqual(managers)
    expect(wordOf(await query.members(people.pia.actor, { ...of, organisation: agency }))).toBe(yes)
    expect(wordOf(await query.members({ _tag: 'Operator', account: people.eve.account }, of))).toBe('LogInFirst')
  })
  it('ORG-02: show the same as the dashboard, page by page', async () => {
    const { query } = host.manager
    const { actor } = people.ada
    const whole = right(await query.organisationDashboard(actor, acme))
    const byId = <A>(all: ReadonlyArray<A> | null) =>
      [...(all ?? [])].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    const members = await throughPages(async (after) =>
      right(await query.members(actor, { organisation: acme, count: 1, after })),
    )
    expect(members.map(({ name }) => name && textOf(name))).toEqual(['Ada', 'Adam', 'Cora', 'Xena'])
    expect(byId(members)).toEqual(byId(whole.members))
    const products = await throughPages(async (after) =>
      right(await query.products(actor, { organisation: acme, count: 2, after })),
    )
    expect(byId(products)).toEqual(byId(whole.products.map(({ orderedAt: _, ...entry }) => entry)))
    const invitations = await throughPages(async (after) =>
      right(await query.invitations(actor, { organisation: acme, count: 1, after })),
    )
    expect(invitations.map(({ invitee }) => invitee._tag === 'Address' && textOf(invitee.email))).toEqual([
      'max@new.example',
      'zoe@new.example',
    ])
    expect(byId(invitations)).toEqual(byId(whole.invitations))
    const tokens = right(await query.tokens(actor, { organisation: acme, count: 5 })).items
    expect(tokens).toEqual(right(await query.tokensOfOrganisation(actor, acme)))
  })
  it('TOK-05: are searched by what their viewer may see, and by nothing else', async () => {
    const { query } = host.manager
    const { ada, adam } = people
    const found = async (search: string) =>
      right(await query.members(ada.actor, { organisation: acme, count: 9, search })).items.map(
        ({ name }) => name && textOf(name),
      )
    expect([await found('ADA'), await found('cora@EXAMPLE'), await found('eve')]).toEqual([
      ['Ada', 'Adam'],
      ['Cora'],
      [],
    ])
    const tokens = async (actor: Actor) =>
      right(await query.tokens(actor, { organisation: acme, count: 9, search: 'CI' })).items.length
    expect([await tokens(adam.actor), await tokens(ada.actor)]).toEqual([1, 0])
  })
  it('PAR-15: who was removed a moment ago sees none of them, with whatever cursor', async () => {
    const { query } = host.manager
    const { ada, cora } = people
    const { next } = right(await query.members(cora.actor, { organisation: acme, count: 1 }))
    expect(wordOf(await ask(host, 'RemoveMember', { organisation: acme, account: cora.account }, ada.actor))).toBe(
      'Applied',
    )
    expect(wordOf(await query.members(cora.actor, { organisation: acme, count: 1, after: next }))).toBe(no)
  })
})

import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import { textOf } from '@mandat/projections'
import { company, type Company } from '../../testing/company.js'
import { tell, wordOf } from '../../testing/host.js'
import { visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

let { host, people, acme, text }: Company = {} as Company
let staff: ReadonlyArray<Actor>
beforeAll(async () => {
  ;({ host, people, acme, text } = await company())
  staff = [
    { _tag: 'Operator', account: people.eve.account },
    { _tag: 'System', process: 'support' },
  ]
})
const namesOf = ({
  items,
}: {
  readonly items: ReadonlyArray<{ readonly name: Parameters<typeof textOf>[0] | null }>
}) => items.map(({ name }) => name && textOf(name)).sort()

describe("what the host's own staff looks for", () => {
  it('ACC-14: an account is found by its address, however it is spelt, and by no other', async () => {
    const found = async (email: string) =>
      namesOf(
        right(await host.manager.query.findAccounts(staff[0] as Actor, { by: { _tag: 'Email', email }, count: 5 })),
      )
    expect(await found(' Ada@Example.ORG. ')).toEqual(['Ada'])
    expect(await found('nobody@example.org')).toEqual([])
    expect(await found('ada')).toEqual([])
  })
  it('SES-04: accounts are found by a text in the name, page by page', async () => {
    for (const actor of staff) {
      const by = { _tag: 'Name', name: 'ADA' } as const
      expect(namesOf(right(await host.manager.query.findAccounts(actor, { by, count: 9 })))).toEqual(['Ada', 'Adam'])
      const first = right(await host.manager.query.findAccounts(actor, { by, count: 1 }))
      const second = right(await host.manager.query.findAccounts(actor, { by, count: 1, after: first.next }))
      expect([...namesOf(first), ...namesOf(second)].sort()).toEqual(['Ada', 'Adam'])
    }
  })
  it('ACC-12: an account that was deleted is not found any more', async () => {
    const { account, actor, password, email } = people.xena
    await tell(host, 'RequestAccountDeletion', { account, password }, actor)
    right(await host.manager.settle())
    for (const by of [{ _tag: 'Email', email } as const, { _tag: 'Name', name: 'Xena' } as const])
      expect(right(await host.manager.query.findAccounts(staff[0] as Actor, { by, count: 5 }))).toEqual({
        items: [],
        next: null,
      })
  })
  it('ORG-09: an organisation is found by its customer number and by a text in its name', async () => {
    const operator = staff[0] as Actor
    const { query } = host.manager
    const named = right(await query.findOrganisations(operator, { by: { _tag: 'Name', name: 'cm' }, count: 5 }))
    expect(named.items.map(({ organisation }) => organisation)).toEqual([acme])
    const number = (named.items[0] && textOf(named.items[0].customerNumber)) ?? ''
    const found = async (customerNumber: string) =>
      right(await query.findOrganisations(operator, { by: { _tag: 'CustomerNumber', customerNumber }, count: 5 }))
    expect(await found(number)).toEqual({ items: named.items, next: null })
    expect(await found('10000016')).toEqual({ items: [], next: null })
  })
  it('ORG-09: a customer number that was never claimed is looked for in every organisation', async () => {
    const unclaimed = await host.another({
      wrap: (stores) => ({
        ...stores,
        claims: { ...stores.claims, find: () => async () => ({ _tag: 'Right', right: { _tag: 'None' } }) },
      }),
    })
    const { query } = unclaimed.manager
    const operator = staff[0] as Actor
    const [one] = right(await query.findOrganisations(operator, { by: { _tag: 'Name', name: 'acme' }, count: 1 })).items
    const by = { _tag: 'CustomerNumber', customerNumber: one === undefined ? '' : textOf(one.customerNumber) } as const
    expect(right(await query.findOrganisations(operator, { by, count: 5 })).items).toEqual([one])
  })
  it('SES-04, TOK-02: is for nobody else', async () => {
    const by = { _tag: 'Name', name: 'a' } as const
    const words = async (actor: Actor) => [
      wordOf(await host.manager.query.findAccounts(actor, { by, count: 5 })),
      wordOf(await host.manager.query.findOrganisations(actor, { by, count: 5 })),
    ]
    expect(await words(people.ada.actor)).toEqual(['NotForYou', 'NotForYou'])
    expect(await words(visitor(host))).toEqual(['LogInFirst', 'LogInFirst'])
    expect(await words(right(await host.manager.authenticateToken(text, 'dns:read')))).toEqual([
      'NotForTokens',
      'NotForTokens',
    ])
    const refused = await host.manager.query.findAccounts(people.ada.actor, { by, count: 5 })
    expect(refused).toMatchObject({ _tag: 'Left', left: { _tag: 'Refusal', name: 'NotForYou', rule: 'SES-04' } })
  })
})

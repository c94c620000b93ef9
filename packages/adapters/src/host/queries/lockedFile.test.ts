import { expect, it } from '@jest/globals'
import type { Failure, Refusal } from '@mandat/domain'
import type * as E from 'fp-ts/lib/Either.js'
import { openHost, wordOf } from '../../testing/host.js'
import { joined, listed, ordered, person, settled, tokenFor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { until } from '../../testing/until.js'
import { openDatabase } from '../../stores/sqlite/database.js'

it('hole 30: while another connection holds the write lock of the file, every query answers, the first one of its read model too', async () => {
  const { path, remove } = scratchFolder()
  const file = path('locked.db')
  const host = await openHost({ file })
  const [ada, adam] = [await person(host, 'Ada'), await person(host, 'Adam')]
  const acme = await listed(host, ada, 'Acme')
  await joined(host, acme, ada, adam, 'Administrator')
  await tokenFor(host, ada, acme, await ordered(host, acme, ada.actor))
  await settled(host)
  const fresh = await host.another()
  const holder = right(await openDatabase({ file })())
  holder.statement('BEGIN IMMEDIATE').run([])
  const { query } = fresh.manager
  const page = { organisation: acme, count: 9 }
  const operator = { _tag: 'Operator', account: ada.account } as const
  const asks: Readonly<Record<keyof typeof query, () => Promise<E.Either<Refusal | Failure, unknown>>>> = {
    organisationDashboard: () => query.organisationDashboard(ada.actor, acme),
    partnerDashboard: () => query.partnerDashboard(ada.actor, acme),
    accountSecurity: () => query.accountSecurity(ada.actor, ada.account),
    reach: () => query.reach(ada.actor, acme, adam.account),
    tokensOfAccount: () => query.tokensOfAccount(ada.actor, ada.account),
    tokensOfOrganisation: () => query.tokensOfOrganisation(ada.actor, acme),
    auditTrail: () => query.auditTrail(ada.actor, { of: { _tag: 'Organisation', organisation: acme }, count: 9 }),
    profile: () => query.profile(ada.actor, ada.account),
    organisations: () => query.organisations(ada.actor, { account: ada.account, count: 9 }),
    members: () => query.members(ada.actor, page),
    products: () => query.products(ada.actor, page),
    tokens: () => query.tokens(ada.actor, page),
    invitations: () => query.invitations(ada.actor, page),
    findAccounts: () => query.findAccounts(operator, { by: { _tag: 'Email', email: 'ada@example.org' }, count: 9 }),
    findOrganisations: () => query.findOrganisations(operator, { by: { _tag: 'Name', name: 'Acme' }, count: 9 }),
    partners: () => query.partners('Acme'),
  }
  const answers: Array<readonly [string, string]> = []
  for (const [name, ask] of Object.entries(asks)) answers.push([name, wordOf(await ask())])
  expect(answers).toStrictEqual(Object.keys(asks).map((name) => [name, 'Right']))
  holder.statement('ROLLBACK').run([])
  // once nobody holds it, the indexes that were asked for are built behind the queries
  const indexed = () => Number(holder.statement('SELECT count(*) FROM models WHERE indexed = 1').get([])?.[0])
  await until(() => indexed() > 0)
  expect(wordOf(await query.products(ada.actor, page))).toBe('Right')
  right(await holder.close()())
  await fresh.manager.close()
  await host.manager.close()
  remove()
}, 60_000)

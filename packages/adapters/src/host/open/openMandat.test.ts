import { afterAll, describe, expect, it } from '@jest/globals'
import { textOf } from '@mandat/projections'
import { readFileSync, statSync } from 'node:fs'
import { cheapPasswords, movingClock, openHost, tell, wordOf } from '../../testing/host.js'
import { founded, mailedLink, person, personOf, visitor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { memoryMailer } from '../../mail/index.js'
import { memoryStores } from '../../stores/memory/index.js'
import { openMandat } from './openMandat.js'

const baseUrl = 'https://manager.example'
const folder = scratchFolder()
afterAll(folder.remove)
const soon = (ms = 5): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const until = async (what: () => boolean): Promise<void> => {
  for (const end = Date.now() + 4_000; !what(); await soon())
    if (Date.now() > end) throw new Error(`never: ${what.toString()}`)
}

describe('a host that works by itself', () => {
  it("LOG-01: one file and nothing else: mails go out, queries read one's own writes, status tells, and it closes", async () => {
    const mailer = memoryMailer()
    const file = folder.path('manager.db')
    const manager = right(await openMandat({ file, mailer, baseUrl, clock: movingClock(), passwords: cheapPasswords }))
    const host = { ...(await openHost()), manager, mails: mailer.sent }
    const account = host.id()
    await tell(host, 'RequestRegistration', { account, email: 'ada@example.org', language: 'en' }, visitor(host))
    await until(() => mailer.sent().length === 1)
    await tell(
      host,
      'RegisterAccount',
      { account, name: 'Ada', password: 'a long pass phrase', link: mailedLink(host, 'ada@example.org') },
      visitor(host),
    )
    const session = host.id()
    await tell(host, 'LogIn', { account, password: 'a long pass phrase', secondFactor: null }, visitor(host), {
      id: session,
    })
    const ada = { account, session, email: '', password: '', actor: personOf(account, session) } as never
    const acme = await founded(host, ada, 'Acme')
    const { position } = await tell(
      host,
      'RenameOrganisation',
      { organisation: acme, name: 'Acme AG' },
      personOf(account, session),
    )
    expect(right(await manager.waitFor('organisationDashboard', position))).toBeGreaterThanOrEqual(position)
    expect(textOf(right(await manager.query.organisationDashboard(personOf(account, session), acme)).name)).toBe(
      'Acme AG',
    )
    for (const { name } of (await manager.status()).readModels.map((m) => m.model))
      right(await manager.waitFor(name, position))
    const status = await manager.status()
    expect([status.head, status.readModels.map((m) => m.lag), status.clock.failures]).toEqual([
      position,
      Array(14).fill({ _tag: 'Events', count: 0 }),
      0,
    ])
    right(await manager.close())
    const closed = await manager.status()
    expect([closed.processes.state, closed.clock.state]).toEqual(['stopped', 'stopped'])
    // the key file beside it is for its owner only, and what it protects is not readable
    expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600)
    expect(readFileSync(file).includes('ada@example.org')).toBe(false)
    expect(readFileSync(file).includes('Acme AG')).toBe(false)
    const again = right(
      await openMandat({ file, mailer, baseUrl, clock: movingClock(), passwords: cheapPasswords, work: 'ByHand' }),
    )
    expect(right(await again.accountByEmail('ada@example.org'))).toBe(account)
    right(await again.close())
  })
  it('LOG-01: waits in vain for a read model that nobody moves, and says so', async () => {
    const host = await openHost()
    const { position } = await tell(
      host,
      'RequestRegistration',
      { account: host.id(), email: 'a@example.org', language: 'en' },
      visitor(host),
    )
    expect(wordOf(await host.manager.waitFor('products', position, 20))).toBe('Unavailable')
    expect(wordOf(await host.manager.waitFor('nothing', position, 20))).toBe('InvalidInput')
    await host.manager.settle()
    expect(right(await host.manager.waitFor('products', position, 20))).toBeGreaterThanOrEqual(position)
  })
  it('LOG-06: rebuilt beside the live ones, every read model comes out identical, and nothing is left of the copy', async () => {
    const host = await openHost()
    await founded(host, await person(host, 'Ada'))
    await host.manager.settle()
    const names = [
      'organisationDashboard',
      'members',
      'partnerDashboard',
      'products',
      'accounts',
      'accountSecurity',
      'tokenInventory',
      'renewalReminders',
      'auditTrail',
      'partnerDirectory',
      'addressBook',
      'partnershipPairs',
      'accountTokens',
      'deadlines',
    ]
    expect((await host.manager.status()).readModels.map((m) => [m.model.name, m.state, m.lag, m.parked])).toEqual(
      names.map((name) => [name, 'Stopped', { _tag: 'Events', count: 0 }, 0]),
    )
    const reports = right(await host.manager.rebuild())
    expect(reports.map((r) => [r.model.name, r.identical, r.differences])).toEqual(
      reports.map((r) => [r.model.name, true, []]),
    )
    expect(reports.map((r) => r.model.name)).toEqual(names)
    expect(right(await host.stores.documents.versions('auditTrail')())).toEqual([{ name: 'auditTrail', version: 2 }])
  })
})

describe('opening', () => {
  it.each<[string, object]>([
    ['neither file nor stores', {}],
    ['both', { file: 'x.db', stores: memoryStores }],
    ['stores without a secret', { stores: memoryStores }],
    ['a file in memory without a secret', { file: ':memory:' }],
    ['a secret of another length', { stores: memoryStores, hostSecret: new Uint8Array(31) }],
  ])('PRV-07: refuses %s', async (_, options) => {
    expect(wordOf(await openMandat(options))).toBe('InvalidInput')
  })
  it('LOG-01: wholly in memory, with the stores made for it', async () => {
    const manager = right(
      await openMandat({
        stores: memoryStores,
        hostSecret: new Uint8Array(32),
        clock: movingClock(),
        passwords: cheapPasswords,
        work: 'ByHand',
        policy: { mailsAnHour: null },
      }),
    )
    const host = { ...(await openHost()), manager }
    await tell(
      host,
      'RequestRegistration',
      { account: host.id(), email: 'ada@example.org', language: 'en' },
      visitor(host),
    )
    expect(right(await manager.settle())).toBe(1)
    right(await manager.close())
    expect(wordOf(await manager.settle())).toBe('Closed')
  })
  it('PRV-07: answers for stores that throw, and for a file that cannot be', async () => {
    expect(
      wordOf(
        await openMandat({
          hostSecret: new Uint8Array(32),
          stores: () => {
            throw new Error('boo')
          },
        }),
      ),
    ).toBe('Unavailable')
    expect(wordOf(await openMandat({ hostSecret: new Uint8Array(32), file: folder.path('no/such/folder/x.db') }))).toBe(
      'Unavailable',
    )
  })
})

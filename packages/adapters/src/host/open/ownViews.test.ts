import { afterAll, describe, expect, it } from '@jest/globals'
import { products, projection } from '@mandat/projections/kit'
import { HeadCount, headCounts } from '../../testing/headCounts.js'
import { openHost, tell, type TestHost, wordOf } from '../../testing/host.js'
import { founded, joined, person, settled } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

const folder = scratchFolder()
afterAll(folder.remove)

const places = [
  ['in memory', {}],
  ['on a SQLite file', { file: folder.path('own.db') }],
] as const
const versionsOf = async ({ stores }: TestHost) =>
  right(await stores.documents.versions('headCounts')()).map(({ version }) => version)
const statusOf = async ({ manager }: TestHost) =>
  (await manager.status()).readModels.filter(({ model }) => model.name === 'headCounts')
const identical = async ({ manager }: TestHost) =>
  right(await manager.rebuild()).flatMap(({ model, identical: same, documents }) =>
    model.name === 'headCounts' ? [{ same, documents }] : [],
  )

describe.each(places)("a host's own read model, %s", (_, place) => {
  it('LOG-06: is kept, waited for, read, rebuilt and opened like the built-in ones, and survives a restart', async () => {
    const host = await openHost({ ...place, views: [headCounts] })
    const [ada, ben] = [await person(host, 'Ada'), await person(host, 'Ben')]
    const [acme, other] = [await founded(host, ada), await founded(host, ada, 'Other')]
    await settled(host)

    // another process, which works by itself
    const { manager } = await host.another({ work: 'InBackground' })
    await joined(host, acme, ada, ben, 'Collaborator')
    const removal = { organisation: acme, account: ben.account }
    const { position } = await tell(host, 'RemoveMember', removal, ada.actor)
    expect(right(await manager.waitFor('headCounts', position))).toBeGreaterThanOrEqual(position)
    const view = manager.read(headCounts)
    expect(right(await view.one(acme))?.members).toStrictEqual([ada.account])

    const again = await tell(host, 'RenameOrganisation', { organisation: other, name: 'Another' }, ada.actor)
    right(await manager.waitFor('headCounts', again.position))
    expect(right(await view.one('nobody'))).toBe(null)
    const found = right(await view.many([other, 'nobody', acme]))
    expect(found.map(({ organisation }) => organisation)).toStrictEqual([other, acme])
    const [box] = found.map(({ name }) => name)
    expect(box && right(await manager.open(box))).toStrictEqual({ _tag: 'Plain', text: 'Other' })
    const first = right(await view.page({ index: 'member', from: ada.account, to: ada.account, count: 1 }))
    const rest = right(await view.page({ index: 'member', from: ada.account, count: 5, after: first.next ?? '' }))
    expect([...first.documents, ...rest.documents].map(({ organisation }) => organisation)).toStrictEqual([acme, other])
    expect(rest.next).toBe(null)

    expect(await identical(host)).toStrictEqual([{ same: true, documents: 2 }])
    // what is in memory ends with the first host that closes
    if ('file' in place) for (const one of [manager, host.manager]) right(await one.close())
    const restarted = await host.another()
    expect(right(await restarted.manager.read(headCounts).one(acme))?.members).toStrictEqual([ada.account])
    expect((await statusOf(restarted)).map(({ lag, parked }) => [lag, parked])).toStrictEqual([
      [{ _tag: 'Events', count: 0 }, 0],
    ])
    for (const one of [restarted.manager, manager, host.manager]) right(await one.close())
  })
})

describe("a host's own read model", () => {
  it('LOG-06: of a new version is built anew beside the old one; where the old one is gone, older code is refused', async () => {
    const file = folder.path('versions.db')
    const host = await openHost({ file, views: [headCounts] })
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    await settled(host)
    const next = projection(HeadCount)({
      ...headCounts,
      version: 2,
      evolve: (...given) => headCounts.evolve(...given),
      indexes: {},
    })
    const newer = await host.another({ views: [next] })
    expect(right(await newer.manager.read(next).one(acme))).toBe(null)
    await settled(newer)
    expect(right(await newer.manager.read(next).one(acme))?.members).toStrictEqual([ada.account])
    expect(await versionsOf(host)).toStrictEqual([1, 2])
    await founded(host, ada, 'Other')
    await settled(host)
    expect(await identical(host)).toStrictEqual([{ same: true, documents: 2 }])
    await host.manager.close()

    right(await newer.stores.documents.drop({ name: 'headCounts', version: 1 })())
    await expect(host.another()).rejects.toThrow(
      'cannot read headCounts: version: expected at most 1: the one that is kept (2) is newer than this code',
    )
    expect(await versionsOf(newer)).toStrictEqual([2])
    await newer.manager.close()
  })

  it('LOG-06: is kept by the hosts that have it, and is nothing to the others', async () => {
    const host = await openHost({ file: folder.path('two.db') })
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const { position } = await settled(host).then((at) => ({ position: at }))
    expect([await versionsOf(host), await statusOf(host)]).toStrictEqual([[], []])
    expect([
      wordOf(await host.manager.waitFor('headCounts', position, 20)),
      wordOf(await host.manager.retryParked('headCounts')),
      wordOf(await host.manager.read(headCounts).one(acme)),
    ]).toStrictEqual(['InvalidInput', 'InvalidInput', 'InvalidInput'])

    const having = await host.another({ views: [headCounts] })
    expect(wordOf(await having.manager.waitFor('headCounts', position, 20))).toBe('Unavailable')
    await settled(having)
    const other = await founded(host, ada, 'Other')
    await settled(host)
    expect(right(await having.manager.read(headCounts).one(other))).toBe(null)
    await settled(having)
    expect(right(await having.manager.read(headCounts).one(other))?.members).toStrictEqual([ada.account])
    expect(right(await host.manager.rebuild()).some(({ model }) => model.name === 'headCounts')).toBe(false)
    await having.manager.close()
    expect(wordOf(await having.manager.read(headCounts).one(acme))).toBe('Closed')
    await host.manager.close()
  })

  it('ORG-05: is all that is read so: what the library keeps is cut to who asks, and a wrong question is named', async () => {
    const { manager } = await openHost({ views: [headCounts] })
    const asked = async (answer: Promise<unknown>) => (await answer) as { left?: { message: string } }
    const view = manager.read(headCounts)
    const page = (query: object) => asked(view.page(query as never))
    const answers = [
      asked(manager.read(products).one('all')),
      asked(manager.read(undefined as never).page({ index: 'members', count: 1 })),
      asked(view.one(7 as never)),
      asked(view.many(['a', ''])),
      page({ index: 'name', count: 1 }),
      page({ index: 'members', count: 1_001 }),
      page({ index: 'members', count: 1, form: 2 }),
      page({ index: 'members', count: 1, direction: 'up' }),
      page({ index: 'members', count: 1, after: 'the last' }),
    ]
    const unknown = 'view: expected a projection that the host was opened with'
    const key = 'expected text of 1 to 512 characters without control characters'
    expect((await Promise.all(answers)).map(({ left }) => left?.message)).toStrictEqual(
      [
        unknown,
        unknown,
        `key: ${key}`,
        `keys.1: ${key}`,
        'query.index: expected one of members, member',
        'query.count: expected an integer from 1 to 1000',
        'query.form: expected no such field',
        'query.direction: expected one of forwards, backwards',
        'after: expected the `next` of a page',
      ].map((message) => `invalid input: ${message}`),
    )
    // @ts-expect-error -- no index of it
    expect(wordOf(await view.page({ index: 'name', count: 1 }))).toBe('InvalidInput')
    await manager.close()
  })
})

import { afterAll, expect, it } from '@jest/globals'
import { DAY } from '@mandat/domain'
import { logOf, openHost, type TestHost, typesOf, wordOf } from '../../testing/host.js'
import { headCountsWith, headCounts } from '../../testing/headCounts.js'
import { founded, person, settled } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import type { SqliteStores } from '../../stores/sqlite/index.js'

const folder = scratchFolder()
afterAll(folder.remove)
const wrong = async (host: TestHost, options?: { readonly replace: boolean }) =>
  right(await host.manager.rebuild(options)).flatMap(({ model, identical, differences, replaced, failure }) =>
    identical ? [] : [[model.name, differences, replaced, failure?.kind ?? null]],
  )
const scratches = ({ stores }: TestHost) =>
  (stores as SqliteStores).database.statement("SELECT name FROM sqlite_schema WHERE name LIKE '%rebuild%'").all([])

it('LOG-06, hole 33: an emptied index is told by a rebuild and put right by one that replaces; the clock does its work again, and no table is left', async () => {
  const host = await openHost({ file: folder.path('index.db') })
  await person(host, 'Ada')
  await settled(host)
  expect(right(await host.manager.tick())).toStrictEqual({ done: 0, refused: 0 })
  const { database } = host.stores as SqliteStores
  right(await database.write(() => database.statement('DELETE FROM idx_deadlines_2').run([]))())
  host.clock.move(31 * DAY)
  expect(right(await host.manager.tick())).toStrictEqual({ done: 0, refused: 0 })
  const key = right(await host.stores.documents.scan({ name: 'deadlines', version: 2 }, { after: null, count: 1 })())
  const lost = [`${String(key[0]?.key)}: OnlyInSecond in dueAt`]
  expect(await wrong(host)).toStrictEqual([['deadlines', lost, false, null]])
  expect(await wrong(host, { replace: true })).toStrictEqual([['deadlines', lost, true, null]])
  expect(await wrong(host)).toStrictEqual([])
  expect(right(await host.manager.tick())).toStrictEqual({ done: 1, refused: 0 })
  expect(typesOf(await logOf(host)).at(-1)).toBe('SessionEnded')
  expect(scratches(host)).toStrictEqual([])
  expect(wordOf(await host.manager.rebuild({ replace: 'yes' } as never))).toBe('InvalidInput')
  await host.manager.close()
})

it('LOG-06, hole 33: one read model that cannot be rebuilt holds up no other, leaves nothing behind, and is replaced after the fix', async () => {
  const broken = headCountsWith(1, (type) => {
    if (type === 'OrganisationRegistered') throw new Error('not yet')
  })
  const host = await openHost({ file: folder.path('broken.db'), views: [broken] })
  await founded(host, await person(host, 'Ada'))
  await settled(host)
  expect(await wrong(host, { replace: true })).toStrictEqual([['headCounts', [], false, 'Unreadable']])
  expect(right(await host.manager.rebuild())).toHaveLength(15)
  expect(scratches(host)).toStrictEqual([])
  await host.manager.close()
  const fixed = await host.another({ views: [headCounts] })
  const [ours] = right(await fixed.manager.rebuild({ replace: true })).filter(
    ({ model }) => model.name === 'headCounts',
  )
  expect([ours?.replaced, ours?.failure]).toStrictEqual([true, null])
  expect(right(await fixed.manager.retryParked())).toStrictEqual([])
  expect(await wrong(fixed)).toStrictEqual([])
  await fixed.manager.close()
})

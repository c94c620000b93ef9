import { describe, expect, it } from '@jest/globals'
import { event, MemberJoined, MemberLeft } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { memoryStores } from '../../stores/memory/index.js'
import { headCounts } from '../../testing/headCounts.js'
import { openMandat } from '../open/openMandat.js'

const opened = async (views: unknown): Promise<string> => {
  const options = { stores: memoryStores, hostSecret: new Uint8Array(32), work: 'ByHand' } as const
  const manager = await openMandat({ ...options, views: views as never })
  if (E.isLeft(manager)) return manager.left.message
  await manager.right.close()
  return 'open'
}
const mine = (changes: object): ReadonlyArray<object> => [{ ...headCounts, ...changes }]
const NAME = 'views.0.name: expected a name of at most 50 letters, digits or underscores that begins with a letter'
const TAKEN = 'expected a name that no other read model has'

describe("a host's own read models", () => {
  it.each<[string, unknown, string]>([
    ['no list', 'headCounts', 'views: expected a list of projections'],
    ['no projection', [headCounts, null], 'views.1: expected a projection'],
    ['a name of the library', mine({ name: 'products' }), `views.0.name: ${TAKEN}`],
    ['the name of a look-up, but for its case', mine({ name: 'ADDRESSbook' }), `views.0.name: ${TAKEN}`],
    ['the name of the processes', mine({ name: 'processes' }), `views.0.name: ${TAKEN}`],
    ['the name of a subscription', mine({ name: 'Subscription_mine' }), `views.0.name: ${TAKEN}`],
    ['the name of a rebuild', mine({ name: 'products_rebuild' }), `views.0.name: ${TAKEN}`],
    ['a name twice', [headCounts, ...mine({ name: 'HeadCounts' })], `views.1.name: ${TAKEN}`],
    ['a name that is none', mine({ name: 'head counts' }), NAME],
    ['a name that is too long', mine({ name: 'a'.repeat(51) }), NAME],
    ['no name', mine({ name: undefined }), NAME],
    ['version 0', mine({ version: 0 }), 'views.0.version: expected an integer from 1 on'],
    ['half a version', mine({ version: 1.5 }), 'views.0.version: expected an integer from 1 on'],
    ['no codec', mine({ document: {} }), 'views.0.document: expected a codec'],
    ['nothing handled', mine({ handles: [] }), 'views.0.handles: expected a list of at least one event'],
    [
      'an event that never happens, and one twice',
      mine({ handles: [MemberJoined, event('Brewed', {}), MemberLeft, MemberJoined] }),
      'views.0.handles.1: expected an event of the library, once; views.0.handles.3: expected an event of the library, once',
    ],
    [
      'no functions',
      mine({ keysOf: 1, evolve: null, indexes: { 'by name': () => [], members: 'members' } }),
      'views.0.keysOf: expected a function; views.0.evolve: expected a function; views.0.indexes.by name: expected a function under a name; views.0.indexes.members: expected a function under a name',
    ],
    ['no indexes', mine({ indexes: undefined }), 'views.0.indexes: expected an index by each name'],
    ['deadlines', mine({ due: {} }), 'views.0.due: expected nothing: a read model of a host has no deadlines'],
  ])('LOG-06: are refused at the start, by their path: %s', async (_, views, message) => {
    expect(await opened(views)).toBe(`invalid input: ${message}`)
  })

  it('LOG-06: are opened with, or none', async () => {
    expect([await opened([headCounts]), await opened([]), await opened(undefined)]).toStrictEqual([
      'open',
      'open',
      'open',
    ])
  })
})

import { beforeAll, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { openHost, type TestHost } from '../../testing/host.js'
import { person, type TestPerson } from '../../testing/people.js'

let host: TestHost
let ada: TestPerson
beforeAll(async () => {
  host = await openHost()
  ada = await person(host, 'Ada')
})

it('LOG-01: nothing that a host calls throws, whatever it is called with', async () => {
  const { manager } = host
  const rubbish = [
    undefined,
    null,
    7,
    'x',
    {},
    [],
    Symbol('x'),
    { _tag: 'Person' },
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('boo')
        },
      },
    ),
  ] as ReadonlyArray<unknown> as ReadonlyArray<never>
  for (const it of rubbish)
    for (const call of [
      () => manager.authenticateToken(it, it),
      () => manager.authenticateToken('x', 'y', it),
      () => manager.authenticateTool(it, it),
      () => manager.accountByEmail(it),
      () => manager.waitFor(it, it, 1),
      () => manager.query.organisationDashboard(it, it),
      () => manager.query.partners(it),
      () => manager.query.auditTrail(ada.actor, it),
      () => manager.query.reach(it, it, it),
      () => manager.query.tokensOfAccount(it, it),
      () =>
        openHost(it).then(
          () => E.right(null),
          () => E.right(null),
        ),
    ])
      expect(['Left', 'Right']).toContain((await call())._tag)
})

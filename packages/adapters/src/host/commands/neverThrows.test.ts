import { beforeAll, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { plainInput } from './plainInput.js'
import { openHost, type TestHost, wordOf } from '../../testing/host.js'
import { Secret } from '@mandat/domain'
import { person, type TestPerson } from '../../testing/people.js'

let host: TestHost
let ada: TestPerson
beforeAll(async () => {
  host = await openHost()
  ada = await person(host, 'Ada')
})

it('LOG-01, hole 25: nothing that a host calls throws, and what is no argument at all is InvalidInput', async () => {
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
      () => manager.execute(it),
      () => manager.as(it, it).execute(it),
      () => manager.as(ada.actor, it).executeUnknown({ type: it, data: it, id: it }),
      () => manager.authenticateSession(it),
      () => manager.authenticateToken(it, it),
      () => manager.authenticateToken('x', it),
      () => manager.authenticateToken('x', 'y', it),
      () => manager.authenticateTool(it, it),
      () => manager.accountByEmail(it),
      () => manager.open(it),
      () => manager.waitFor(it, it, 1),
      () => manager.waitFor('accounts', it, it),
      () => manager.retryParked(it),
      () => (it === 'x' ? Promise.resolve(E.right(null)) : manager.backup(it)),
      () => Promise.resolve(manager.subscribe(it)),
      () => Promise.resolve(manager.subscribe({ name: it, handler: it, types: it, from: it })),
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
      expect(wordOf(await call())).not.toMatch(/Unknown$/)
})

it('hole 25: what answers twice is asked once, and what only looks like a secret or a list is none', async () => {
  const dishonest = Object.assign(new Date(0), { toISOString: () => ({ no: 'text' }), getTime: () => 1 })
  const endless = new Proxy(['a', 'b'], {
    get: (list, key) =>
      key === Symbol.iterator
        ? function* () {
            for (;;) yield 'x'
          }
        : (Reflect.get(list, key) as unknown),
  })
  expect(plainInput({ dishonest, endless }, 1_000)).toStrictEqual(
    E.right({ dishonest: '1970-01-01T00:00:00.000Z', endless: ['a', 'b'] }),
  )
  const noSecret = Object.create(Secret.prototype, { reveal: { value: () => 'x' } }) as Secret
  const data = { account: ada.account, current: noSecret, replacement: noSecret, confirmation: noSecret }
  const changed = await host.manager.as(ada.actor).execute({ type: 'ChangePassword', data: data as never })
  expect(changed).toMatchObject({
    left: { faults: [{ path: 'data.current' }, { path: 'data.replacement' }, { path: 'data.confirmation' }] },
  })
})

it('hole 30: no answer repeats whatever somebody sent: 50 faults are told, and how many more there are', async () => {
  const { execute } = host.manager.as(ada.actor)
  const strange = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`field${String(i)}`, 1]))
  const answer = await execute({ type: 'LogIn', data: strange as never })
  if (answer._tag === 'Right' || answer.left._tag !== 'Failure' || answer.left.kind !== 'InvalidInput')
    throw new Error('taken')
  const { faults, message } = answer.left
  expect([faults.length, faults.at(-1)?.path]).toEqual([51, ''])
  expect(message.length).toBeLessThan(4_000)
  const long = await execute({ type: 'LogIn', data: { ['x'.repeat(60_000)]: 1 } as never })
  expect(JSON.stringify(long).length).toBeLessThan(4_000)
})

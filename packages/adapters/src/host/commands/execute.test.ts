import { beforeAll, describe, expect, it } from '@jest/globals'
import { type Failure, Secret } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { logOf, openHost, type TestHost, wordOf } from '../../testing/host.js'
import { person, type TestPerson, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

let host: TestHost
let ada: TestPerson
beforeAll(async () => {
  host = await openHost()
  ada = await person(host, 'Ada')
})

/** The faults of a refused input, as `path: expected`; the log must be as it was. */
const faultsOf = async (input: unknown): Promise<ReadonlyArray<string>> => {
  const before = await logOf(host)
  const answer = await host.manager.execute(input)
  expect(await logOf(host)).toEqual(before)
  const failure: Failure | null = E.isLeft(answer) && answer.left._tag === 'Failure' ? answer.left : null
  expect(failure?.kind).toBe('InvalidInput')
  return failure?.kind === 'InvalidInput' ? failure.faults.map(({ path, expected }) => `${path}: ${expected}`) : []
}
const profile = (more: object = {}) => ({
  account: ada.account,
  name: null,
  address: null,
  telephone: null,
  language: null,
  ...more,
})
const update = (data: unknown, more: object = {}): unknown => ({
  type: 'UpdateProfile',
  actor: ada.actor,
  data,
  ...more,
})
const TEXT = (min: number, max: number) =>
  `text of ${String(min)} to ${String(max)} characters without control characters`
const UUID = 'a UUID in lower case'

describe('LOG-01: execute takes anything, and names what is wrong', () => {
  it.each<[string, unknown, ReadonlyArray<string>]>([
    ['nothing', undefined, [': an object']],
    ['null', null, [': an object']],
    ['a number', 7, [': an object']],
    ['a list', [], [': an object']],
    ['text', '{"type":"LogIn"}', [': an object']],
    ['a function', () => 1, [': plain data that JSON can hold']],
    ['a symbol', Symbol('x'), [': plain data that JSON can hold']],
    ['an empty object', {}, ['type: a known command']],
    ['an unknown command', { type: 'MakeMeRich' }, ['type: a known command']],
    ['what objects inherit', { type: 'constructor' }, ['type: a known command']],
    ['a type that is no text', { type: { toString: () => 'LogIn' } }, ['type.toString: plain data that JSON can hold']],
  ])('%s', async (_, input, faults) => {
    expect(await faultsOf(input)).toEqual(faults)
  })

  it('every fault of frame and content at once, each with its path', async () => {
    expect(
      await faultsOf({
        type: 'UpdateProfile',
        id: 'x',
        actor: { ...ada.actor, account: 'me', more: 1 },
        from: { ipAddress: 'x', device: '' },
        causation: 7,
        urgent: true,
        data: { account: 'ADA', name: '', address: null, telephone: 12, extra: 1, type: 'LogIn' },
      }),
    ).toEqual([
      'urgent: no such field',
      `id: ${UUID}`,
      `actor.account: ${UUID}`,
      `from.ipAddress: ${TEXT(2, 45)}`,
      `from.device: ${TEXT(1, 512)}`,
      `causation: ${UUID}`,
      'actor.more: no such field',
      'data.type: no such field',
      `data.account: ${UUID}`,
      `data.name: ${TEXT(1, 200)}`,
      `data.telephone: ${TEXT(3, 40)}`,
      'data.language: one of de, fr, it, en',
      'data.extra: no such field',
    ])
  })
  it('a missing actor, missing data and a pair without its client', async () => {
    expect(await faultsOf({ type: 'UpdateProfile' })).toEqual([
      'actor: an object whose _tag is one of Person, Token, Visitor, LinkHolder, Operator, System',
      expect.stringMatching(/^data: /) as unknown as string,
    ])
    expect(
      await faultsOf({
        type: 'ResendPartnerInvitation',
        actor: ada.actor,
        data: { partner: host.id(), clint: host.id() },
      }),
    ).toEqual([`data.client: ${UUID}`, 'data.clint: no such field'])
    expect(await faultsOf(update(profile(), { actor: { _tag: 'God' } }))).toEqual([
      'actor: an object whose _tag is one of Person, Token, Visitor, LinkHolder, Operator, System',
    ])
    expect(await faultsOf(update(profile(), { from: null }))).toHaveLength(1)
    expect(await faultsOf(update([]))).toContain(`data.account: ${UUID}`)
  })
  it.each([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud83e'],
    ['an escape character', '\u001b[2J'],
    ['too long a text', 'x'.repeat(201)],
  ])('%s in a name', async (_, name) => {
    expect(await faultsOf(update(profile({ name })))).toEqual([`data.name: ${TEXT(1, 200)}`])
  })
  it.each<[string, unknown, string]>([
    ['a BigInt', 10n, 'data.name: plain data that JSON can hold'],
    ['NaN, which would become null', Number.NaN, 'data.name: a finite number'],
    ['infinity', -Infinity, 'data.name: a finite number'],
    ['a date that does not exist', new Date(Number.NaN), 'data.name: a date that exists'],
    ['a function', () => 'Ada', 'data.name: plain data that JSON can hold'],
    ['a secret where none is asked for', Secret.of('hunter2 hunter2'), `data.name: ${TEXT(1, 200)}`],
    ['a boxed text', new String('Ada'), `data.name: ${TEXT(1, 200)}`],
    ['a map', new Map([['a', 1]]), `data.name: ${TEXT(1, 200)}`],
  ])('%s', async (_, name, fault) => {
    expect(await faultsOf(update(profile({ name })))).toEqual([fault])
  })
  it('getters and proxies that throw, cycles, and depth', async () => {
    const trap = Object.defineProperty(profile(), 'name', {
      enumerable: true,
      get: () => {
        throw new Error('boo hunter2')
      },
    })
    expect(await faultsOf(update(trap))).toEqual(['data.name: plain data that JSON can hold'])
    expect(
      await faultsOf(
        update(
          new Proxy(
            {},
            {
              ownKeys: () => {
                throw new Error('boo')
              },
            },
          ),
        ),
      ),
    ).toEqual(['data: plain data that JSON can hold'])
    const cyclic: Record<string, unknown> = profile()
    cyclic['name'] = { inner: [cyclic] }
    expect(await faultsOf(update(cyclic))).toEqual(['data.name.inner.0: data that does not hold itself'])
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    expect(await faultsOf(update(deep))).toEqual([expect.stringMatching(/^data(\.0)+: at most 32 levels$/)])
  })
  it('what is too large, however small it looks: neither text, nor keys, nor a few objects that hold each other many times', async () => {
    const tooLarge = [': at most 65536 bytes']
    expect(await faultsOf(update(profile({ name: 'x'.repeat(70_000) })))).toEqual(tooLarge)
    expect(await faultsOf(update({ ['k'.repeat(70_000)]: 1 }))).toEqual(tooLarge)
    expect(await faultsOf(update(new Array(4e9)))).toEqual(tooLarge)
    let many: unknown = { end: 1 }
    for (let i = 0; i < 30; i++) many = { left: many, right: many }
    expect(await faultsOf(update(many))).toEqual(tooLarge)
    expect(await faultsOf(update(profile({ name: Secret.of('x'.repeat(70_000)) })))).toEqual(tooLarge)
  })
  it('__proto__ is a field like any other, and changes no prototype', async () => {
    const input = JSON.parse(
      `{"type":"UpdateProfile","__proto__":{"actor":1},"data":{"__proto__":{"name":"Eve"},"constructor":{"prototype":{"polluted":1}}}}`,
    ) as object
    const faults = await faultsOf({ ...input, actor: ada.actor })
    expect(faults).toEqual(
      expect.arrayContaining([
        'data.__proto__: no such field',
        'data.constructor: no such field',
        `data.account: ${UUID}`,
      ]),
    )
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(await faultsOf(Object.assign(Object.create(null) as object, input, { actor: ada.actor }))).toHaveLength(
      faults.length,
    )
  })
  it('absurd numbers and days', async () => {
    const order = (more: object) => ({
      type: 'OrderProduct',
      actor: ada.actor,
      data: {
        product: host.id(),
        organisation: host.id(),
        category: 'Domain',
        label: 'x.ch',
        expiresOn: '2027-01-31',
        renewalPrice: { currency: 'CHF', amount: 1 },
        renewal: 'Manual',
        ...more,
      },
    })
    for (const amount of [1.5, 1e300, '1', null, 2 ** 53])
      expect(await faultsOf(order({ renewalPrice: { currency: 'CHF', amount } }))).toEqual([
        expect.stringMatching(/^data\.renewalPrice\.amount: an integer/),
      ])
    for (const expiresOn of ['2027-02-30', '2027-1-31', '+010000-01-01', '', '2027-01-31T00:00:00.000Z', new Date(0)])
      expect(await faultsOf(order({ expiresOn }))).toEqual([expect.stringMatching(/^data\.expiresOn: /)])
  })
  it('ACC-09: secrets are taken as text or as Secret, checked alike, and never repeated in an answer', async () => {
    const login = (password: unknown) => ({
      type: 'LogIn',
      actor: visitor(host),
      data: { account: ada.account, session: host.id(), ipAddress: null, device: null, password, secondFactor: null },
    })
    expect(wordOf(await host.manager.execute(login(Secret.of(ada.password))))).toBe('Applied')
    expect(wordOf(await host.manager.execute(login(ada.password)))).toBe('Applied')
    for (const bad of ['', 'hunter2'.repeat(200), 'hunter2\ud800', 7]) {
      const faults = [
        await faultsOf(login(bad)),
        typeof bad === 'string' ? await faultsOf(login(Secret.of(bad))) : null,
      ]
      expect(JSON.stringify(faults)).not.toContain('hunter2')
      expect(faults[0]).toEqual(['data.password: a secret of 1 to 1024 characters'])
    }
  })
  it('an id that is left out is made; undefined fields count as left out', async () => {
    const answer = right(
      await host.manager.execute(update(profile({ name: 'Ada L.' }), { id: undefined, from: undefined })),
    )
    expect([answer.outcome, answer.events]).toEqual(['Applied', [expect.objectContaining({ type: 'NameChanged' })]])
  })
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

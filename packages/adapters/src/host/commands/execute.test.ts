import { beforeAll, describe, expect, it } from '@jest/globals'
import { Secret } from '@mandat/domain'
import { openHost, type TestHost } from '../../testing/host.js'
import { person, type TestPerson } from '../../testing/people.js'
import { faultsOf } from '../../testing/faults.js'

let host: TestHost
let ada: TestPerson
beforeAll(async () => {
  host = await openHost()
  ada = await person(host, 'Ada')
})

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
    expect(await faultsOf(host, input)).toEqual(faults)
  })

  it('every fault of frame and content at once, each with its path', async () => {
    expect(
      await faultsOf(host, {
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
    expect(await faultsOf(host, { type: 'UpdateProfile' })).toEqual([
      'actor: an object whose _tag is one of Person, Token, Visitor, LinkHolder, Operator, System',
      expect.stringMatching(/^data: /) as unknown as string,
    ])
    expect(
      await faultsOf(host, {
        type: 'ResendPartnerInvitation',
        actor: ada.actor,
        data: { partner: host.id(), clint: host.id() },
      }),
    ).toEqual([`data.client: ${UUID}`, 'data.clint: no such field'])
    expect(await faultsOf(host, update(profile(), { actor: { _tag: 'God' } }))).toEqual([
      'actor: an object whose _tag is one of Person, Token, Visitor, LinkHolder, Operator, System',
    ])
    expect(await faultsOf(host, update(profile(), { from: null }))).toHaveLength(1)
    expect(await faultsOf(host, update([]))).toContain(`data.account: ${UUID}`)
  })
  it.each([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud83e'],
    ['an escape character', '\u001b[2J'],
    ['too long a text', 'x'.repeat(201)],
  ])('%s in a name', async (_, name) => {
    expect(await faultsOf(host, update(profile({ name })))).toEqual([`data.name: ${TEXT(1, 200)}`])
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
    expect(await faultsOf(host, update(profile({ name })))).toEqual([fault])
  })
  it('getters and proxies that throw, cycles, and depth', async () => {
    const trap = Object.defineProperty(profile(), 'name', {
      enumerable: true,
      get: () => {
        throw new Error('boo hunter2')
      },
    })
    expect(await faultsOf(host, update(trap))).toEqual(['data.name: plain data that JSON can hold'])
    expect(
      await faultsOf(
        host,
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
    expect(await faultsOf(host, update(cyclic))).toEqual(['data.name.inner.0: data that does not hold itself'])
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    expect(await faultsOf(host, update(deep))).toEqual([expect.stringMatching(/^data(\.0)+: at most 32 levels$/)])
  })
  it('what is too large, however small it looks: neither text, nor keys, nor a few objects that hold each other many times', async () => {
    const tooLarge = [': at most 65536 bytes']
    expect(await faultsOf(host, update(profile({ name: 'x'.repeat(70_000) })))).toEqual(tooLarge)
    expect(await faultsOf(host, update({ ['k'.repeat(70_000)]: 1 }))).toEqual(tooLarge)
    expect(await faultsOf(host, update(new Array(4e9)))).toEqual(tooLarge)
    let many: unknown = { end: 1 }
    for (let i = 0; i < 30; i++) many = { left: many, right: many }
    expect(await faultsOf(host, update(many))).toEqual(tooLarge)
    expect(await faultsOf(host, update(profile({ name: Secret.of('x'.repeat(70_000)) })))).toEqual(tooLarge)
  })
  it('__proto__ is a field like any other, and changes no prototype', async () => {
    const input = JSON.parse(
      `{"type":"UpdateProfile","__proto__":{"actor":1},"data":{"__proto__":{"name":"Eve"},"constructor":{"prototype":{"polluted":1}}}}`,
    ) as object
    const faults = await faultsOf(host, { ...input, actor: ada.actor })
    expect(faults).toEqual(
      expect.arrayContaining([
        'data.__proto__: no such field',
        'data.constructor: no such field',
        `data.account: ${UUID}`,
      ]),
    )
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(
      await faultsOf(host, Object.assign(Object.create(null) as object, input, { actor: ada.actor })),
    ).toHaveLength(faults.length)
  })
})

import { afterAll, describe, expect, it } from '@jest/globals'
import { organisationStream } from '@mandat/domain/kit'
import * as t from 'io-ts'
import { type HeadCount, headCounts, headCountsWith } from '../../testing/headCounts.js'
import { openHost, type TestHost } from '../../testing/host.js'
import { founded, joined, person, settled } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

/** A codec of what no store gives back. */
const date = new t.Type<Date, unknown>(
  'date',
  (u): u is Date => u instanceof Date,
  (u, c) => (u instanceof Date ? t.success(u) : t.failure(u, c, 'a Date')),
  t.identity,
)
const folder = scratchFolder()
afterAll(folder.remove)

describe("a host's own read model", () => {
  it('LOG-05: parks the stream of an event that its fold throws at, changes, or makes no document of, and is retried after the fix', async () => {
    const broken = headCountsWith(1, (type) => {
      if (type === 'MemberJoined') throw new Error('not yet')
    })
    const host = await openHost({ file: folder.path('parked.db'), views: [broken] })
    const [ada, ben] = [await person(host, 'Ada'), await person(host, 'Ben')]
    const [acme, other] = [await founded(host, ada), await founded(host, ada, 'Other')]
    await joined(host, acme, ada, ben, 'Collaborator')
    await settled(host)
    await joined(host, other, ada, ben, 'Collaborator')
    const reasons = async ({ manager }: TestHost) =>
      right(await manager.retryParked('headCounts')).map(({ stream, outcome, reason }) => [stream, outcome, reason])
    await settled(host)
    const streams = [organisationStream(acme), organisationStream(other)]
    expect(await reasons(host)).toStrictEqual(streams.map((one) => [one, 'StillParked', 'Error']))
    const { readModels } = await host.manager.status()
    expect(readModels.flatMap(({ model, parked }) => (parked === 0 ? [] : [[model.name, parked]]))).toStrictEqual([
      ['headCounts', 2],
    ])
    expect(right(await host.manager.read(broken).one(acme))?.members).toStrictEqual([ada.account])
    await host.manager.close()

    const { evolve } = headCounts
    const attempts = [
      [
        { evolve: () => ({ members: [ada.account] }) },
        'TypeError: evolve gave no such document: organisation: expected a UUID in lower case',
      ],
      [{ evolve: () => Promise.resolve(null) }, 'TypeError: evolve gave a document that JSON cannot hold: document'],
      [
        { evolve: (...given: Parameters<typeof evolve>) => ({ ...evolve(...given), hint: 1 }) },
        'TypeError: evolve gave no such document: hint: expected no such field',
      ],
      [{ evolve: (document: HeadCount) => Object.assign(document, { members: [] }) }, 'TypeError'],
      [
        {
          keysOf: (envelope: Parameters<(typeof headCounts)['keysOf']>[0]) =>
            Object.assign(envelope.event, { organisation: 'mine' }),
        },
        'TypeError',
      ],
      [
        { document: t.type({ members: t.unknown }), evolve: () => ({ members: 1n }), indexes: {} },
        'TypeError: evolve gave a document that JSON cannot hold: document.members',
      ],
      [
        {
          keysOf: ({ meta }: Parameters<(typeof headCounts)['keysOf']>[0]) =>
            Object.assign(meta.actor, { _tag: 'System' }),
        },
        'TypeError',
      ],
      [{ keysOf: () => [''] }, 'TypeError: keysOf must give a list of keys, each of 1 to 512 characters'],
      [{ keysOf: () => 'all' }, 'TypeError: keysOf must give a list of keys, each of 1 to 512 characters'],
      [
        { indexes: { members: () => [Number.NaN] } },
        'TypeError: the index members must give a list of finite numbers or text',
      ],
    ] as const
    for (const [changes, reason] of attempts) {
      const late = await host.another({ views: [{ ...headCounts, ...(changes as object) }] })
      expect(await reasons(late)).toStrictEqual(streams.map((one) => [one, 'StillParked', reason]))
      await late.manager.close()
    }
    const fixed = await host.another({ views: [headCounts] })
    expect(await reasons(fixed)).toStrictEqual(streams.map((one) => [one, 'Unparked', null]))
    expect(right(await fixed.manager.read(headCounts).one(acme))?.members).toStrictEqual([ada.account, ben.account])
    expect(right(await fixed.manager.rebuild()).filter(({ identical }) => !identical)).toStrictEqual([])
    await fixed.manager.close()
  })

  it('LOG-05: parks the stream of a document that would come back from the store as another, and holds up nothing', async () => {
    const changes = { document: t.type({ at: date }), evolve: () => ({ at: new Date(0) }), indexes: {} }
    const host = await openHost({ views: [{ ...headCounts, ...changes }] })
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    await joined(host, acme, ada, await person(host, 'Ben'), 'Collaborator')
    await settled(host)
    expect(right(await host.manager.retryParked('headCounts'))).toMatchObject([
      {
        stream: organisationStream(acme),
        reason: 'TypeError: evolve gave a document that JSON cannot hold: document.at',
      },
    ])
    await host.manager.close()
  })

  it('ACC-09, holes 36 and 39: keeps and tells nothing of what was thrown but its class, be it no error that can be looked at', async () => {
    const hidden = 'anna@bakery.example'
    const unreadable = new Proxy(new Error(hidden), {
      get: () => {
        throw new Error(hidden)
      },
      getPrototypeOf: () => {
        throw new Error(hidden)
      },
    })
    const keyed = { ...headCounts, document: t.record(t.string, t.string), indexes: {} }
    const views = [
      {
        ...headCounts,
        name: 'shopA',
        evolve: () => {
          throw new RangeError(hidden)
        },
      },
      {
        ...headCounts,
        name: 'shopB',
        evolve: () => {
          throw unreadable
        },
      },
      { ...keyed, name: 'shopC', evolve: () => ({ [hidden]: 7 }) },
    ]
    const told: Array<string> = []
    const host = await openHost({
      file: folder.path('hidden.db'),
      views: views,
      onProblem: ({ name, failure }) => void told.push(`${name}: ${failure.message}`),
    })
    const acme = await founded(host, await person(host, 'Ada'))
    await settled(host)
    const reasons = [
      'RangeError',
      'something that cannot be looked at was thrown',
      'TypeError: evolve gave no such document: …: expected string',
    ]
    const names = ['shopA', 'shopB', 'shopC']
    for (const [i, name] of names.entries())
      expect(
        right(await host.stores.documents.parked({ name, version: 1 })()).map(({ stream, reason }) => [stream, reason]),
      ).toStrictEqual([[organisationStream(acme), reasons[i]]])
    const where = `cannot read ${organisationStream(acme)} at position`
    expect(told).toHaveLength(3)
    for (const [i, name] of names.entries())
      expect(told).toContainEqual(
        expect.stringMatching(
          new RegExp(`^${name}: ${where} \\d+: ${name}: expected an event that it can fold \\(${reasons[i] ?? ''}\\)$`),
        ),
      )
    await host.manager.close()
  })
})

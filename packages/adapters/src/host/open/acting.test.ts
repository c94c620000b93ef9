import { describe, expect, it } from '@jest/globals'
import { isSealed } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { inspect } from 'node:util'
import { logOf, openHost, wordOf } from '../../testing/host.js'
import { founded, person, registered, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

const from = { ipAddress: '203.0.113.7', device: 'Firefox 140 on Linux' }

describe('commands and queries of one actor', () => {
  it('LOG-01: are those of who was named, from where it was said', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const acting = host.manager.as(ada.actor, from)
    const renamed = right(
      await acting.execute({ type: 'RenameOrganisation', data: { organisation: acme, name: 'Acme & Daughters' } }),
    )
    expect(renamed.events.map(({ type }) => type)).toStrictEqual(['OrganisationRenamed'])
    const { meta } = (await logOf(host)).at(-1) ?? {}
    expect(meta?.actor).toStrictEqual(ada.actor)
    for (const [box, plain] of [
      [meta?.ipAddress, from.ipAddress],
      [meta?.device, from.device],
    ] as const)
      expect(await host.manager.open(box as never)).toStrictEqual(E.right({ _tag: 'Plain', text: plain }))
    await host.manager.settle()
    expect(wordOf(await acting.query.organisationDashboard(acme))).toBe('Right')
    const pia = await person(host, 'Pia')
    expect(wordOf(await host.manager.as(pia.actor).query.organisationDashboard(acme))).toBe('NotForYou')
  })

  it('LOG-01: whoever asks says neither who acts nor from where', async () => {
    const host = await openHost()
    const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
    const acme = await founded(host, ada)
    const { executeUnknown } = host.manager.as(pia.actor, from)
    const order = { type: 'RenameOrganisation', data: { organisation: acme, name: 'Taken' } }
    const before = await logOf(host)
    const says = (path: string) =>
      E.left({ kind: 'InvalidInput', faults: [{ path, expected: expect.stringMatching(/^nothing: /) }] })
    expect(await executeUnknown({ ...order, actor: ada.actor })).toMatchObject(says('actor'))
    expect(await executeUnknown({ ...order, from })).toMatchObject(says('from'))
    // what is undefined is not there
    const silent = { ...order, actor: undefined, from: undefined }
    expect(wordOf(await executeUnknown(silent))).toBe('UnknownOrganisation')
    for (const nonsense of [
      undefined,
      null,
      7,
      [],
      'x',
      {
        get type() {
          throw new Error('no')
        },
      },
    ])
      expect(wordOf(await executeUnknown(nonsense))).toBe('InvalidInput')
    expect(await logOf(host)).toStrictEqual(before)
  })

  it('ACC-05, PRV-10: a login takes address and device from where it comes, once, and as content they are refused', async () => {
    const host = await openHost()
    const ada = await registered(host, 'Ada')
    const data = { account: ada.account, password: ada.password, secondFactor: null }
    const atTheDoor = host.manager.as(visitor(host), from)
    const twice = await atTheDoor.executeUnknown({ type: 'LogIn', data: { ...data, ...from } })
    expect(twice).toMatchObject(
      E.left({
        faults: [
          { path: 'data.ipAddress', expected: 'no such field' },
          { path: 'data.device', expected: 'no such field' },
        ],
      }),
    )
    const { events } = right(await atTheDoor.execute({ type: 'LogIn', data }))
    const [started] = events
    if (started?.type !== 'SessionStarted' || started.ipAddress === null) throw new Error('no session')
    expect(await host.manager.open(started.ipAddress)).toStrictEqual(E.right({ _tag: 'Plain', text: from.ipAddress }))
  })
})

describe('an answer', () => {
  it('prints all of it, and nothing of a secret', async () => {
    const host = await openHost()
    const wrong = await host.manager.executeUnknown({ type: 'LogIn', actor: visitor(host), data: {} })
    expect(inspect(wrong)).toContain("path: 'data.account'")
    const ada = await registered(host, 'Ada')
    const login = { account: ada.account, password: ada.password, secondFactor: null }
    const answer = await host.manager.as(visitor(host)).execute({ type: 'LogIn', data: login })
    expect(inspect(answer)).toContain('session: [secret]')
    expect(inspect(answer)).toContain("_tag: 'Right'")
    expect(inspect(answer)).not.toContain('mds_')
  })
})

describe('opening a box', () => {
  it('PRV-07: gives its text, and a failure for what is no box or was altered', async () => {
    const host = await openHost()
    await registered(host, 'Ada')
    const box = (await logOf(host)).flatMap(({ data }) => Object.values(data as Record<string, unknown>)).find(isSealed)
    if (box === undefined) throw new Error('nothing personal is in the log')
    expect(wordOf(await host.manager.open(box))).toBe('Right')
    expect(wordOf(await host.manager.open({ ...box, box: `${box.box.slice(0, -4)}AAAA` }))).toBe('Tampered')
    for (const none of [undefined, null, 'x', {}])
      expect(wordOf(await host.manager.open(none as never))).toBe('InvalidInput')
  })
})

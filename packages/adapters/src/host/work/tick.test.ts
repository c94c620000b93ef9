import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { ask, logOf, openHost, tell, type TestHost, wordOf } from '../../testing/host.js'
import { founded, fullAccess, listed, mailedLink, ordered, person, settled, tokenFor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)
const DAY = 24 * 3_600_000
const of = async (host: TestHost, ...types: ReadonlyArray<string>) =>
  (await logOf(host)).filter((e) => types.includes(e.type))
const ticked = async (host: TestHost) => right(await host.manager.tick())

describe('the clock', () => {
  it('PAR-14, ORG-02: invitations expire, on record once, and their links with them', async () => {
    const host = await openHost()
    const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
    const [client, partner] = [await founded(host, ada), await listed(host, pia)]
    await tell(host, 'InvitePartner', { client, partner, access: fullAccess }, ada.actor)
    await tell(
      host,
      'InviteMember',
      {
        organisation: client,
        invitation: host.id(),
        invitee: { _tag: 'Account', account: pia.account },
        role: 'Collaborator',
      },
      ada.actor,
    )
    await settled(host)
    const link = mailedLink(host, 'agency@agency.example')
    host.clock.move(29 * DAY)
    expect(await ticked(host)).toEqual({ done: 0, refused: 0 })
    host.clock.move(DAY)
    expect((await ticked(host)).refused).toBe(0)
    expect(
      (await of(host, 'PartnerInvitationExpired', 'MemberInvitationExpired')).map((e) => [e.type, e.meta.actor]).sort(),
    ).toEqual([
      ['MemberInvitationExpired', { _tag: 'System', process: 'clock' }],
      ['PartnerInvitationExpired', { _tag: 'System', process: 'clock' }],
    ])
    expect(await ticked(host)).toEqual({ done: 0, refused: 0 })
    expect(wordOf(await ask(host, 'AcceptPartnership', { client, partner, link }, pia.actor))).toBe('SessionNotAlive')
  })

  it('TOK-06: a token that made no call for a year is disabled, its owner told; one that made a call is not', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const product = await ordered(host, acme, ada.actor, { expiresOn: '2029-01-01' })
    const [idle, used] = [await tokenFor(host, ada, acme, product), await tokenFor(host, ada, acme, product)]
    host.clock.move(200 * DAY)
    expect(wordOf(await host.manager.authenticateToken(used.text, 'dns:read'))).toBe('Right')
    host.clock.move(165 * DAY)
    await ticked(host)
    expect(await of(host, 'TokenDisabled')).toEqual([])
    host.clock.move(DAY)
    // by date already, before any tick
    expect(wordOf(await host.manager.authenticateToken(idle.text, 'dns:read'))).toBe('TokenIdleTooLong')
    await ticked(host)
    await settled(host)
    expect((await of(host, 'TokenDisabled')).map((e) => e.data)).toEqual([
      expect.objectContaining({ token: idle.token, lastDay: '2026-03-02' }),
    ])
    expect(
      host
        .mails()
        .filter((m) => m.subject === 'An API token was disabled')
        .map((m) => m.to),
    ).toEqual([ada.email])
    expect([
      wordOf(await host.manager.authenticateToken(idle.text, 'dns:read')),
      wordOf(await host.manager.authenticateToken(used.text, 'dns:read')),
    ]).toEqual(['TokenIdleTooLong', 'Right'])
  })

  it('PRD-01, REN-02: renews automatically once for each expiry, also after a long sleep, and confirms it by mail; the others end', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    await ordered(host, acme, ada.actor, { expiresOn: '2026-03-10', renewal: 'Automatic' })
    await ordered(host, acme, ada.actor, { expiresOn: '2026-03-10' })
    host.clock.move(8 * DAY)
    await ticked(host)
    await ticked(host)
    expect((await of(host, 'ProductRenewed')).map((e) => (e.data as { until: string }).until)).toEqual(['2027-03-10'])
    host.clock.move((3 * 365 + 1) * DAY)
    await ticked(host)
    await settled(host)
    await ticked(host)
    expect((await of(host, 'ProductRenewed')).map((e) => (e.data as { until: string }).until)).toEqual([
      '2027-03-10',
      '2028-03-10',
      '2029-03-10',
      '2030-03-10',
    ])
    expect(await of(host, 'ProductEnded', 'ProductReleased')).toHaveLength(2)
    expect(host.mails().filter((m) => m.subject === 'Renewal confirmed')).toHaveLength(4)
  })

  it('REN-04, REN-07: reminders make one mail for each recipient and day, whoever ticks, however often, from two processes at once', async () => {
    const host = await openHost({ file: folder.path('ticks.db') })
    const other = await host.another()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    await tell(host, 'ChangeBillingContact', { organisation: acme, billingEmail: 'billing@acme.example' }, ada.actor)
    for (const expiresOn of ['2026-04-02', '2026-04-02', '2026-04-10'])
      await ordered(host, acme, ada.actor, { expiresOn })
    await settled(host)
    const mails = () =>
      host
        .mails()
        .filter((m) => m.subject === 'Products expire soon')
        .map((m) => m.to)
        .sort()
    for (let day = 0; day < 40; day++) {
      await Promise.all([ticked(host), ticked(other), ticked(host)])
      if (day % 10 === 0) await Promise.all([ticked(host), ticked(other)])
      // both react; one sends, on the day: a reminder that waited until the expiry is none (REN-06)
      await Promise.all([settled(host), other.manager.query.partners('x')])
      host.clock.move(DAY)
    }
    // 1m and 7d before: 2 March (two products), 10 March, 26 March (two), 3 April
    expect(
      (await of(host, 'RemindersFellDue')).map((e) => [
        (e.data as { day: string }).day,
        (e.data as { items: ReadonlyArray<unknown> }).items.length,
      ]),
    ).toEqual([
      ['2026-03-02', 2],
      ['2026-03-10', 1],
      ['2026-03-26', 2],
      ['2026-04-03', 1],
    ])
    expect(mails()).toEqual(
      ['ada', 'billing'].flatMap((name) =>
        Array<string>(4).fill(name === 'ada' ? 'ada@example.org' : 'billing@acme.example'),
      ),
    )
    expect(await of(host, 'ProductEnded')).toHaveLength(2)
    await other.manager.close()
    await host.manager.close()
  })

  it("LOG-01: one stream that cannot be read holds up no other's deadline, and the answer says so", async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const [first] = [
      await ordered(host, acme, ada.actor, { expiresOn: '2026-03-08' }),
      await ordered(host, acme, ada.actor, { expiresOn: '2026-03-09' }),
    ]
    await settled(host)
    host.clock.move(10 * DAY)
    const damaged = `product-${first}`
    // a process that has seen nothing yet
    const fresh = await host.another({
      wrap: (stores) => ({
        ...stores,
        events: {
          ...stores.events,
          readStream: (name, range) =>
            name === damaged
              ? () => Promise.resolve(E.left(unreadable(name, [])))
              : stores.events.readStream(name, range),
        },
      }),
    })
    expect(wordOf(await fresh.manager.tick())).toBe('Unreadable')
    expect((await of(host, 'ProductEnded')).map((e) => e.stream)).not.toContain(damaged)
    expect(await of(host, 'ProductEnded')).toHaveLength(1)
    // its end, and what its organisation asks about it (ORG-10)
    expect((await ticked(host)).done).toBe(2)
  })
})

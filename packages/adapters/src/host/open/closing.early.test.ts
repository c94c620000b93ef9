import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { DAY } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { type Mailer, memoryMailer } from '../../mail/index.js'
import { cheapPasswords, logOf, openHost, secret, tell, type TestHost, wordOf } from '../../testing/host.js'
import { founded, fullAccess, listed, person, settled, visitor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { openMandat } from './openMandat.js'

// a busy machine takes its time
jest.setTimeout(60_000)
const folder = scratchFolder()
afterAll(folder.remove)

/** Somebody waits at the gate: `reached` when, and `open` lets through everybody from then on. */
const gate = () => {
  let reached: () => void = () => undefined
  let open: () => void = () => undefined
  const atGate = new Promise<void>((resolve) => (reached = resolve))
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { atGate, open: () => open(), pass: () => (reached(), opened) }
}

/** A host on a file, whose mailer waits at a gate. */
const gated = async (name: string) => {
  const { atGate, open, pass } = gate()
  const sent: Array<string> = []
  const seen: Array<string> = []
  const inner = memoryMailer()
  const mailer: Mailer = {
    send: (mail) => async () => {
      await pass()
      sent.push(mail.to)
      seen.push('sent')
      return inner.send(mail)()
    },
    close: () => async () => (seen.push('closed'), E.right(undefined)),
  }
  const plain = await openHost()
  const another = async (work: 'ByHand' | 'InBackground'): Promise<TestHost> => {
    const shared = { mailer, clock: plain.clock, hostSecret: secret, passwords: cheapPasswords }
    const options = { file: folder.path(name), baseUrl: 'https://manager.example', work, ...shared }
    return { ...plain, manager: right(await openMandat(options)) }
  }
  return { another, sent, seen, atGate, open }
}
const asked = async (host: TestHost, count: number): Promise<ReadonlyArray<string>> => {
  const addresses = Array.from({ length: count }, (_, i) => `visitor${String(i)}@example.org`)
  for (const email of addresses)
    await tell(host, 'RequestRegistration', { account: host.id(), email, language: 'en' }, visitor(host))
  return addresses
}

describe('closing while there is much to do', () => {
  for (const work of ['ByHand', 'InBackground'] as const)
    it(`LOG-01, REN-06, hole 37: ends after the mail in hand (${work}); the others go out once, after the next start`, async () => {
      const { another, sent, seen, atGate, open } = await gated(`mails-${work}.db`)
      const first = await another('ByHand')
      const addresses = await asked(first, 6)
      right(await first.manager.close())
      seen.length = 0
      const host = await another(work)
      const settling = work === 'ByHand' ? host.manager.settle() : null
      await atGate
      const closing = host.manager.close()
      open()
      right(await closing)
      expect(seen).toEqual(['sent', 'closed'])
      if (settling !== null) expect(wordOf(await settling)).toBe('Closed')
      const next = await another('ByHand')
      await settled(next)
      expect([...sent].sort()).toEqual(addresses)
      right(await next.manager.close())
    })

  it('LOG-01, hole 37: ends after the event in hand; what followed the others follows once, after the next start', async () => {
    const { atGate, open, pass } = gate()
    let queued = 0
    const host = await openHost({
      wrap: (stores) => ({
        ...stores,
        outbox: {
          ...stores.outbox,
          put: (mails, at) => async () => {
            queued++
            await pass()
            return stores.outbox.put(mails, at)()
          },
        },
        close: () => async () => E.right(undefined),
      }),
    })
    const addresses = await asked(host, 6)
    const settling = host.manager.settle()
    await atGate
    const closing = host.manager.close()
    open()
    right(await closing)
    expect([queued, wordOf(await settling), host.mails().length]).toEqual([1, 'Closed', 0])
    const next = await host.another()
    await settled(next)
    expect(host.mails().map(({ to }) => to)).toEqual(addresses)
  })

  it('LOG-01, REN-04, hole 37: ends after the deadline in hand; the next tick has the others', async () => {
    const { atGate, open, pass } = gate()
    let armed = false
    const host = await openHost({
      wrap: (stores) => ({
        ...stores,
        events: {
          ...stores.events,
          append: (batch) => async () => {
            if (armed) await pass()
            return stores.events.append(batch)()
          },
        },
        close: () => async () => E.right(undefined),
      }),
    })
    const ada = await person(host, 'Ada')
    const client = await founded(host, ada)
    for (const name of ['Pia', 'Rene', 'Beat']) {
      const partner = await listed(host, await person(host, name))
      await tell(host, 'InvitePartner', { client, partner, access: fullAccess }, ada.actor)
    }
    const expired = async () => (await logOf(host)).filter(({ type }) => type === 'PartnerInvitationExpired').length
    host.clock.move(31 * DAY)
    armed = true
    const ticking = host.manager.tick()
    await atGate
    const closing = host.manager.close()
    open()
    right(await closing)
    expect([wordOf(await ticking), await expired()]).toEqual(['Closed', 1])
    const next = await host.another()
    expect(right(await next.manager.tick()).refused).toBe(0)
    expect(await expired()).toBe(3)
  })

  it('LOG-01, hole 37: nobody is waited for who waits for a read model', async () => {
    const host = await openHost()
    const waiting = host.manager.waitFor('products', 1_000_000, 2_000_000_000)
    right(await host.manager.close())
    expect(wordOf(await waiting)).toBe('Closed')
  })
})

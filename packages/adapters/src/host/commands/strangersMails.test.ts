import type { Actor } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import { ask, openHost, type TestHost, wordOf } from '../../testing/host.js'
import { founded, person, settled, type TestPerson, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

const MINUTE = 60_000
const home = { ipAddress: '192.0.2.7', device: 'a browser' }
const elsewhere = { ipAddress: '203.0.113.99', device: 'a script' }

describe('mails that a stranger can cause', () => {
  const limited = { positions: 'Dense', policy: { mailsAnHour: { toAddress: 5, fromOrigin: 12 } } } as const
  const sentTo = (host: TestHost, to: string) => host.mails().filter((mail) => mail.to === to).length
  const register = (host: TestHost, email: string, from: typeof home | undefined = undefined) =>
    ask(host, 'RequestRegistration', { account: host.id(), email, language: 'en' }, visitor(host), from && { from })

  it('ACC-13, hole 10: are few to one address, however it is spelt, and the answer does not tell', async () => {
    const host = await openHost(limited)
    const answers = []
    for (let n = 0; n < 50; n++) answers.push(await register(host, n % 2 === 0 ? 'ada@example.org' : 'ADA@Example.org'))
    await settled(host)
    expect(sentTo(host, 'ada@example.org') + sentTo(host, 'ADA@Example.org')).toBe(5)
    const told = answers.map((answer) => ({ ...right(answer), position: 0 }))
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
    host.clock.move(60 * MINUTE)
    right(await register(host, 'ada@example.org'))
    await settled(host)
    expect(sentTo(host, 'ada@example.org') + sentTo(host, 'ADA@Example.org')).toBe(6)
  })

  it('ACC-13: are few from one origin, however many addresses it writes to', async () => {
    const host = await openHost(limited)
    const strangers = Array.from({ length: 50 }, (_, n) => `a${String(n)}@example.org`)
    // at once: each sees those before it
    ;(await Promise.all(strangers.map((email) => register(host, email, elsewhere)))).map(right)
    right(await register(host, 'ada@example.org', home))
    await settled(host)
    expect([host.mails().length, sentTo(host, 'ada@example.org')]).toStrictEqual([13, 1])
  })

  it('ACC-10, ACC-13, hole 10: a reset that is asked for 4,000 times is mailed a few times, and works after', async () => {
    const host = await openHost(limited)
    const ada = await person(host, 'Ada')
    const head = right(await host.stores.events.head()())
    const asks = async (account: string) => right(await ask(host, 'RequestPasswordReset', { account }, visitor(host)))
    const told = new Set<string>()
    for (let n = 0; n < 4_000; n++)
      told.add(JSON.stringify({ ...(await asks(n % 4 === 0 ? host.id() : ada.account)), position: 0 }))
    expect(told.size).toBe(1)
    expect(right(await host.stores.events.head()()) - head).toBe(2 * 5)
    host.clock.move(60 * MINUTE)
    const before = sentTo(host, ada.email)
    await asks(ada.account)
    await settled(host)
    expect(sentTo(host, ada.email)).toBeGreaterThan(before)
  })

  it('LOG-07, ACC-13: a repeat is told by its id, whether or not there is an account', async () => {
    const host = await openHost(limited)
    const ada = await person(host, 'Ada')
    for (const account of [ada.account, host.id()]) {
      const [id, asker] = [host.id(), visitor(host)]
      const asks = async () => wordOf(await ask(host, 'RequestPasswordReset', { account }, asker, { id }))
      expect([await asks(), await asks()]).toStrictEqual(['Applied', 'AlreadyApplied'])
    }
  })

  it('ACC-13: who is logged in is told, of its own mails only', async () => {
    const host = await openHost(limited)
    const [ada, ben] = [await person(host, 'Ada'), await person(host, 'Ben')]
    const invite = async (by: TestPerson, organisation: string) => {
      const invitee = { _tag: 'Address', invitation: host.id(), email: 'carla@example.org' }
      const data = { organisation, invitation: invitee.invitation, invitee, role: 'Collaborator' }
      const answer = await ask(host, 'InviteMember', data, by.actor satisfies Actor)
      return wordOf(answer)
    }
    const organisations = []
    for (let n = 0; n < 7; n++) organisations.push(await founded(host, ada, `Acme ${String(n)}`))
    const words = []
    for (const organisation of organisations) words.push(await invite(ada, organisation))
    expect(words).toStrictEqual([...Array<string>(5).fill('Applied'), 'TooManyMails', 'TooManyMails'])
    expect(await invite(ben, await founded(host, ben, 'Other'))).toBe('Applied')
  })
})

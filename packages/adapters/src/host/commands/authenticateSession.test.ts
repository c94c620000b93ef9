import { afterAll, describe, expect, it } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { compromised, loginOf, person, personOf, registered, visitor } from '../../testing/people.js'
import { ask, logOf, openHost, tell, type TestHost, wordOf } from '../../testing/host.js'
import { right, scratchFolder } from '../../testing/scratch.js'

const folder = scratchFolder()
afterAll(folder.remove)

/** Logs in; the text that the browser keeps, and whose session it is. */
const login = async (host: TestHost, who: { readonly account: string; readonly password: string }, session: string) => {
  const { account, password } = who
  const { secrets } = await tell(host, 'LogIn', { account, password, secondFactor: null }, visitor(host), {
    id: session,
  })
  return { text: secrets['session']?.reveal() ?? '', session }
}

describe('the text of a session', () => {
  it('SES-01: tells who it is, in another process too, until the session ends', async () => {
    const host = await openHost({ file: folder.path('session.db') })
    const ada = await registered(host, 'Ada')
    const { text, session } = await login(host, ada, host.id())
    const actor = personOf(ada.account, session)
    const other = await host.another()
    expect(await host.manager.authenticateSession(text)).toStrictEqual(E.right(actor))
    expect(await other.manager.authenticateSession(text)).toStrictEqual(E.right(actor))

    await tell(other, 'LogOut', { account: ada.account, session }, actor)
    expect(wordOf(await host.manager.authenticateSession(text))).toBe('UnknownSession')
    await other.manager.close()
  })

  it('SES-01, hole 23: is over when its time is, and no session is ever started under its id again', async () => {
    const host = await openHost()
    const ada = await registered(host, 'Ada')
    const first = await login(host, ada, host.id())
    host.clock.move(31 * 86_400_000)
    expect(wordOf(await host.manager.authenticateSession(first.text))).toBe('UnknownSession')
    right(await host.manager.tick())
    const again = (by: Actor, password = ada.password) =>
      ask(host, 'LogIn', { account: ada.account, password, secondFactor: null }, by, { id: first.session })
    expect(wordOf(await again(visitor(host)))).toBe('CommandIdReused')
    const other = await host.another()
    const pia = await person(host, 'Pia')
    const elsewhere = { account: pia.account, password: pia.password, secondFactor: null }
    expect(wordOf(await ask(other, 'LogIn', elsewhere, visitor(host), { id: first.session }))).toBe('CommandIdReused')
    expect(wordOf(await host.manager.authenticateSession(first.text))).toBe('UnknownSession')
    const second = await login(host, ada, host.id())
    expect(wordOf(await host.manager.authenticateSession(second.text))).toBe('Right')
    const started = (await logOf(host)).filter(({ type }) => type === 'SessionStarted')
    expect(started.map(({ data }) => (data as { session: string }).session)).toStrictEqual(
      started.map(({ meta }) => meta.command),
    )
  })

  it('SES-01, ACC-06, hole 23: an attacker who opens a session under an id that ended keeps none through the assistant', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    await tell(host, 'LogOut', { account: ada.account, session: ada.session }, ada.actor)
    const opened = { account: ada.account, password: ada.password, secondFactor: null }
    expect(wordOf(await ask(host, 'LogIn', opened, visitor(host), { id: ada.session }))).toBe('CommandIdReused')
    expect(wordOf(await ask(host, 'LogIn', { ...opened, session: ada.session }, visitor(host)))).toBe('InvalidInput')
    expect(wordOf(await compromised(host, ada, 'entirely fresh pass phrase'))).toBe('SessionNotAlive')
  })

  it('ACC-06: of every session but the one that secured the account it means nothing from that moment on', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const thief = await login(host, ada, host.id())
    expect(wordOf(await host.manager.authenticateSession(thief.text))).toBe('Right')
    right(await compromised(host, ada, 'entirely fresh pass phrase'))
    expect(wordOf(await host.manager.authenticateSession(thief.text))).toBe('UnknownSession')
  })

  it('SES-01, ACC-09: no text but the one that was shown is any good, and none is kept', async () => {
    const host = await openHost()
    const [ada, pia] = [await registered(host, 'Ada'), await person(host, 'Pia')]
    const { text, session } = await login(host, ada, host.id())
    const [, mac = ''] = [text.slice(0, -43), text.slice(-43)]
    const tampered = [
      '',
      'mds_',
      text.slice(0, -1),
      `${text}x`,
      `${text}.x`,
      text.replace(ada.account, pia.account),
      text.replace(session, pia.session),
      `mds_${pia.account}.${pia.session}.${mac}`,
      text.replace('mds_', 'mdt_'),
      undefined,
      null,
      7,
      { toString: () => text.toUpperCase() },
    ]
    for (const one of tampered)
      expect([one, wordOf(await host.manager.authenticateSession(one as string))]).toStrictEqual([
        one,
        typeof one === 'string' ? 'UnknownSession' : 'InvalidInput',
      ])
    expect(JSON.stringify(await logOf(host))).not.toContain(mac)
  })

  it('LOG-07: is shown once: a repeat of the login leaves it out and says so', async () => {
    const host = await openHost()
    const ada = await registered(host, 'Ada')
    const again = {
      type: 'LogIn',
      id: host.id(),
      actor: visitor(host),
      data: { account: ada.account, password: ada.password, secondFactor: null },
    } as const
    expect(Object.keys(right(await host.manager.execute(again)).secrets)).toStrictEqual(['session'])
    const { outcome, secrets, withheld } = right(await host.manager.execute(again))
    expect([outcome, secrets, withheld]).toStrictEqual(['AlreadyApplied', {}, ['session']])
    await loginOf(host, ada)
  })
})

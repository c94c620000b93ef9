import { describe, expect, it } from '@jest/globals'
import type { Secret } from '@mandat/domain'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { ask, cheapPasswords, openHost, secret, tell, wordOf } from '../../testing/host.js'
import { founded, loginOf, person, requested, settled, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import type { OutgoingMail } from '../../mail/index.js'
import { memoryStores } from '../../stores/memory/index.js'
import { hostKeys } from '../../vault/index.js'
import { openMandat } from '../open/openMandat.js'
import type { MandatOptions } from './options.js'
import { clockOf, mailerOf } from './plainPorts.js'

const base: MandatOptions = {
  stores: memoryStores,
  hostSecret: secret,
  passwords: cheapPasswords,
  baseUrl: 'https://manager.example',
  work: 'ByHand',
}
const hostWith = async (options: MandatOptions) => {
  const stores = right(await memoryStores(hostKeys(secret))())
  const manager = right(await openMandat({ ...base, stores: () => TE.right(stores), ...options }))
  return { ...(await openHost()), manager, stores }
}
const request = async (host: Awaited<ReturnType<typeof hostWith>>) => {
  const data = { account: host.id(), email: 'ada@example.org', language: 'en' }
  return tell(host, 'RequestRegistration', data, visitor(host))
}

describe('a mailer in plain functions', () => {
  const sendingWith = async (send: (mail: OutgoingMail) => unknown) => {
    const host = await hostWith({ mailer: { send } as never })
    await request(host)
    right(await host.manager.settle())
    const [entry] = right(await host.stores.outbox.list({ after: null, count: 9 })())
    right(await host.manager.close())
    return [entry?.sentAt !== null, entry?.lastError]
  }
  const withCode = (code: unknown) => Object.assign(new Error('no mailbox ada@example.org'), { code })

  it('has sent a mail when its promise resolves, whatever with', async () => {
    const sent: Array<string> = []
    expect(await sendingWith((mail) => Promise.resolve({ accepted: [sent.push(mail.to)] }))).toStrictEqual([true, null])
    expect(await sendingWith(() => Promise.resolve())).toStrictEqual([true, null])
    expect(await sendingWith(() => TE.right(undefined))).toStrictEqual([true, null])
    expect(sent).toStrictEqual(['ada@example.org'])
  })

  it('is not waited for without an end: a promise that never settles is a failure, and the next mail has its turn', async () => {
    const mailer = mailerOf({ send: () => new Promise(() => undefined) }, 20)
    expect(await mailer.send({} as never)()).toMatchObject({ left: { kind: 'Unavailable', where: 'mailer' } })
  })

  it('ACC-09: what it throws or rejects with is a failure, told by its code and no other word', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a mailer of bad manners
    const rejecting = (reason: unknown) => sendingWith(() => Promise.reject(reason))
    expect(await rejecting(withCode('ECONNREFUSED'))).toStrictEqual([false, 'the mailer failed (ECONNREFUSED)'])
    for (const reason of [withCode('ada@example.org'), withCode(550), 'no ada@example.org', null, undefined])
      expect(await rejecting(reason)).toStrictEqual([false, 'the mailer failed'])
    const throwing = sendingWith(() => {
      throw withCode('EAUTH')
    })
    expect(await throwing).toStrictEqual([false, 'the mailer failed (EAUTH)'])
  })

  it('a failure that a promise resolves with is one, and nobody takes a forgotten promise for a sent mail', async () => {
    const down = unavailable('mail server', 'it is down')
    expect(await sendingWith(() => Promise.resolve(E.left(down)))).toStrictEqual([false, 'it is down'])
    expect(await sendingWith(() => TE.left(down))).toStrictEqual([false, 'it is down'])
    for (const nothing of [undefined, null, true, {}])
      expect(await sendingWith(() => nothing)).toStrictEqual([
        false,
        'the mailer gave no promise: nobody knows whether it sends the mail',
      ])
  })

  it('is closed with the host, and one that fails then is told', async () => {
    const closing = async (close: () => unknown) =>
      wordOf(await (await hostWith({ mailer: { send: () => Promise.resolve(), close } })).manager.close())
    expect(await closing(() => undefined)).toBe('Right')
    expect(await closing(() => Promise.resolve())).toBe('Right')
    expect(await closing(() => Promise.reject(new Error('boo')))).toBe('Unavailable')
  })
})

describe('a clock in plain functions', () => {
  const moment = '2026-03-02T12:00:00.000Z'
  it.each<[string, MandatOptions['clock']]>([
    ['a function that gives a Date', () => new Date(moment)],
    ['a function that gives text', () => '2026-03-02T13:00:00+01:00'],
    ['an object that gives a Date', { now: () => new Date(moment) }],
    ['an object that gives text', { now: () => '2026-03-02T12:00:00Z' }],
    ['a clock', { now: () => moment }],
  ])('tells the time: %s', async (_, clock) => {
    const host = await hostWith({ ...(clock === undefined ? {} : { clock }) })
    await request(host)
    const [event] = right(await host.stores.events.readAll({ after: 0, count: 1 })())
    expect(event?.recordedAt).toBe(moment)
    await host.manager.close()
  })

  it('goes on, and what it throws later is a failure', async () => {
    let now: () => Date | string = () => moment
    const host = await hostWith({ clock: () => now() })
    const times = async () => right(await host.stores.events.readAll({ after: 0, count: 9 })()).map((e) => e.recordedAt)
    await request(host)
    now = () => new Date(Date.parse(moment) + 5)
    await tell(
      host,
      'RequestRegistration',
      { account: host.id(), email: 'b@example.org', language: 'en' },
      visitor(host),
    )
    expect(await times()).toStrictEqual([moment, moment, '2026-03-02T12:00:00.005Z', '2026-03-02T12:00:00.005Z'])
    for (const broken of [() => 'soon', () => new Date(Number.NaN), () => null as never]) {
      now = broken
      const data = { account: host.id(), email: 'c@example.org', language: 'en' }
      const answer = await ask(host, 'RequestRegistration', data, visitor(host))
      expect(wordOf(answer)).toBe('Unknown')
    }
    await host.manager.close()
  })

  it('ACC-09: repeats none of the words of what it throws', () => {
    let broken = false
    const tick = (): Date => {
      if (broken) throw new Error('postgres://clock:hunter2@10.0.0.7')
      return new Date(moment)
    }
    const clock = right(clockOf(tick))
    broken = true
    expect(() => clock.now()).toThrow('the clock told no time')
  })
})

describe('the source of a host secret in plain functions', () => {
  const opening = async (hostSecret: unknown) => {
    const opened = await openMandat({ ...base, hostSecret } as never)
    if (E.isRight(opened)) await opened.right.close()
    return E.isLeft(opened) ? opened.left.message : 'open'
  }
  it('PRV-07: gives 32 bytes, at once, later, or as a function of fp-ts', async () => {
    const sources = [() => secret, () => Promise.resolve(Buffer.from(secret)), () => TE.right(secret), TE.right(secret)]
    for (const source of sources) expect(await opening(source)).toBe('open')
  })
  it('PRV-07: other bytes are InvalidInput, and what it throws or rejects with is a failure without its words', async () => {
    for (const bytes of [new Uint8Array(31), 'x'.repeat(32), undefined, null])
      expect(await opening(() => Promise.resolve(bytes))).toBe('invalid input: hostSecret: expected 32 bytes')
    const error = Object.assign(new Error('key s3cr3t not found'), { code: 'ENOTFOUND' })
    expect(await opening(() => Promise.reject(error))).toBe('the hostSecret failed (ENOTFOUND)')
    const throwing = (): never => {
      throw error
    }
    expect(await opening(throwing)).toBe('the hostSecret failed (ENOTFOUND)')
    expect(await opening(TE.left(unavailable('kms', 'it is down')))).toBe('it is down')
  })
})

describe('passwords in plain functions', () => {
  it('ACC-07: hash and verify with promises, or at once; judged as the library judges', async () => {
    const passwords = {
      hash: (password: Secret) => Promise.resolve(`hash of ${String(password.reveal().length)}`),
      verify: (password: Secret, hash: string) => hash === `hash of ${String(password.reveal().length)}`,
    }
    const host = await openHost({ passwords })
    const ada = await person(host, 'Ada')
    expect(await founded(host, ada)).toBeTruthy()
    const { account, link } = await requested(host, 'b@example.org')
    const data = { account, name: 'Beat', password: 'password', link }
    expect(wordOf(await ask(host, 'RegisterAccount', data, visitor(host)))).not.toBe('Applied')
    await expect(loginOf(host, { ...ada, password: 'other' })).rejects.toThrow('Refusal')
    await settled(host)
  })

  it('ACC-09: what they throw or reject with, or answer beside the point, is a failure, and lets nobody in', async () => {
    let verify: () => unknown = () => true
    const passwords = { hash: () => 'hash', verify: () => verify() } as never
    const host = await openHost({ passwords })
    const ada = await person(host, 'Ada')
    const login = async () => {
      const data = { account: ada.account, password: ada.password, secondFactor: null }
      const answer = await ask(host, 'LogIn', data, visitor(host))
      return [wordOf(answer), E.isLeft(answer) ? answer.left.message : null]
    }
    expect((await login())[0]).toBe('Applied')
    verify = () => Promise.reject(new Error(`no ${ada.password}`))
    expect(await login()).toStrictEqual(['Unavailable', 'the passwords failed'])
    verify = () => 'yes'
    expect(await login()).toStrictEqual(['Unavailable', 'the passwords did not answer with true or false'])
  })
})

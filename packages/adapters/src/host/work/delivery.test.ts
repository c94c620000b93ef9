import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals'
import { unavailable } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { ask, logOf, openHost, tell, type TestHost, typesOf, wordOf } from '../../testing/host.js'
import {
  compromised,
  founded,
  fullAccess,
  joined,
  listed,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
} from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import type { Stores } from '../../stores/ports/stores.js'
import { processesModel } from './reactor.js'

const folder = scratchFolder()
afterAll(folder.remove)
afterEach(() => {
  jest.useRealTimers()
})
const until = async (what: () => boolean): Promise<void> => {
  for (let i = 0; !what(); i++) {
    if (i > 40_000) throw new Error(`never: ${what.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
const range = (from: number, to: number): ReadonlyArray<number> =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)
/** A log of so many events, and one more when asked. */
const logOfLength = async (host: TestHost, length: number) => {
  const ada = await person(host, 'Ada')
  const acme = await founded(host, ada)
  const more = (name: string, on = host) => tell(on, 'RenameOrganisation', { organisation: acme, name }, ada.actor)
  for (let i = (await logOf(host)).length; i < length; i++) await more(`Acme ${String(i)}`)
  return { ada, acme, more }
}

describe('a subscription after a restart', () => {
  it('after 500 events and a proper end, nothing comes again; after a death, what was not on record yet, and no more', async () => {
    const file = folder.path('restart.db')
    const host = await openHost({ file })
    const { more } = await logOfLength(host, 500)
    const seen: Array<number> = []
    const follow = (on: TestHost) =>
      on.manager.subscribe({ name: 'copy', handler: ({ position }) => void seen.push(position) })
    follow(host)
    await until(() => seen.length === 500)
    await host.manager.close()

    // this process dies with event 510 handled, and no word of that kept from then on
    const alive = await host.another()
    for (let i = 0; i < 20; i++) await more(`After ${String(i)}`, alive)
    let dead = false
    const mortal = await host.another({
      wrap: (stores): Stores => ({
        ...stores,
        documents: {
          ...stores.documents,
          commit: (model, change) => async () => {
            dead ||= change.to >= 510
            return dead ? E.left(unavailable('test', 'the process is dead')) : stores.documents.commit(model, change)()
          },
        },
      }),
    })
    const dying = follow(mortal)
    await until(() => dead)
    await dying.stop()
    const kept = right(await alive.stores.documents.checkpoint({ name: 'subscription_copy', version: 1 })())
    const before = [...seen]
    expect(before).toStrictEqual(range(1, before.length))
    expect(kept).toBeGreaterThanOrEqual(500)
    follow(alive)
    await until(() => seen.length > before.length && seen.at(-1) === 520)
    expect(seen.slice(before.length)).toStrictEqual(range(kept + 1, 520))
    await mortal.manager.close()
    await alive.manager.close()
  }, 120_000)

  it('survives hours in which the store does not answer, whatever it is asked, and handlers that throw anything in any way', async () => {
    let down = false
    type Call = (...args: ReadonlyArray<unknown>) => () => Promise<unknown>
    const downOr =
      (name: string, call: Call): Call =>
      (...args) =>
      async () =>
        down ? E.left(unavailable(name, 'server unavailable')) : call(...args)()
    const failing = <A extends object>(port: A): A =>
      Object.fromEntries(
        Object.entries(port).map(([name, method]) => [
          name,
          name === 'onAppended' || name === 'close' || typeof method !== 'function'
            ? (method as unknown)
            : downOr(name, method as Call),
        ]),
      ) as A
    const host = await openHost({
      positions: 'Dense',
      wrap: (stores) => ({ ...stores, events: failing(stores.events), documents: failing(stores.documents) }),
    })
    const { more } = await logOfLength(host, 10)
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date'] })
    const seen: Array<number> = []
    const thrown: Array<unknown> = [new Error('one'), 'two', undefined, null]
    const all = host.manager.subscribe({
      name: 'all',
      handler: ({ position }) => {
        if (position === 7 && thrown.length > 0) {
          const next = thrown.shift()
          if (thrown.length % 2 === 0) throw next
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a handler of bad manners
          return Promise.reject(next)
        }
        seen.push(position)
        return undefined
      },
    })
    for (let i = 0; i < 30; i++) await jest.advanceTimersByTimeAsync(1_000)
    expect([seen, thrown.length]).toStrictEqual([range(1, 10), 0])
    down = true
    for (let hour = 0; hour < 5; hour++) await jest.advanceTimersByTimeAsync(3_600_000)
    expect(all.status()).toStrictEqual({ state: 'waiting', position: 10, lastProblem: 'server unavailable' })
    down = false
    await more('After the outage')
    for (let i = 0; i < 31; i++) await jest.advanceTimersByTimeAsync(1_000)
    expect([seen, all.status()]).toStrictEqual([range(1, 11), { state: 'running', position: 11, lastProblem: null }])
    const stopped = all.stop()
    await jest.advanceTimersByTimeAsync(1_000)
    await stopped
  })
})

describe('LOG-07: reading the log again', () => {
  it('LOG-06, LOG-07: a rebuild and processes that begin again at the first event mail nobody and record nothing', async () => {
    const host = await openHost({ file: folder.path('again.db') })
    const [ada, ben, pia] = [await person(host, 'Ada'), await person(host, 'Ben'), await person(host, 'Pia')]
    const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
    await joined(host, acme, ada, ben, 'Administrator')
    const product = await ordered(host, acme, ada.actor, { expiresOn: '2026-03-09', renewal: 'Automatic' })
    await partnered(host, acme, ada, agency, pia)
    const behalf = { ...pia.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } } as const
    await tokenFor(host, pia, acme, product, behalf)
    await tokenFor(host, ben, acme, product)
    await tell(
      host,
      'EndPartnership',
      { client: acme, partner: agency, confirmed: true, password: ada.password },
      ada.actor,
    )
    expect(wordOf(await compromised(host, ben, 'entirely fresh pass phrase'))).toBe('Applied')
    await tell(host, 'RequestAccountDeletion', { account: pia.account, password: pia.password }, pia.actor).catch(
      () => undefined,
    )
    await tell(host, 'InvitePartner', { client: acme, partner: agency, access: fullAccess }, ada.actor)
    for (let day = 0; day < 10; day++) {
      host.clock.move(24 * 3_600_000)
      right(await host.manager.tick())
      await settled(host)
    }
    const [types, mails] = [typesOf(await logOf(host)), host.mails().map(({ messageId }) => messageId)]
    expect(mails.length).toBeGreaterThan(10)

    expect(right(await host.manager.rebuild()).map(({ identical }) => identical)).toStrictEqual(Array(12).fill(true))
    await settled(host)
    expect([typesOf(await logOf(host)), host.mails().map(({ messageId }) => messageId)]).toStrictEqual([types, mails])
    // their place is lost: they go through the whole history once more
    right(await host.stores.documents.drop(processesModel)())
    await settled(await host.another())
    expect(right(await host.stores.documents.checkpoint(processesModel)())).toBe(types.length)
    expect([typesOf(await logOf(host)), host.mails().map(({ messageId }) => messageId)]).toStrictEqual([types, mails])
  })
})

describe('LOG-01: what a caller does with its answer', () => {
  it('PAR-07, LOG-01: changes nothing: neither the log, nor what is decided next, nor what others read', async () => {
    for (const file of [undefined, folder.path('answers.db')]) {
      const host = await openHost(file === undefined ? {} : { file })
      const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
      const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
      const [granted, other] = [await ordered(host, acme, ada.actor), await ordered(host, acme, ada.actor)]
      const answer = await tell(
        host,
        'InvitePartner',
        { client: acme, partner: agency, access: { _tag: 'Limited', products: [granted] } },
        ada.actor,
      )
      const before = JSON.stringify(await logOf(host))
      const spoil = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return
        for (const [key, inner] of Object.entries(value)) {
          spoil(inner)
          try {
            ;(value as Record<string, unknown>)[key] = inner === granted ? other : inner
            if (Array.isArray(value)) value.push(other)
          } catch {
            // it may also refuse
          }
        }
      }
      spoil(answer.events)
      spoil(await logOf(host))
      const handled: Array<number> = []
      const one = host.manager.subscribe({
        name: 'spoiler',
        handler: (envelope) => {
          spoil(envelope)
          handled.push(envelope.position)
        },
      })
      await until(() => handled.length === (JSON.parse(before) as ReadonlyArray<unknown>).length)
      await one.stop()
      expect(JSON.stringify(await logOf(host))).toBe(before)
      await settled(host)
      const mail = host
        .mails()
        .filter(({ to }) => to === 'agency@agency.example')
        .at(-1)
      const link = decodeURIComponent(/link=([^&\s"]+)/.exec(mail?.text ?? '')?.[1] ?? '')
      await tell(host, 'AcceptPartnership', { client: acme, partner: agency, link }, pia.actor)
      const behalf = { ...pia.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } } as const
      const create = (product: string) =>
        ask(
          host,
          'CreateToken',
          {
            token: host.id(),
            account: pia.account,
            name: 'ci',
            organisation: acme,
            product,
            scopes: ['dns:read'],
            expiresAt: null,
            password: pia.password,
          },
          behalf,
        )
      expect([wordOf(await create(other)), wordOf(await create(granted))]).toStrictEqual([
        'NoRightToProduct',
        'Applied',
      ])
      await host.manager.close()
    }
  })
})

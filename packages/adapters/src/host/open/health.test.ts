import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { HOUR, MINUTE } from '@mandat/domain'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { openHost, START_OF_TIME, type TestHost } from '../../testing/host.js'
import { mailServer, request } from '../../testing/mailServer.js'
import { settled } from '../../testing/people.js'
import type { Stores } from '../../stores/ports/stores.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const open: Array<TestHost> = []
afterEach(async () => {
  for (const host of open.splice(0)) await host.manager.close()
})
const opened = async (options: Parameters<typeof openHost>[0]): Promise<TestHost> => {
  const host = await openHost(options)
  open.push(host)
  return host
}

describe('whether a host is ready', () => {
  const yes = { ready: true, reasons: [] }
  const no = (...reasons: ReadonlyArray<string>) => ({ ready: false, reasons })

  it('is yes for one that works, by itself or by hand, and no once it is closed', async () => {
    for (const work of ['ByHand', 'InBackground'] as const) {
      const host = await openHost({ work })
      expect(await host.manager.ready()).toStrictEqual(yes)
      const closing = host.manager.close()
      expect(await host.manager.ready()).toStrictEqual(no('it was closed'))
      await closing
      expect(await host.manager.ready()).toStrictEqual(no('it was closed'))
    }
  })

  it('is no while mails have failed for an hour in which none was sent', async () => {
    const { state, mailer } = mailServer()
    const host = await opened({ mailer } as never)
    await request(host)
    await settled(host)
    host.clock.move(HOUR)
    expect(await host.manager.ready()).toStrictEqual(yes)
    host.clock.move(1)
    expect(await host.manager.ready()).toStrictEqual(no(`mails have failed since ${START_OF_TIME}: it is down (451)`))
    // whoever sends no mails is as ready as ever
    const other = await host.another({ mailer: undefined } as never)
    expect(await other.manager.ready()).toStrictEqual(yes)
    open.push(other)
    state.down = false
    await request(host, 'b@example.org')
    await settled(host)
    expect(await host.manager.ready()).toStrictEqual(yes)
    state.down = true
    host.clock.move(HOUR)
    expect(await host.manager.ready()).toStrictEqual(yes)
  })

  it('is no while the stores do not answer, answer too late, or throw, and it never throws itself', async () => {
    let fault: (() => unknown) | null = null
    const wrap = (stores: Stores): Stores => ({
      ...stores,
      events: { ...stores.events, head: (() => fault?.() ?? stores.events.head()) as never },
    })
    const host = await opened({ wrap })
    const silent = no('the stores do not answer')
    fault = () => TE.left(unavailable('store', 'down'))
    expect(await host.manager.ready()).toStrictEqual(silent)
    fault = () => () => Promise.reject(new Error('boo'))
    expect(await host.manager.ready()).toStrictEqual(silent)
    fault = () => {
      throw new Error('boo')
    }
    expect(await host.manager.ready()).toStrictEqual(no('the status cannot be told: Error'))
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'Date'] })
    fault = () => () => new Promise(() => undefined)
    const asked = host.manager.ready()
    await jest.advanceTimersByTimeAsync(5_000)
    expect(await asked).toStrictEqual(silent)
    jest.useRealTimers()
    fault = null
    expect(await host.manager.ready()).toStrictEqual(yes)
  })

  it('is no while the outbox does not answer', async () => {
    const down = () => TE.left(unavailable('outbox', 'down'))
    const host = await opened({ wrap: (stores) => ({ ...stores, outbox: { ...stores.outbox, backlog: down } }) })
    expect((await host.manager.status()).outbox).toBeNull()
    expect(await host.manager.ready()).toStrictEqual(no('the stores do not answer'))
  })

  it('is no while processes, the clock or a read model fail, and yes again when they go on', async () => {
    let down = false
    const wrap = (stores: Stores): Stores => ({
      ...stores,
      documents: {
        ...stores.documents,
        commit: (model, change) =>
          down && ['processes', 'products', 'deadlines'].includes(model.name)
            ? TE.left(unavailable(model.name, 'no room'))
            : stores.documents.commit(model, change),
      },
    })
    const host = await opened({ wrap, work: 'InBackground' })
    down = true
    await request(host)
    const reasons = async () => (await host.manager.ready()).reasons.map((one) => one.replace(/\d+/, 'n'))
    const expected = ['the processes', 'the read model products'].map(
      (one) => `${one} failed n times in a row: no room`,
    )
    for (let end = Date.now() + 20_000; Date.now() < end && (await reasons()).length < 2;)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await reasons()).toStrictEqual(expected)
    down = false
    for (let end = Date.now() + 20_000; Date.now() < end && (await reasons()).length > 0;)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await host.manager.ready()).toStrictEqual(yes)
  })

  it('says so when it cannot tell the time', async () => {
    const { mailer } = mailServer()
    let clock = () => new Date(START_OF_TIME)
    const host = await opened({ mailer, clock: () => clock() } as never)
    await request(host)
    await settled(host)
    clock = () => {
      throw new Error('boo')
    }
    expect(await host.manager.ready()).toStrictEqual(no('the status cannot be told: TypeError: the clock told no time'))
    clock = () => new Date(Date.parse(START_OF_TIME) + MINUTE)
    expect(await host.manager.ready()).toStrictEqual(yes)
    expect(E.isRight(await host.manager.settle())).toBe(true)
  })
})

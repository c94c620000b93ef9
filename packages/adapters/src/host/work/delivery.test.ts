import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { logOf, openHost, tell, type TestHost } from '../../testing/host.js'
import { founded, person } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import type { Stores } from '../../stores/ports/stores.js'
import { until } from '../../testing/until.js'
import { following } from '../../testing/following.js'

const folder = scratchFolder()
afterAll(folder.remove)
afterEach(() => {
  jest.useRealTimers()
})
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
      following(on.manager, { name: 'copy', handler: ({ position }) => void seen.push(position) })
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
    const all = following(host.manager, {
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
    const { failures, ...status } = all.status()
    expect(status).toStrictEqual({ state: 'waiting', position: 10, lastProblem: 'server unavailable' })
    // every half minute, or sooner
    expect(failures).toBeGreaterThanOrEqual(600)
    down = false
    await more('After the outage')
    for (let i = 0; i < 31; i++) await jest.advanceTimersByTimeAsync(1_000)
    expect([seen, all.status()]).toStrictEqual([
      range(1, 11),
      { state: 'running', position: 11, failures: 0, lastProblem: null },
    ])
    const stopped = all.stop()
    await jest.advanceTimersByTimeAsync(1_000)
    await stopped
  })
})

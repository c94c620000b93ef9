import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals'
import { logOf, openHost, tell, type TestHost } from '../../testing/host.js'
import { type TestPerson } from '../../testing/people.js'
import { scratchFolder } from '../../testing/scratch.js'
import type { Subscription } from './subscription.js'
import { until, ground } from '../../testing/subscribing.js'
import { following } from '../../testing/following.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)
const open: Array<{ readonly stop: () => Promise<void> }> = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop()
})
const started = (subscription: Subscription): Subscription => {
  open.push(subscription)
  return subscription
}
const rename = (host: TestHost, { actor }: TestPerson, organisation: string, name: string) =>
  tell(host, 'RenameOrganisation', { organisation, name }, actor)
describe('subscriptions', () => {
  it('catch up, then go live, in order, one at a time, each event once', async () => {
    const host = await openHost({ positions: 'Dense' })
    const { ada, acme } = await ground(host)
    const seen: Array<number> = []
    let busy = 0
    const all = started(
      following(host.manager, {
        name: 'all',
        handler: async ({ position }) => {
          expect(busy++).toBe(0)
          await new Promise(setImmediate)
          seen.push(position)
          busy--
        },
      }),
    )
    await until(() => seen.length === 5)
    for (let i = 0; i < 25; i++) await rename(host, ada, acme, `Acme ${String(i)}`)
    await until(() => seen.length === 30)
    // woken each time, not polled
    const before = Date.now()
    for (let i = 0; i < 5; i++) {
      await rename(host, ada, acme, `Live ${String(i)}`)
      await until(() => seen.length === 31 + i)
    }
    expect(Date.now() - before).toBeLessThan(1_900)
    expect(seen).toEqual((await logOf(host)).map((e) => e.position))
    await until(() => all.status().position === 35)
    expect(all.status()).toEqual({ state: 'running', position: 35, failures: 0, lastProblem: null })
  })

  it('only the types that were asked for, decoded, from a position on', async () => {
    const host = await openHost({ positions: 'Dense' })
    const { ada, acme } = await ground(host)
    const first = await rename(host, ada, acme, 'One')
    await rename(host, ada, acme, 'Two')
    await tell(
      host,
      'UpdateProfile',
      { account: ada.account, name: 'Ada L.', address: null, telephone: null, language: null },
      ada.actor,
    )
    const seen: Array<unknown> = []
    const some = started(
      following(host.manager, {
        name: 'some',
        from: first.position,
        types: ['OrganisationRenamed'],
        handler: ({ event, meta }) => void seen.push([event.type, meta.actor]),
      }),
    )
    await until(() => some.status().position === first.position + 2)
    expect(seen).toEqual([['OrganisationRenamed', ada.actor]])
  })

  it('goes on after a restart where it was, without missing an event, from a file', async () => {
    const host = await openHost({ file: folder.path('restart.db') })
    const { ada, acme } = await ground(host)
    const seen: Array<number> = []
    const subscribed = (manager: TestHost['manager']) =>
      following(manager, { name: 'copy', handler: ({ position }) => void seen.push(position) })
    const first = subscribed(host.manager)
    await until(() => seen.length === 5)
    await first.stop()
    expect(first.status().state).toBe('stopped')
    await rename(host, ada, acme, 'While nobody looks')
    await host.manager.close()
    const again = await host.another()
    const second = started(subscribed(again.manager))
    await rename(again, ada, acme, 'Live')
    await until(() => seen.length === 7)
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7])
    await again.manager.close()
    expect(second.status().state).toBe('stopped')
  })

  it('of two of one name, the second takes over where the first one stopped', async () => {
    const host = await openHost({ positions: 'Dense' })
    const { ada, acme } = await ground(host)
    const seen: Array<string> = []
    const first = started(
      following(host.manager, { name: 'one', handler: ({ position }) => void seen.push(`a${String(position)}`) }),
    )
    await until(() => seen.length === 5)
    const second = started(
      following(host.manager, { name: 'one', handler: ({ position }) => void seen.push(`b${String(position)}`) }),
    )
    await until(() => second.status().position === 5)
    await first.stop()
    await rename(host, ada, acme, 'Now')
    await until(() => seen.length === 6)
    expect(seen.at(-1)).toBe('b6')
  })

  it('stop waits for the event in hand', async () => {
    const host = await openHost({ positions: 'Dense' })
    await ground(host)
    let release: () => void = () => undefined
    let handled = 0
    const one = following(host.manager, {
      name: 'slow',
      handler: () =>
        new Promise<void>((resolve) => {
          release = () => {
            handled++
            resolve()
          }
        }),
    })
    await until(() => release.toString().includes('handled'))
    let stopped = false
    const stopping = one.stop().then(() => {
      stopped = true
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(stopped).toBe(false)
    release()
    await stopping
    expect([handled, one.status()]).toEqual([1, { state: 'stopped', position: 1, failures: 0, lastProblem: null }])
  })
})

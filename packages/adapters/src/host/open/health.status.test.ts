import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals'
import { HOUR } from '@mandat/domain'
import { openHost, START_OF_TIME, type TestHost } from '../../testing/host.js'
import { mailServer, request } from '../../testing/mailServer.js'
import { person, settled } from '../../testing/people.js'
import { following } from '../../testing/following.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { until } from '../../testing/until.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)
const open: Array<TestHost> = []
afterEach(async () => {
  for (const host of open.splice(0)) await host.manager.close()
})
const opened = async (options: Parameters<typeof openHost>[0]): Promise<TestHost> => {
  const host = await openHost(options)
  open.push(host)
  return host
}
const empty = { waiting: 0, failing: 0, dropped: 0, oldest: null, oldestFailing: null, lastError: null }

describe.each(['in memory', 'in a file'])('the status of a host %s', (where) => {
  const files = { next: 0 }
  const place = () => (where === 'in memory' ? {} : { file: folder.path(`${String(files.next++)}.db`) })

  it('ACC-09: tells how mails stand: how many wait and failed, since when and why, without who they are for', async () => {
    const { state, mailer } = mailServer()
    const host = await opened({ ...place(), mailer } as never)
    const outbox = async () => (await host.manager.status()).outbox
    expect(await outbox()).toStrictEqual(empty)
    await request(host)
    await settled(host)
    host.clock.move(10_000)
    await request(host, 'b@example.org')
    const lastError = 'it is down (451)'
    const oldest = START_OF_TIME
    expect(await outbox()).toStrictEqual({
      waiting: 1,
      failing: 1,
      dropped: 0,
      oldest,
      oldestFailing: oldest,
      lastError,
    })
    await settled(host)
    expect(await outbox()).toStrictEqual({
      waiting: 2,
      failing: 2,
      dropped: 0,
      oldest,
      oldestFailing: oldest,
      lastError,
    })
    expect(JSON.stringify(await outbox())).not.toContain('example.org')
    state.down = false
    host.clock.move(HOUR)
    await settled(host)
    expect(await outbox()).toStrictEqual(empty)
  })

  it('counts a mail that nobody waits for any more as dropped, and not as waiting', async () => {
    const { mailer } = mailServer()
    const host = await opened({ ...place(), mailer } as never)
    await request(host)
    await settled(host)
    host.clock.move(40 * 24 * HOUR)
    await settled(host)
    expect((await host.manager.status()).outbox).toStrictEqual({ ...empty, dropped: 1 })
    expect(await host.manager.ready()).toStrictEqual({ ready: true, reasons: [] })
  })

  it('tells each subscription by its name: where it is, how far behind, and what holds it up', async () => {
    const host = await opened({ ...place(), positions: 'Dense' })
    await person(host, 'Ada')
    const { length } = right(await host.stores.events.readAll({ after: 0, count: 99 })())
    const all = following(host.manager, { name: 'crm', handler: () => undefined })
    following(host.manager, {
      name: 'stuck',
      handler: ({ position }) => {
        if (position === 2) throw new Error('the CRM is down')
      },
    })
    const reports = async () => (await host.manager.status()).subscriptions
    await until(() => all.status().position === length)
    for (let end = false; !end;) end = (await reports()).some(({ failures }) => failures > 0)
    const [crm, stuck] = await reports()
    const behind = (count: number) => ({ _tag: 'Events', count })
    expect(crm).toStrictEqual({
      name: 'crm',
      state: 'running',
      position: length,
      failures: 0,
      lastProblem: null,
      lag: behind(0),
    })
    const { failures, ...rest } = stuck ?? { failures: 0 }
    expect(failures).toBeGreaterThan(0)
    const lastProblem = 'its handler failed at AccountRegistered at position 2: Error'
    const stands = { position: 1, lag: behind(length - 1) }
    expect(rest).toStrictEqual({ name: 'stuck', state: 'waiting', lastProblem, ...stands })
    await all.stop()
    expect((await reports()).map(({ name }) => name)).toStrictEqual(['stuck'])
  })
})

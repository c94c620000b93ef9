import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { MINUTE } from '@mandat/domain'
import { organisationStream, unavailable } from '@mandat/domain/kit'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { openHost, tell, type TestHost } from '../../testing/host.js'
import { founded, person, settled, visitor } from '../../testing/people.js'
import { following } from '../../testing/following.js'
import { right } from '../../testing/scratch.js'
import { until } from '../../testing/until.js'
import type { Problem } from '../parts/problems.js'
import type { Stores } from '../../stores/ports/stores.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const open: Array<TestHost> = []
afterEach(async () => {
  for (const host of open.splice(0)) await host.manager.close()
})
const listening = async (options: object = {}) => {
  const heard: Array<Problem> = []
  const host = await openHost({ onProblem: (problem) => void heard.push(problem), ...options })
  open.push(host)
  return {
    host,
    heard,
    lines: () => heard.map(({ where, name, failure, times }) => [where, name, failure.message, times]),
  }
}
const request = (host: TestHost, email: string) =>
  tell(host, 'RequestRegistration', { account: host.id(), email, language: 'en' }, visitor(host))
/** Commits of these models fail while it says so. */
const failing =
  (down: () => ReadonlyArray<string>) =>
  (stores: Stores): Stores => ({
    ...stores,
    documents: {
      ...stores.documents,
      commit: (model, change) =>
        down().includes(model.name)
          ? TE.left(unavailable(model.name, 'no room'))
          : stores.documents.commit(model, change),
    },
  })

describe('failures that nobody waits for are told', () => {
  it('ACC-09: of mails: once for each try and reason, with the template, how often in a row, and no address', async () => {
    let answer: (to: string) => Promise<unknown> = () => Promise.reject(new Error('no route for ada@example.org'))
    const mailer = { send: ({ to }: { to: string }) => answer(to) }
    const { host, heard, lines } = await listening({ mailer })
    await request(host, 'ada@example.org')
    await request(host, 'beat@example.org')
    await settled(host)
    const failed = (times: number, message = 'the mailer failed') => ['mail', 'RegistrationLink', message, times]
    // of two that fail alike, one is told
    expect(lines()).toStrictEqual([failed(1)])
    await settled(host)
    expect(lines()).toStrictEqual([failed(1)])
    host.clock.move(MINUTE)
    await settled(host)
    expect(lines()).toStrictEqual([failed(1), failed(2)])
    answer = (to) => (to.startsWith('ada') ? Promise.reject(new Error('x')) : Promise.resolve())
    host.clock.move(2 * MINUTE)
    await settled(host)
    host.clock.move(4 * MINUTE)
    answer = () => Promise.resolve()
    await settled(host)
    expect(lines()).toStrictEqual([failed(1), failed(2), failed(3)])
    expect(JSON.stringify(heard)).not.toContain('example.org')
  })

  it('of processes and read models that fail in the background: each try, counted, until it is well again', async () => {
    let down: ReadonlyArray<string> = []
    const { host, lines } = await listening({ wrap: failing(() => down), work: 'InBackground' })
    down = ['processes', 'products']
    await request(host, 'ada@example.org')
    const of = (name: string) => lines().filter((line) => line[1] === name)
    await until(() => of('processes').length >= 3 && of('products').length >= 3)
    const line = (where: string, name: string) => (i: number) => [where, name, 'no room', i + 1]
    const row = [0, 1, 2]
    expect(of('processes').slice(0, 3)).toStrictEqual(row.map(line('processes', 'processes')))
    expect(of('products').slice(0, 3)).toStrictEqual(row.map(line('readModel', 'products')))
    down = []
    await until(() => host.mails().length === 1)
  })

  it('of the clock, where nobody asked it to tick; who did has the answer', async () => {
    const { host, lines } = await listening({ wrap: failing(() => ['renewalReminders']) })
    await request(host, 'ada@example.org')
    expect((await host.manager.tick())._tag).toBe('Left')
    expect((await host.manager.settle())._tag).toBe('Left')
    expect(lines()).toStrictEqual([])
    open.push(await host.another({ wrap: failing(() => ['renewalReminders']), work: 'InBackground' }))
    const ofClock = () => lines().filter(([where]) => where === 'clock')
    await until(() => ofClock().length >= 2)
    expect(ofClock().slice(0, 2)).toStrictEqual([1, 2].map((times) => ['clock', 'clock', 'no room', times]))
  })

  it('of a subscription whose handler fails', async () => {
    const { host, lines } = await listening({ positions: 'Dense' })
    await request(host, 'ada@example.org')
    let fails = 3
    const crm = following(host.manager, {
      name: 'crm',
      handler: () => {
        if (fails-- > 0) throw new Error('the CRM is down')
      },
    })
    await until(() => crm.status().position === 1)
    expect(lines()).toStrictEqual(
      [1, 2, 3].map((times) => [
        'subscription',
        'crm',
        'its handler failed at RegistrationRequested at position 1: Error',
        times,
      ]),
    )
  })

  it('LOG-05: of a stream that is parked, once, whoever moves the read model', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    await settled(host)
    const heard: Array<Problem> = []
    const wrap = (stores: Stores): Stores => ({
      ...stores,
      events: {
        ...stores.events,
        readAll: (range) =>
          TE.map((events: ReadonlyArray<{ type: string }>) =>
            events.map((event) => (event.type === 'OrganisationRenamed' ? { ...event, version: 2 } : event)),
          )(stores.events.readAll(range) as never) as never,
      },
    })
    const rename = (name: string) => tell(host, 'RenameOrganisation', { organisation: acme, name }, ada.actor)
    const { position } = await rename('Acme AG')
    const onProblem = (problem: Problem) => void heard.push(problem)
    const broken = await host.another({ wrap: () => wrap(host.stores), onProblem })
    for (let i = 0; i < 2; i++) await broken.manager.settle()
    const said = heard.filter(({ name }) => name === 'organisationDashboard')
    expect(said).toMatchObject([{ where: 'readModel', times: 1, failure: { kind: 'Unreadable' } }])
    expect(said[0]?.failure.message).toContain(
      `cannot read ${organisationStream(acme)} at position ${String(position)}: organisationDashboard: expected an event that it can fold (cannot read OrganisationRenamed: version: `,
    )
    open.push(broken)
  })

  it('to nobody who can disturb it: what the listener throws or rejects with changes nothing', async () => {
    const error = new Error('a listener of bad manners')
    const listeners = [
      () => {
        throw error
      },
      () => Promise.reject(error),
    ]
    for (const onProblem of listeners) {
      let down: ReadonlyArray<string> = ['products', 'processes']
      const host = await openHost({ wrap: failing(() => down), work: 'InBackground', onProblem })
      open.push(host)
      await request(host, 'ada@example.org')
      await new Promise((resolve) => setTimeout(resolve, 300))
      down = []
      await until(() => host.mails().length === 1)
      right(await host.manager.settle())
    }
  })
})

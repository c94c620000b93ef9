import { describe, expect, it } from '@jest/globals'
import { MINUTE, type StreamName } from '@mandat/domain'
import {
  organisation,
  OrganisationRenamed,
  organisationStream,
  type Process,
  type Question,
  registry,
  unavailable,
  unreadable,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { compose } from '../open/openMandat.js'
import { everyPart } from '../parts/parts.js'
import { type Problem } from '../parts/problems.js'
import { settleOptions } from '../parts/options.js'
import { memoryMailer } from '../../mail/index.js'
import type { Stores } from '../../stores/ports/stores.js'
import { cheapPasswords, openHost, secret, tell, type TestHost, wordOf } from '../../testing/host.js'
import { founded, person, settled } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import { processesModel } from './processesPlace.js'

type Heard = Parameters<Process['react']>[0]

/** A process that hears of every new name, with what it asks and does. */
const renaming = (does: Pick<Process, 'needs'> & { readonly react: (heard: Heard) => void }): Process => ({
  name: 'signs',
  handles: [OrganisationRenamed],
  makes: 'Commands',
  needs: does.needs,
  react: (heard) => {
    does.react(heard)
    return { commands: [], mails: [] }
  },
})
/** A second manager on a host's stores, that reacts to names by this process too. */
const withProcess = async (host: TestHost, process: Process, wrap: (stores: Stores) => Stores = (plain) => plain) => {
  const problems: Array<Problem> = []
  const options = {
    stores: () => () => Promise.resolve(E.right(wrap(host.stores))),
    ...{ hostSecret: secret, clock: host.clock, mailer: memoryMailer(), baseUrl: 'https://manager.example' },
    ...{ passwords: cheapPasswords, work: 'ByHand' as const, onProblem: (one: Problem) => void problems.push(one) },
  }
  const processesFor = (event: string) => [
    ...registry.processesFor(event),
    ...(event === OrganisationRenamed.type ? [process] : []),
  ]
  const parts = { ...everyPart, registry: { ...registry, processesFor } }
  return { host: { ...host, manager: compose(right(await settleOptions(options)), parts) }, problems }
}
const twoOf = async () => {
  const plain = await openHost()
  const ada = await person(plain, 'Ada')
  const [other, acme] = [await founded(plain, ada, 'Other'), await founded(plain, ada)]
  await settled(plain)
  const rename = (host: TestHost, organisation: string, name: string) =>
    tell(host, 'RenameOrganisation', { organisation, name }, ada.actor)
  return { plain, acme, other, rename }
}
const parkedIn = async ({ manager }: TestHost) => (await manager.status()).processes.parked

describe('a reaction that cannot be done', () => {
  it('hole 36: parks its stream when it throws: the others go on, it is told once and without its words, and taken up in order after the fix', async () => {
    const { plain, acme, other, rename } = await twoOf()
    const [hidden, done] = ['anna@bakery.example', [] as Array<StreamName>]
    let broken = true
    const react = ({ stream, revision }: Heard): void => {
      if (broken && stream === organisationStream(acme)) throw new RangeError(hidden)
      done.push(`${stream} ${String(revision)}`)
    }
    const { host, problems } = await withProcess(plain, renaming({ needs: () => [], react }))
    const { position } = await rename(host, acme, 'Acme 1')
    await rename(host, acme, 'Acme 2')
    await rename(host, other, 'Other 1')
    const head = await settled(host)
    expect(right(await host.stores.documents.checkpoint(processesModel)())).toBe(head)
    expect(done).toStrictEqual([`${organisationStream(other)} 1`])
    expect(await parkedIn(host)).toBe(1)
    await rename(host, acme, 'Acme 3')
    host.clock.move(MINUTE)
    await settled(host)
    expect(right(await host.stores.documents.parked(processesModel)())).toMatchObject([
      { stream: organisationStream(acme), position, reason: 'signs: RangeError' },
    ])
    expect(problems).toStrictEqual([
      {
        where: 'processes',
        name: 'processes',
        failure: unreadable(`${organisationStream(acme)} at position ${String(position)}`, [
          { path: 'processes', expected: 'an event that all that follows can be done of (signs: RangeError)' },
        ]),
        times: 1,
      },
    ])
    const stream = organisationStream(acme)
    expect(right(await host.manager.retryParked('processes'))).toStrictEqual([
      { model: processesModel, stream, outcome: 'StillParked', reason: 'signs: RangeError' },
    ])
    broken = false
    expect(right(await host.manager.retryParked('processes'))).toStrictEqual([
      { model: processesModel, stream, outcome: 'Unparked', reason: null },
    ])
    expect(done.slice(1)).toStrictEqual([1, 2, 3].map((revision) => `${stream} ${String(revision)}`))
    await rename(host, acme, 'Acme 4')
    await settled(host)
    expect([await parkedIn(host), done.at(-1)]).toStrictEqual([0, `${stream} 4`])
    await host.manager.close()
  })

  it('hole 36: is tried again by itself, after waits that grow to half an hour, and at once by a host that has just begun', async () => {
    const { plain, acme, rename } = await twoOf()
    let tries = 0
    let broken = true
    const process = renaming({
      needs: () => [],
      react: () => {
        tries++
        if (broken) throw new Error('not yet')
      },
    })
    const { host } = await withProcess(plain, process)
    await rename(host, acme, 'Acme 1')
    const triesWithin = async (ms: number) => {
      const before = tries
      host.clock.move(ms)
      await settled(host)
      return tries - before
    }
    await settled(host)
    expect(tries).toBe(1)
    expect(await triesWithin(9_999)).toBe(0)
    expect(await triesWithin(1)).toBe(1)
    expect(await triesWithin(19_999)).toBe(0)
    expect(await triesWithin(1)).toBe(1)
    for (let i = 0; i < 10; i++) expect(await triesWithin(30 * MINUTE)).toBe(1)
    expect(await triesWithin(30 * MINUTE - 1)).toBe(0)
    const { host: next } = await withProcess(plain, process)
    broken = false
    await settled(next)
    expect(await parkedIn(next)).toBe(0)
    await host.manager.close()
  })

  it.each([
    ['an outage', unavailable('the log', 'it does not answer'), 0, 'Unavailable'],
    ['what stays as it is', unreadable('the log', [{ path: 'data', expected: 'something else' }]), 1, 'Right'],
  ])('hole 36: %s that a reaction asks into parks so many streams', async (_, failure, parked, answer) => {
    const { plain, acme, other, rename } = await twoOf()
    let down = true
    const wrap = (stores: Stores): Stores => ({
      ...stores,
      events: {
        ...stores.events,
        readStream: (stream, range) =>
          down && stream === organisationStream(other)
            ? () => Promise.resolve(E.left(failure))
            : stores.events.readStream(stream, range),
      },
    })
    const heard: Array<string> = []
    const stateOfOther: Question<unknown> = {
      ...{ key: 'other', unasked: null },
      answer: ({ load }) => load(organisation, organisationStream(other)),
    }
    const process = renaming({
      needs: ({ stream }) => (stream === organisationStream(acme) ? [stateOfOther] : []),
      react: ({ stream }) => void heard.push(stream),
    })
    const { host } = await withProcess(plain, process, wrap)
    const { position } = await rename(host, acme, 'Acme 1')
    const answered = await host.manager.settle()
    expect(wordOf(answered)).toBe(answer)
    expect([await parkedIn(host), heard]).toStrictEqual([parked, []])
    const at = right(await host.stores.documents.checkpoint(processesModel)())
    expect(at < position).toBe(parked === 0)
    down = false
    host.clock.move(MINUTE)
    await settled(host)
    expect([await parkedIn(host), heard]).toStrictEqual([0, [organisationStream(acme)]])
    await host.manager.close()
  })
})

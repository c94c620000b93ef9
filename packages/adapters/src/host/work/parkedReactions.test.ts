import { describe, expect, it } from '@jest/globals'
import { MINUTE, type Position, type StreamName } from '@mandat/domain'
import { organisationStream, unreadable } from '@mandat/domain/kit'
import { type Heard, parkedIn, renaming, twoOf, withProcess } from '../../testing/renaming.js'
import { settled } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import { processesModel } from './processesPlace.js'

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

  it('hole 36: one whose next event cannot be done either is taken up there: what was done is not done again', async () => {
    const { plain, acme, rename } = await twoOf()
    const [done, broken] = [[] as Array<Position>, new Set<Position>()]
    const react = ({ position }: Heard): void => {
      if (broken.has(position)) throw new Error('not yet')
      done.push(position)
    }
    const { host } = await withProcess(plain, renaming({ needs: () => [], react }))
    const row: Array<Position> = []
    for (const name of ['One', 'Two', 'Three']) row.push((await rename(host, acme, name)).position)
    const [first = 0, second = 0, third = 0] = row
    broken.add(first).add(third)
    await settled(host)
    const where = async () =>
      right(await host.stores.documents.parked(processesModel)()).map(({ position }) => position)
    expect([done, await where()]).toStrictEqual([[], [first]])
    broken.delete(first)
    right(await host.manager.retryParked('processes'))
    expect([done, await where()]).toStrictEqual([[first, second], [third]])
    broken.clear()
    right(await host.manager.retryParked('processes'))
    expect([done, await where()]).toStrictEqual([row, []])
    await host.manager.close()
  })
})

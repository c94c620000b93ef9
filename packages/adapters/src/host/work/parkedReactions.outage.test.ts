import { describe, expect, it } from '@jest/globals'
import { MINUTE } from '@mandat/domain'
import { organisation, organisationStream, type Question, unavailable, unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { Stores } from '../../stores/ports/stores.js'
import { wordOf } from '../../testing/host.js'
import { person, settled } from '../../testing/people.js'
import { parkedIn, renaming, twoOf, withProcess } from '../../testing/renaming.js'
import { right } from '../../testing/scratch.js'
import { processesModel } from './processesPlace.js'

describe('an outage', () => {
  it('hole 36: an outage that a store throws instead of saying so parks nothing either', async () => {
    const { plain, acme, rename } = await twoOf()
    let down = true
    const coded = Object.assign(new Error('anna@bakery.example'), { code: 'ECONNREFUSED' })
    const wrap = ({ claims, ...stores }: Stores): Stores => ({
      ...stores,
      claims: { ...claims, confirm: (...of) => (down ? () => Promise.reject(coded) : claims.confirm(...of)) },
    })
    const heard: Array<string> = []
    const process = renaming({ needs: () => [], react: ({ stream }) => void heard.push(stream) })
    const { host } = await withProcess(plain, process, wrap)
    // whose address is not confirmed yet
    await person(plain, 'Ben')
    await rename(host, acme, 'Acme 1')
    expect(wordOf(await host.manager.settle())).toBe('Unavailable')
    expect([await parkedIn(host), heard]).toStrictEqual([0, []])
    down = false
    await settled(host)
    expect([await parkedIn(host), heard]).toStrictEqual([0, [organisationStream(acme)]])
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

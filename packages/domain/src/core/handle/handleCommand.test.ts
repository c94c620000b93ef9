import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { add, type CounterContext, counter, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore } from '../../testing/memoryStore.js'
import { sampleBox, sampleId } from '../../testing/samples.js'
import type { Gatherer } from './decider.js'
import { Device, EventMeta, IpAddress } from '../record/envelope.js'
import { handleCommand } from './handleCommand.js'

const context = (gatherer: Gatherer): CounterContext => ({
  now: gatherer.now,
  actor: gatherer.actor,
  policy: gatherer.policy,
  note: null,
})
describe('what is kept with an event', () => {
  it('LOG-01: every event carries who, on whose behalf, from where, by which command and because of what', async () => {
    const store = memoryStore()
    const account = sampleId<'Account'>('anna')
    const meta = metaOf('one', {
      actor: {
        _tag: 'Person',
        account,
        session: sampleId<'Session'>('laptop'),
        onBehalfOf: {
          _tag: 'Partner',
          partner: sampleId<'Organisation'>('agency'),
          client: sampleId<'Organisation'>('bakery'),
        },
      },
      ipAddress: sampleBox(IpAddress, account, '192.0.2.7'),
      device: sampleBox(Device, account, 'Firefox'),
      causation: sampleId<'Event'>('cause'),
    })
    const done = await handleCommand(depsOn(store))(counterSlice(), add(3), meta)()
    expect(done).toEqual(
      E.right({
        outcome: 'Applied',
        events: [{ type: 'Added', by: 3, total: 3, note: null }],
        stream: 'counter-a',
        revision: 0,
        position: 1,
        secrets: {},
        withheld: [],
      }),
    )
    const { id, idGiven: _, ...rest } = meta
    expect(store.log()).toHaveLength(1)
    expect(store.log()[0]?.meta).toEqual({ ...rest, command: id, commandType: 'Add', basis: [] })
    expect(EventMeta.is(store.log()[0]?.meta)).toBe(true)
    expect(store.log()[0]).toMatchObject({
      type: 'Added',
      version: 1,
      recordedAt: '2026-03-02T12:00:00.000Z',
      stream: 'counter-a',
      revision: 0,
    })
  })

  it('LOG-09: the streams and revisions that an event was decided on are its basis, the own stream is not', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    await handle(counterSlice(), add(5, 'b'), metaOf('b1'))()
    await handle(counterSlice(), add(6, 'b'), metaOf('b2'))()
    await handle(counterSlice(), add(1, 'a', 'counter-b'), metaOf('a1'))()
    await handle(counterSlice(), add(1, 'a', 'counter-nobody'), metaOf('a2'))()
    expect(store.log().map((e) => [(e.data as { note: string | null }).note, e.meta.basis])).toEqual([
      [null, []],
      [null, []],
      ['beside 11', [{ stream: 'counter-b', revision: 1 }]],
      ['beside 0', [{ stream: 'counter-nobody', revision: -1 }]],
    ])
  })

  it('LOG-09: another stream is read at its head, also when the cache is behind, and twice in one decision gives one state', async () => {
    const store = memoryStore({ basis: 'Unchecked' })
    const [here, there] = [depsOn(store), depsOn(store)]
    await handleCommand(here)(counterSlice(), add(5, 'b'), metaOf('b1'))()
    await handleCommand(there)(counterSlice(), add(6, 'b'), metaOf('b2'))()
    const twice = counterSlice({
      gather: (_, gatherer) => async () => {
        const first = await gatherer.load(counter, 'counter-b')()
        await handleCommand(there)(counterSlice(), add(7, 'b'), metaOf('b3'))()
        const second = await gatherer.load(counter, 'counter-b')()
        return E.right({ ...context(gatherer), note: JSON.stringify([first, second]) })
      },
    })
    await handleCommand(here)(twice, add(1), metaOf('a1'))()
    const last = store.log().at(-1)
    expect(last?.meta.basis).toEqual([{ stream: 'counter-b', revision: 1 }])
    expect((last?.data as { note: string }).note).toBe(JSON.stringify([E.right({ total: 11 }), E.right({ total: 11 })]))
  })

  it('LOG-09: own() reads the stream at its head without making it a basis', async () => {
    const store = memoryStore()
    const seen: unknown[] = []
    const slice = counterSlice({
      gather: (_, gatherer) =>
        TE.map((own) => {
          seen.push(own)
          return context(gatherer)
        })(gatherer.own(counter, 'counter-a')),
    })
    await handleCommand(depsOn(store))(slice, add(2), metaOf('1'))()
    await handleCommand(depsOn(store))(slice, add(2), metaOf('2'))()
    expect(seen).toEqual([{ total: 0 }, { total: 2 }])
    expect(store.log().map((e) => e.meta.basis)).toEqual([[], []])
  })

  it('nothing gets into the log that could not be read back', async () => {
    const store = memoryStore()
    const slice = counterSlice({ decide: () => () => E.right([{ type: 'Added', by: -1, total: 0, note: null }]) })
    const done = await handleCommand(depsOn(store))(slice, add(1), metaOf('1'))()
    expect(done).toMatchObject({
      _tag: 'Left',
      left: {
        _tag: 'Failure',
        kind: 'Unreadable',
        where: 'Added',
        faults: [{ path: 'by', expected: 'an integer from 0 to 1000' }],
      },
    })
    expect(store.tried()).toEqual([])
    // and the state that was built on it is gone with it
    expect(await handleCommand(depsOn(store))(counterSlice(), add(1), metaOf('2'))()).toMatchObject({
      right: { revision: 0 },
    })
  })
})

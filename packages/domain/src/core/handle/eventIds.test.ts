import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { add, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore } from '../../testing/memoryStore.js'
import { sampleId } from '../../testing/samples.js'
import type { GatherPorts } from './decider.js'
import { handleCommand } from './handleCommand.js'

describe('the ids of events', () => {
  it("LOG-10: are the platform's, one for each event, and nothing of the command is in them", async () => {
    const store = memoryStore()
    const ids = [1, 2, 3].map((n) => sampleId<'Event'>(`drawn ${String(n)}`))
    const drawn = [...ids]
    const random = { uuid: () => drawn.shift() ?? '' } as unknown as GatherPorts['random']
    const deps = depsOn(store, { ports: { random } as unknown as GatherPorts })
    const usual = counterSlice()
    const twice = counterSlice({
      decide: (c) => (s, x) => E.map((one: ReadonlyArray<never>) => [...one, ...one])(usual.decide(c)(s, x) as never),
    })
    await handleCommand(deps)(twice, add(1), metaOf('1'))()
    await handleCommand(deps)(usual, add(1, 'b'), metaOf('2'))()
    expect(store.log().map(({ id }) => id)).toEqual(ids)
  })

  it('LOG-10: are made once for a decision, before the append is tried and tried again', async () => {
    const store = memoryStore({ appendFault: (_, nth) => (nth < 3 ? 'LostAfter' : null) })
    await handleCommand(depsOn(store))(counterSlice(), add(1), metaOf('1'))()
    expect(store.tried()).toHaveLength(3)
    expect(new Set(store.tried().map(({ events }) => events[0]?.id)).size).toBe(1)
  })

  it('LOG-10: a command whose event has an id that another event has fails, and nothing is written', async () => {
    const store = memoryStore()
    const random = { uuid: () => sampleId('always') } as unknown as GatherPorts['random']
    const deps = depsOn(store, { ports: { random } as unknown as GatherPorts })
    await handleCommand(deps)(counterSlice(), add(1), metaOf('1'))()
    for (const to of ['a', 'b'])
      expect(await handleCommand(deps)(counterSlice(), add(1, to), metaOf(`2 ${to}`))()).toMatchObject({
        left: { kind: 'InvalidInput', faults: [{ path: 'events.0.id' }] },
      })
    expect(store.log()).toHaveLength(1)
  })
})

import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { add, type CounterSlice, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore, type MemoryStore } from '../../testing/memoryStore.js'
import { handleCommand } from './handleCommand.js'
import { defaultPolicy } from '../values/policy.js'

const numbered = (
  over: Partial<CounterSlice> = {},
  ceiling = 1_000_000,
): { slice: CounterSlice; decisions: number[] } => {
  const usual = counterSlice(over, ceiling)
  const decisions: number[] = []
  return {
    decisions,
    slice: {
      ...usual,
      decide: (c) => (state, context) => {
        decisions.push(state.total)
        return usual.decide(c)(state, context)
      },
    },
  }
}
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

describe('others change the stream meanwhile', () => {
  it('a conflict is decided again on the tail alone', async () => {
    const store = memoryStore()
    const [here, there] = [depsOn(store), depsOn(store)]
    const { slice, decisions } = numbered()
    for (const i of range(5)) await handleCommand(here)(slice, add(i), metaOf(`h${String(i)}`))()
    await handleCommand(there)(slice, add(10), metaOf('t'))()
    decisions.length = 0
    const reads = store.reads().length
    expect(await handleCommand(here)(slice, add(1), metaOf('last'))()).toMatchObject({
      right: { events: [{ total: 26 }], revision: 6, position: 7 },
    })
    expect(decisions).toEqual([15, 25])
    expect(store.reads().slice(reads)).toEqual([{ stream: 'counter-a', from: 5 }])
  })

  it('the usual command reads nothing', async () => {
    const store = memoryStore()
    const deps = depsOn(store)
    for (const i of range(10)) await handleCommand(deps)(counterSlice(), add(1), metaOf(String(i)))()
    expect(store.reads()).toEqual([{ stream: 'counter-a', from: 0 }])
  })

  it('it is given up after a bounded number of decisions', async () => {
    let others = 0
    const store: MemoryStore = memoryStore({
      beforeAppend: async (request) => {
        if (request.events[0]?.meta.correlation !== metaOf('me').correlation) return
        const there = store.log().length - 1
        Object.assign(store.log(), {
          [there + 1]: {
            ...store.log()[there],
            revision: there + 1,
            position: there + 2,
            id: `other ${String(others++)}`,
          },
        })
      },
    })
    const deps = depsOn(store, { policy: { ...defaultPolicy, attempts: 7 } })
    await handleCommand(deps)(counterSlice(), add(1), metaOf('before'))()
    const { slice, decisions } = numbered()
    expect(await handleCommand(deps)(slice, add(1), metaOf('me'))()).toMatchObject({
      left: { _tag: 'Failure', kind: 'Contended', where: 'counter-a' },
    })
    expect(decisions).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it("gather's once runs once, however often the command is decided, and its secret is the one handed out", async () => {
    const store = memoryStore()
    const [here, there] = [depsOn(store), depsOn(store)]
    let made = 0
    let gathered = 0
    const slice = counterSlice({
      gather: (_, gatherer) =>
        TE.map((note: string) => {
          gathered++
          return { now: gatherer.now, actor: gatherer.actor, policy: gatherer.policy, note }
        })(gatherer.once('note', () => TE.right(`made ${String(++made)}`))),
    })
    await handleCommand(here)(counterSlice(), add(1), metaOf('1'))()
    await handleCommand(there)(counterSlice(), add(1), metaOf('2'))()
    expect(await handleCommand(here)(slice, add(1), metaOf('3'))()).toMatchObject({
      right: { events: [{ total: 3, note: 'made 1' }] },
    })
    expect([made, gathered]).toEqual([1, 2])
  })

  it("gather's once is tried again after it failed", async () => {
    let made = 0
    const slice = counterSlice({
      gather: (_, gatherer) => async () => {
        const first = await gatherer.once('k', () =>
          TE.left({ _tag: 'Failure', kind: 'Unavailable', where: 'x', message: 'x' } as const),
        )()
        const both = await Promise.all([
          gatherer.once('k', () => TE.right(++made))(),
          gatherer.once('k', () => TE.right(++made))(),
        ])
        return E.right({
          now: gatherer.now,
          actor: gatherer.actor,
          policy: gatherer.policy,
          note: JSON.stringify([E.isLeft(first), both]),
        })
      },
    })
    expect(await handleCommand(depsOn(memoryStore()))(slice, add(1), metaOf('1'))()).toMatchObject({
      right: { events: [{ note: JSON.stringify([true, [E.right(1), E.right(1)]]) }] },
    })
  })
})

describe('an outcome that is not known', () => {
  it('is resolved by the same events with the same ids and revision, and decided once', async () => {
    for (const fault of ['LostBefore', 'LostAfter'] as const) {
      const store = memoryStore({ chains: true, appendFault: (_, nth) => (nth < 3 ? fault : null) })
      const { slice, decisions } = numbered()
      expect(await handleCommand(depsOn(store))(slice, add(3), metaOf('1'))()).toMatchObject({
        right: { outcome: 'Applied', revision: 0, position: 1 },
      })
      expect(decisions).toEqual([0])
      expect(store.tried()).toHaveLength(3)
      expect(new Set(store.tried().map((r) => JSON.stringify(r))).size).toBe(1)
      expect(store.log()).toHaveLength(1)
    }
  })

  it('keeps the secret of a command whose first answer was lost', async () => {
    const store = memoryStore({ chains: true, appendFault: (_, nth) => (nth === 1 ? 'LostAfter' : null) })
    const slice = counterSlice({
      gather: (_, gatherer) => {
        gatherer.reveal('receipt', 'the secret' as never)
        return TE.right({ now: gatherer.now, actor: gatherer.actor, policy: gatherer.policy, note: null })
      },
    })
    expect(await handleCommand(depsOn(store))(slice, add(3), metaOf('1'))()).toMatchObject({
      right: { outcome: 'Applied', secrets: { receipt: 'the secret' } },
    })
  })

  it('is told when it stays unknown; sending the command again settles it', async () => {
    let faulty = true
    const store = memoryStore({ chains: true, appendFault: () => (faulty ? 'LostAfter' : null) })
    const deps = depsOn(store)
    expect(await handleCommand(deps)(counterSlice(), add(3), metaOf('1'))()).toMatchObject({
      left: { _tag: 'Failure', kind: 'Unknown' },
    })
    faulty = false
    expect(await handleCommand(deps)(counterSlice(), add(3), metaOf('1'))()).toMatchObject({
      right: { outcome: 'AlreadyApplied', revision: 0 },
    })
    expect(store.log()).toHaveLength(1)
  })
})

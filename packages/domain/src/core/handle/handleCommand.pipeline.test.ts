import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { add, type CounterSlice, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { type AppendFault, memoryStore, type MemoryStore } from '../../testing/memoryStore.js'
import { handleCommand } from './handleCommand.js'
import { defaultPolicy } from '../values/policy.js'
import type { AppendRequest } from '../ports/eventStore.js'
import { stateCache } from './stateCache.js'

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
const totals = (store: MemoryStore, stream = 'counter-a'): unknown[] =>
  store
    .log()
    .filter((e) => e.stream === stream)
    .map((e) => (e.data as { total?: number }).total)
const sums = (...by: number[]): number[] => by.map((_, i) => by.slice(0, i + 1).reduce((a, b) => a + b, 0))
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

describe('many commands of one stream at once', () => {
  it('64 are applied in order, with exact revisions and one decision each', async () => {
    const store = memoryStore({ chains: true })
    const deps = depsOn(store)
    const { slice, decisions } = numbered()
    await handleCommand(deps)(slice, add(0), metaOf('warm'))()
    decisions.length = 0
    const done = await Promise.all(range(64).map((i) => handleCommand(deps)(slice, add(i), metaOf(String(i)))()))
    expect(done.map((d) => E.isRight(d) && d.right.revision)).toEqual(range(64))
    expect(done.map((d) => E.isRight(d) && d.right.position)).toEqual(range(64).map((i) => i + 1))
    expect(totals(store)).toEqual([0, ...sums(...range(64))])
    expect(decisions).toEqual([0, ...sums(...range(63))])
    expect(store.tried().map((r) => r.expectedRevision)).toEqual([-1, ...range(64).map((i) => i - 1)])
    expect(store.reads()).toHaveLength(1)
  })

  it('64 on a cold cache are applied in order too, with one decision each', async () => {
    const store = memoryStore({ chains: true })
    const { slice, decisions } = numbered()
    const deps = depsOn(store)
    const done = await Promise.all(range(64).map((i) => handleCommand(deps)(slice, add(i), metaOf(String(i)))()))
    expect(done.every(E.isRight)).toBe(true)
    expect(totals(store)).toEqual(sums(...range(64)))
    expect(decisions).toHaveLength(64)
  })

  it.each<AppendFault>(['Unavailable', 'LostBefore', 'LostAfter'])(
    'an append that fails in the middle (%s) makes those behind it decide again on the right state',
    async (fault) => {
      let failures = 0
      const store = memoryStore({
        chains: true,
        // the fifth command's append, and its repeats
        appendFault: (r) =>
          r.command.id === metaOf('5').id && failures++ < (fault === 'LostAfter' ? 1 : 4) ? fault : null,
      })
      const deps = depsOn(store)
      const { slice } = numbered()
      await handleCommand(deps)(slice, add(0), metaOf('warm'))()
      const done = await Promise.all(range(10).map((i) => handleCommand(deps)(slice, add(i), metaOf(String(i)))()))
      const applied = range(10).filter((i) => fault === 'LostAfter' || i !== 5)
      expect(done.map((d) => (E.isRight(d) ? 'applied' : (d.left as { kind?: string }).kind))).toEqual(
        range(10).map((i) => (applied.includes(i) ? 'applied' : fault === 'Unavailable' ? 'Unavailable' : 'Unknown')),
      )
      expect(totals(store)).toEqual([0, ...sums(...applied)])
      // the answer that each gave is what the log holds
      for (const d of done) if (E.isRight(d)) expect(store.log()[d.right.revision]?.data).toEqual(d.right.events[0])
      expect(deps.cache.get('counter-a')?.ahead).toMatchObject({ revision: applied.length })
      expect(await handleCommand(deps)(slice, add(100), metaOf('after'))()).toMatchObject({
        right: { revision: applied.length + 1 },
      })
    },
  )

  it('a refusal is never based on an append that later failed', async () => {
    let faulty = true
    const store = memoryStore({ chains: true, appendFault: () => (faulty ? 'Unavailable' : null) })
    const deps = depsOn(store)
    const [failed, refused] = await Promise.all([
      handleCommand(deps)(counterSlice(), add(90), metaOf('1'))(),
      handleCommand(deps)(counterSlice(), add(50), metaOf('2'))().finally(() => undefined),
      Promise.resolve().then(async () => {
        for (let i = 0; i < 20; i++) await Promise.resolve()
        faulty = false
      }),
    ])
    expect(failed).toMatchObject({ left: { kind: 'Unavailable' } })
    expect(refused).toMatchObject({ right: { events: [{ total: 50 }] } })
  })

  it('a refusal waits for the appends that it rests on, and for no later ones', async () => {
    const store = memoryStore({
      chains: true,
      beforeAppend: async () => {
        for (let i = 0; i < 10; i++) await Promise.resolve()
      },
    })
    const deps = depsOn(store)
    await handleCommand(deps)(counterSlice(), add(1), metaOf('warm'))()
    let refused: unknown = null
    const first = handleCommand(deps)(counterSlice(), add(0), metaOf('first'))()
    const waiting = handleCommand(deps)(counterSlice(), add(500), metaOf('no'))().then((answer) => {
      refused = answer
    })
    // a stream that never rests: the next append is on its way before the last one is answered
    let sent = 0
    const flow = async (): Promise<void> => {
      while (refused === null && sent < 500)
        await handleCommand(deps)(counterSlice({}, 1_000), add(0), metaOf(`flow ${String(sent++)}`))()
    }
    await Promise.all([first, waiting, ...range(10).map(flow)])
    expect(refused).toMatchObject({ left: { name: 'TooMuch', details: { total: 1 } } })
    expect(sent).toBeLessThan(50)
  })

  it.each([[{ chains: true }], [{}]] as const)(
    'what another process wrote in the place of an append is not what those behind it were decided on: %j',
    async (chains) => {
      let meddle = true
      const store = memoryStore({
        ...chains,
        beforeAppend: async (request) => {
          if (!meddle || request.command.id !== metaOf('1').id) return
          meddle = false
          // just before the first append is tried, another process takes its revision
          const meddler = {
            ...depsOn(store),
            store: { ...store, append: (r: AppendRequest) => () => Promise.resolve(store.write(r)) },
          }
          await handleCommand(meddler)(counterSlice(), add(50), metaOf('other'))()
        },
      })
      const deps = depsOn(store)
      await handleCommand(deps)(counterSlice(), add(0), metaOf('warm'))()
      const { slice } = numbered()
      const done = await Promise.all(range(5).map((i) => handleCommand(deps)(slice, add(i), metaOf(String(i)))()))
      expect(done.filter(E.isLeft)).toEqual([])
      const log = store.log().map((e) => e.data as { by: number; total: number })
      expect(log.map((e) => e.total)).toEqual(sums(...log.map((e) => e.by)))
      expect(log).toHaveLength(7)
    },
  )

  it('a busy stream catches up after another process wrote to it, however many commands keep coming', async () => {
    const hold = async (): Promise<null> => {
      for (let i = 0; i < 10; i++) await Promise.resolve()
      return null
    }
    const store = memoryStore({
      chains: true,
      beforeAppend: async () => {
        await hold()
      },
      beforeRead: hold,
    })
    const deps = depsOn(store, { policy: { ...defaultPolicy, attempts: 4 } })
    const { slice } = numbered()
    await handleCommand(deps)(slice, add(0), metaOf('warm'))()
    const foreign = {
      ...depsOn(store),
      store: { ...store, append: (r: AppendRequest) => () => Promise.resolve(store.write(r)) },
    }
    await handleCommand(foreign)(counterSlice(), add(50), metaOf('other'))()
    const flow = async (name: number): Promise<void> => {
      for (const i of range(20)) {
        for (let pause = 0; pause < name; pause++) await Promise.resolve()
        expect(await handleCommand(deps)(slice, add(1), metaOf(`${String(name)} ${String(i)}`))()).toMatchObject({
          right: { outcome: 'Applied' },
        })
      }
    }
    await Promise.all(range(12).map(flow))
    expect(totals(store).at(-1)).toBe(50 + 12 * 20)
  })

  it('a store that does not check what stands before an append gets one at a time', async () => {
    let under = 0
    let most = 0
    const plain = memoryStore()
    const store = {
      ...plain,
      append: (r: AppendRequest) => async () => {
        most = Math.max(most, ++under)
        const answer = await plain.append(r)()
        under--
        return answer
      },
    }
    const deps = depsOn(store)
    const { slice, decisions } = numbered()
    const done = await Promise.all(range(64).map((i) => handleCommand(deps)(slice, add(i), metaOf(String(i)))()))
    expect(done.map((d) => E.isRight(d) && d.right.revision)).toEqual(range(64).map((i) => i - 1))
    expect(totals(plain)).toEqual(sums(...range(64)))
    expect([most, decisions.length]).toEqual([1, 64])
  })

  it('a line that falls out of the cache while its append is under way does no harm', async () => {
    const store = memoryStore({ chains: true })
    const deps = depsOn(store, { cache: stateCache(1) })
    const { slice } = numbered()
    const done = await Promise.all(
      range(30).flatMap((i) => [
        handleCommand(deps)(slice, add(1, 'a'), metaOf(`a${String(i)}`))(),
        handleCommand(deps)(slice, add(1, 'b', 'counter-a'), metaOf(`b${String(i)}`))(),
      ]),
    )
    const wrong = done.filter(E.isLeft)
    expect(wrong).toEqual([])
    expect(totals(store, 'counter-a')).toEqual(range(30))
    expect(totals(store, 'counter-b')).toEqual(range(30))
  })

  it('nothing is ever decided on the state of a stream that was not read', async () => {
    const store = memoryStore({ chains: true })
    const cache = stateCache(1)
    const deps = depsOn(store, { cache })
    await handleCommand(deps)(counterSlice(), add(7, 'a'), metaOf('1'))()
    // gathering loads another stream, which takes the only place in the cache
    await handleCommand(depsOn(store))(counterSlice(), add(1, 'b'), metaOf('2'))()
    const { slice, decisions } = numbered()
    await handleCommand(deps)(slice, add(1, 'a', 'counter-b'), metaOf('3'))()
    expect(decisions).toEqual([7])
    expect(totals(store)).toEqual([7, 8])
  })
})

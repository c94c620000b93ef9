import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { add, counter, type CounterSlice, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore, type MemoryStore, type StoreHooks } from '../../testing/memoryStore.js'
import type { AppendRequest } from '../ports/eventStore.js'
import { defaultPolicy } from '../values/policy.js'
import { handleCommand } from './handleCommand.js'

/** A store to which another process appends `meanwhile` just before the append of the command `name` is tried. */
const overtaken = (
  name: string,
  meanwhile: (store: MemoryStore, nth: number) => Promise<unknown>,
  hooks: StoreHooks = {},
): MemoryStore => {
  let times = 0
  const store: MemoryStore = memoryStore({
    ...hooks,
    beforeAppend: async ({ command }) => {
      if (command.id === metaOf(name).id) await meanwhile(store, times++)
    },
  })
  return store
}
/** Another process, whose appends wait for nobody. */
const elsewhere = (store: MemoryStore) =>
  handleCommand(depsOn({ ...store, append: (r: AppendRequest) => () => Promise.resolve(store.write(r)) }))
const notes = (store: MemoryStore, stream: string): ReadonlyArray<unknown> =>
  store
    .log()
    .filter((e) => e.stream === stream)
    .map((e) => [(e.data as { note?: string }).note, e.meta.basis])
const decisions = (slice: CounterSlice): { readonly slice: CounterSlice; readonly seen: Array<string | null> } => {
  const seen: Array<string | null> = []
  return {
    seen,
    slice: {
      ...slice,
      decide: (c) => (state, context) => {
        seen.push(context.note)
        return slice.decide(c)(state, context)
      },
    },
  }
}

describe('the basis of a decision', () => {
  it('LOG-11: moved between the decision and the append, it is decided again on the new state, and nothing lands before', async () => {
    const store = overtaken('a', (to, nth) =>
      nth === 0 ? elsewhere(to)(counterSlice(), add(7, 'b'), metaOf('b'))() : Promise.resolve(),
    )
    const { slice, seen } = decisions(counterSlice())
    const deps = depsOn(store)
    expect(await handleCommand(deps)(slice, add(1, 'a', 'counter-b'), metaOf('a'))()).toMatchObject({
      right: { outcome: 'Applied', revision: 0, position: 2 },
    })
    expect(seen).toEqual(['beside 0', 'beside 7'])
    expect(notes(store, 'counter-a')).toEqual([['beside 7', [{ stream: 'counter-b', revision: 0 }]]])
    // once the conflict was settled, its stream is at hand as ever
    expect(await handleCommand(deps)(slice, add(1), metaOf('next'))()).toMatchObject({ right: { revision: 1 } })
  })

  it('LOG-11: what is refused on the new state is refused, and nothing landed', async () => {
    const store = overtaken('a', (to) => elsewhere(to)(counterSlice(), add(7, 'b'), metaOf('b'))())
    const slice = counterSlice()
    const strict: CounterSlice = {
      ...slice,
      decide: (c) => (state, context) => slice.decide(context.note === 'beside 7' ? add(1_000) : c)(state, context),
    }
    expect(await handleCommand(depsOn(store))(strict, add(1, 'a', 'counter-b'), metaOf('a'))()).toMatchObject({
      left: { _tag: 'Refusal', name: 'TooMuch' },
    })
    expect(notes(store, 'counter-a')).toEqual([])
  })

  it('LOG-11: moved again every time, it is given up after a bounded number of decisions', async () => {
    const store = overtaken('a', (to, nth) => elsewhere(to)(counterSlice(), add(1, 'b'), metaOf(`b ${String(nth)}`))())
    const { slice, seen } = decisions(counterSlice())
    const deps = depsOn(store, { policy: { ...defaultPolicy, attempts: 6 } })
    expect(await handleCommand(deps)(slice, add(1, 'a', 'counter-b'), metaOf('a'))()).toMatchObject({
      left: { kind: 'Contended', where: 'counter-a' },
    })
    expect(seen).toHaveLength(6)
    expect(notes(store, 'counter-a')).toEqual([])
  })

  it('LOG-11: an append under way moves the basis of a command that was decided beside it', async () => {
    const store = memoryStore({ chains: true })
    const deps = depsOn(store)
    await handleCommand(deps)(counterSlice(), add(1, 'b'), metaOf('warm'))()
    const [b, a] = await Promise.all([
      handleCommand(deps)(counterSlice(), add(5, 'b'), metaOf('b'))(),
      handleCommand(deps)(counterSlice(), add(1, 'a', 'counter-b'), metaOf('a'))(),
    ])
    expect([E.isRight(b), E.isRight(a)]).toEqual([true, true])
    const last = store.log().at(-1)
    expect(last?.stream).toBe('counter-a')
    expect(last?.meta.basis).toEqual([{ stream: 'counter-b', revision: 1 }])
    expect(notes(store, 'counter-a')).toEqual([['beside 6', [{ stream: 'counter-b', revision: 1 }]]])
  })

  it("LOG-11: the stream's own revision is expected, and no part of its basis", async () => {
    const store = memoryStore({ chains: true })
    const deps = depsOn(store)
    const slice = counterSlice()
    const own: CounterSlice = {
      ...slice,
      gather: (c, gatherer) => async () => {
        await gatherer.load(counter, 'counter-a')()
        return slice.gather(c, gatherer)()
      },
    }
    const done = await Promise.all(
      Array.from({ length: 20 }, (_, i) => handleCommand(deps)(own, add(1), metaOf(String(i)))()),
    )
    expect(done.every(E.isRight)).toBe(true)
    expect(store.tried().every(({ basis }) => basis?.length === 0)).toBe(true)
  })

  it('LOG-09: a store that cannot check the basis lands what was decided, with its basis on record', async () => {
    const store = overtaken('a', (to) => elsewhere(to)(counterSlice(), add(7, 'b'), metaOf('b'))(), {
      basis: 'Unchecked',
    })
    const { slice, seen } = decisions(counterSlice())
    expect(await handleCommand(depsOn(store))(slice, add(1, 'a', 'counter-b'), metaOf('a'))()).toMatchObject({
      right: { outcome: 'Applied' },
    })
    expect(seen).toEqual(['beside 0'])
    expect(notes(store, 'counter-a')).toEqual([['beside 0', [{ stream: 'counter-b', revision: -1 }]]])
  })
})

describe('a store that takes a command id once per stream', () => {
  it('LOG-07: the same command again does nothing twice, and gets the same answer', async () => {
    const store = memoryStore({ commandIds: 'PerStream' })
    const first = await handleCommand(depsOn(store))(counterSlice(), add(3), metaOf('1'))()
    expect(first).toMatchObject({ right: { outcome: 'Applied', revision: 0 } })
    expect(await handleCommand(depsOn(store))(counterSlice(), add(3), metaOf('1'))()).toMatchObject({
      right: { outcome: 'AlreadyApplied', revision: 0, events: [{ total: 3 }] },
    })
    expect(store.log()).toHaveLength(1)
  })
})

import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { add, counter, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore } from '../../testing/memoryStore.js'
import { unavailable } from '../values/failure.js'
import { handleCommand } from './handleCommand.js'
import { foldFrom, loadHead, readerOf } from './load.js'
import { stateCache } from './stateCache.js'

const at = (revision: number) => ({ state: { total: revision }, revision, position: revision + 1 })

describe('the cache of states', () => {
  it('holds so many streams and no more: those used last', () => {
    const cache = stateCache(3)
    for (let i = 0; i < 1_000; i++) {
      cache.start(`s-${String(i)}`, at(i))
      cache.get('s-0')
    }
    expect(
      Array.from({ length: 1_000 }, (_, i) => cache.get(`s-${String(i)}`)).filter((line) => line !== undefined),
    ).toHaveLength(3)
    expect(cache.get('s-0')?.durable).toEqual(at(0))
  })
  it('breaks off only the line that failed, and keeps what the log holds for reading on', () => {
    const cache = stateCache(3)
    const first = cache.start('s', at(3))
    first.ahead = at(5)
    cache.breakOff('s', first)
    expect(cache.get('s')).toEqual({ durable: at(3), ahead: at(3), tail: null, last: null, stale: true })
    const second = cache.start('s', at(4))
    cache.breakOff('s', first)
    expect(cache.get('s')).toBe(second)
    expect(second.stale).toBe(false)
    cache.breakOff('t', first)
    expect(cache.get('t')).toBeUndefined()
  })
})

describe('loading a state', () => {
  it('reads page by page, all of it', async () => {
    const store = memoryStore()
    const deps = depsOn(store)
    const many = counterSlice({
      decide: () => () =>
        E.right(Array.from({ length: 1_001 }, () => ({ type: 'Added', by: 1, total: 0, note: null }) as const)),
    })
    for (const i of [1, 2]) await handleCommand(deps)(many, add(1), metaOf(String(i)))()
    const reads = store.reads().length
    expect(await foldFrom(store, counter, 'counter-a', { state: { total: 0 }, revision: -1, position: 0 })).toEqual(
      E.right({ state: { total: 2_002 }, revision: 2_001, position: 2_002 }),
    )
    expect(
      store
        .reads()
        .slice(reads)
        .map((r) => r.from),
    ).toEqual([0, 1_000, 2_000])
  })
  it('reads the tail only, and moves the cache on', async () => {
    const store = memoryStore()
    const [here, there] = [depsOn(store), depsOn(store)]
    await handleCommand(here)(counterSlice(), add(1), metaOf('1'))()
    await handleCommand(there)(counterSlice(), add(2), metaOf('2'))()
    expect(await loadHead(store, here.cache, counter, 'counter-a')).toEqual(
      E.right({ state: { total: 3 }, revision: 1, position: 2 }),
    )
    expect(here.cache.get('counter-a')).toMatchObject({ durable: { revision: 1 }, ahead: { revision: 1 } })
    expect(store.reads().at(-1)).toEqual({ stream: 'counter-a', from: 1 })
  })
  it('leaves a line alone while appends of it are under way', async () => {
    const store = memoryStore()
    const [here, there] = [depsOn(store), depsOn(store)]
    await handleCommand(here)(counterSlice(), add(1), metaOf('1'))()
    const line = here.cache.get('counter-a')
    await handleCommand(there)(counterSlice(), add(2), metaOf('2'))()
    if (line !== undefined) line.tail = Promise.resolve()
    expect(await loadHead(store, here.cache, counter, 'counter-a')).toMatchObject({ right: { revision: 1 } })
    expect(here.cache.get('counter-a')).toBe(line)
  })
  it('remembers no stream that is not there', async () => {
    const { store, cache } = depsOn(memoryStore())
    expect(await loadHead(store, cache, counter, 'counter-x')).toEqual(
      E.right({ state: { total: 0 }, revision: -1, position: 0 }),
    )
    expect(cache.get('counter-x')).toBeUndefined()
  })
  it('fails when the store does', async () => {
    const failure = unavailable('memory', 'away')
    const { store, cache } = depsOn(memoryStore({ beforeRead: () => failure }))
    expect(await loadHead(store, cache, counter, 'counter-a')).toEqual(E.left(failure))
  })
  it('makes one reader for an aggregate', () => {
    expect(readerOf(counter)).toBe(readerOf(counterSlice()))
  })
})

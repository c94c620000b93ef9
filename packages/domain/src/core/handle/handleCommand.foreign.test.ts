import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { add, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore } from '../../testing/memoryStore.js'
import { handleCommand } from './handleCommand.js'
import { defaultPolicy } from '../values/policy.js'
import type { AppendRequest } from '../ports/eventStore.js'
import { stateCache } from './stateCache.js'
import { numbered, totals, sums, range } from '../../testing/numbered.js'

describe('many commands of one stream, and what others do meanwhile', () => {
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

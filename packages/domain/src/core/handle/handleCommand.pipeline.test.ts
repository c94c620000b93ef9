import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { add, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { type AppendFault, memoryStore } from '../../testing/memoryStore.js'
import { handleCommand } from './handleCommand.js'
import type { AppendRequest } from '../ports/eventStore.js'
import { numbered, totals, sums, range } from '../../testing/numbered.js'

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
})

import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { add, type CounterContext, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore } from '../../testing/memoryStore.js'
import type { Gatherer } from './decider.js'
import { handleCommand } from './handleCommand.js'
import { asSent } from '../record/stepId.js'
import { Secret } from '../values/secret.js'

const context = (gatherer: Gatherer): CounterContext => ({
  now: gatherer.now,
  actor: gatherer.actor,
  policy: gatherer.policy,
  note: null,
})
const receipts = counterSlice({
  gather: (_, gatherer) =>
    TE.map((text: string) => {
      gatherer.reveal('receipt', Secret.of(text))
      return { ...context(gatherer), note: text }
    })(gatherer.once('receipt', () => TE.right(`receipt of ${gatherer.reference}`))),
})

describe('a command sent twice', () => {
  const applied = {
    events: [{ type: 'Added', by: 3, total: 3, note: null }],
    stream: 'counter-a',
    revision: 0,
    position: 1,
  }

  it.each(['the same process', 'another process'])(
    'LOG-07: takes effect once and gives the same answer, in %s',
    async (where) => {
      const store = memoryStore()
      const deps = depsOn(store)
      await handleCommand(deps)(counterSlice(), add(3), metaOf('one'))()
      const again = await handleCommand(where === 'the same process' ? deps : depsOn(store))(
        counterSlice(),
        add(3),
        metaOf('one'),
      )()
      expect(again).toEqual(E.right({ ...applied, outcome: 'AlreadyApplied', secrets: {}, withheld: ['receipt'] }))
      expect(store.log()).toHaveLength(1)
      // the state that the repeat was decided on did not stay
      const next = await handleCommand(deps)(counterSlice(), add(4), metaOf('two'))()
      expect(next).toMatchObject({ right: { events: [{ total: 7 }], revision: 1 } })
    },
  )

  it('LOG-07: gives the same answer after others changed the stream, and where it would be refused by now', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    await handle(counterSlice(), add(3), metaOf('one'))()
    await handle(counterSlice(), add(95), metaOf('two'))()
    expect(await handle(counterSlice(), add(5), metaOf('three'))()).toMatchObject({ left: { name: 'TooMuch' } })
    expect(await handle(counterSlice(), { ...add(3) }, metaOf('one'))()).toEqual(
      E.right({ ...applied, outcome: 'AlreadyApplied', secrets: {}, withheld: ['receipt'] }),
    )
    expect(store.log()).toHaveLength(2)
  })

  it.each(['it would be applied', 'it would be refused', 'it would change nothing'])(
    'LOG-07: the same id with other content is refused, where %s',
    async (which) => {
      const store = memoryStore()
      const handle = handleCommand(depsOn(store))
      await handle(counterSlice(), add(3), metaOf('one'))()
      if (which === 'it would change nothing')
        await handle(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('two'))()
      const other =
        which === 'it would be applied'
          ? add(4)
          : which === 'it would be refused'
            ? add(500)
            : ({ type: 'Empty', counter: 'a' } as const)
      const before = store.log().length
      expect(await handle(counterSlice(), other, metaOf('one', { digest: 'of other content' }))()).toEqual(
        E.left({
          _tag: 'Refusal',
          name: 'CommandIdReused',
          rule: 'LOG-07',
          message: 'this command id was used before, for a command with other content',
          details: { command: metaOf('one').id },
        }),
      )
      expect(store.log()).toHaveLength(before)
    },
  )

  it('LOG-07, hole 9: nothing was to do, and nothing is done by a late delivery, where the caller gave the id', async () => {
    const store = memoryStore()
    const [handle, elsewhere] = [handleCommand(depsOn(store)), handleCommand(depsOn(store))]
    const empty = { type: 'Empty', counter: 'a' } as const
    const given = { idGiven: true }
    const idle = { outcome: 'NothingToDo', events: [], stream: 'counter-a', secrets: {}, withheld: [] }
    // on a stream that does not exist yet, and on one that was emptied
    expect(await handle(counterSlice(), empty, metaOf('none', given))()).toEqual(
      E.right({ ...idle, revision: -1, position: 0 }),
    )
    await handle(counterSlice(), add(3), metaOf('one'))()
    await handle(counterSlice(), empty, metaOf('two', given))()
    expect(await handle(counterSlice(), empty, metaOf('three', given))()).toEqual(
      E.right({ ...idle, revision: 1, position: 2 }),
    )
    expect(await handle(counterSlice(), empty, metaOf('nobody'))()).toEqual(
      E.right({ ...idle, revision: 1, position: 2 }),
    )
    await handle(counterSlice(), add(4), metaOf('four'))()
    for (const late of [handle, elsewhere]) {
      expect(await late(counterSlice(), empty, metaOf('none', given))()).toEqual(
        E.right({ ...idle, revision: -1, position: 0 }),
      )
      expect(await late(counterSlice(), empty, metaOf('three', given))()).toEqual(
        E.right({ ...idle, revision: 1, position: 2 }),
      )
      expect(
        await late(counterSlice(), add(9), metaOf('three', { ...given, digest: 'of other content' }))(),
      ).toMatchObject({ left: { name: 'CommandIdReused' } })
    }
    expect(store.log()).toHaveLength(3)
    // what nobody can send again is not kept
    expect(await store.commandRecord(metaOf('nobody').id, 'counter-a')()).toEqual(E.right(O.none))
  })

  it('LOG-07: what no key can digest any more is no repeat of anything', async () => {
    const handle = handleCommand(depsOn(memoryStore()))
    const erased = metaOf('one', { digest: 'erased' })
    await handle(counterSlice(), add(3), erased)()
    expect(await handle(counterSlice(), add(3), erased)()).toMatchObject({ left: { name: 'CommandIdReused' } })
  })

  it('LOG-07: secrets are shown once; a repeat leaves them out and says which', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    const first = await handle(receipts, add(3), metaOf('one'))()
    expect(E.isRight(first) && first.right.secrets['receipt']?.reveal()).toBe(
      `receipt of ${asSent(metaOf('one').id, metaOf('one').digest)}`,
    )
    expect(E.isRight(first) && first.right.withheld).toEqual([])
    const again = await handle(receipts, add(3), metaOf('one'))()
    expect(again).toMatchObject({ right: { outcome: 'AlreadyApplied', secrets: {}, withheld: ['receipt'] } })
    expect(E.isRight(first) && JSON.stringify(first.right.secrets)).toBe('{"receipt":"[secret]"}')
  })

  it('LOG-07: at the same time in one process, it is applied once and both get the answer', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    const both = await Promise.all([
      handle(counterSlice(), add(3), metaOf('one'))(),
      handle(counterSlice(), add(3), metaOf('one'))(),
    ])
    expect(both.map((b) => E.isRight(b) && b.right.outcome)).toEqual(['Applied', 'AlreadyApplied'])
    expect(both.map((b) => E.isRight(b) && b.right.events)).toEqual([applied.events, applied.events])
    expect(store.log()).toHaveLength(1)
  })

  it('LOG-07: at the same time in two processes, only one hands out its secret, and both caches hold what the log holds', async () => {
    const store = memoryStore()
    const minted = (secret: string) =>
      counterSlice({
        gather: (_, gatherer) => {
          gatherer.reveal('receipt', Secret.of(secret))
          return TE.right({ ...context(gatherer), note: `hash of ${secret}` })
        },
        evolve: (state, e) => (e.type === 'Added' ? { total: e.note === 'hash of first' ? 1 : 2 } : state),
      })
    const [here, there] = [depsOn(store), depsOn(store)]
    const both = await Promise.all([
      handleCommand(here)(minted('first'), add(3), metaOf('one'))(),
      handleCommand(there)(minted('second'), add(3), metaOf('one'))(),
    ])
    expect(both.map((b) => E.isRight(b) && [b.right.outcome, Object.keys(b.right.secrets), b.right.withheld])).toEqual([
      ['Applied', ['receipt'], []],
      ['AlreadyApplied', [], ['receipt']],
    ])
    expect(both.map((b) => E.isRight(b) && b.right.events)).toEqual(
      Array(2).fill([{ type: 'Added', by: 3, total: 3, note: 'hash of first' }]),
    )
    expect([here, there].map((d) => d.cache.get('counter-a')?.ahead.state ?? { total: 0 })).not.toContainEqual({
      total: 2,
    })
  })

  it('LOG-07: at the same time in two processes with other content, the second is refused', async () => {
    const store = memoryStore()
    const both = await Promise.all([
      handleCommand(depsOn(store))(counterSlice(), add(3), metaOf('one'))(),
      handleCommand(depsOn(store))(counterSlice(), add(4), metaOf('one', { digest: 'of other content' }))(),
    ])
    expect(both).toMatchObject([{ right: { outcome: 'Applied' } }, { left: { name: 'CommandIdReused' } }])
    expect(store.log()).toHaveLength(1)
  })
})

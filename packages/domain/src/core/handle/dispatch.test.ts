import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { Add, add, type CounterSlice, Empty, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore } from '../../testing/memoryStore.js'
import { command, step } from '../record/command.js'
import { anybody } from './acting.js'
import { straight } from './around.js'
import { registryOf } from './registry.js'
import { prelude } from './slice.js'
import { text } from '../values/codecs.js'
import { dispatcher } from './dispatch.js'
import { asSent, isStepId, stepId } from '../record/stepId.js'
import { IdType } from '../values/ids.js'
import type { HandlerDeps } from './handleCommand.js'

/** `Move` empties its counter after the counter `beside` took `by`. */
const Move = command('Move', { counter: text(1, 36), beside: text(1, 36) })
const plain = counterSlice({}, 10)
const moving = {
  ...counterSlice(),
  commands: [Move],
  streamOf: (c: { counter: string }) => `counter-${c.counter}`,
  gather: plain.gather,
  decide: () => plain.decide({ type: 'Empty', counter: '' }),
} as unknown as CounterSlice
const first = prelude(Move, [Add, Empty], (c) => [
  step(Add, { counter: c.beside, by: (c as { by?: number }).by ?? 4, beside: null }),
  step(Empty, { counter: 'third' }),
])
const { commands, sliceOf, preludeOf, acting, around } = registryOf(
  [plain, moving].map((one) => ({ ...one, examples: {} })),
  { preludes: [first], processes: [], acting: anybody, around: straight },
)
const dispatchOn = (deps: HandlerDeps) => dispatcher({ commands, sliceOf, preludeOf, acting, around }, deps)
const move = (by?: number) => ({ type: 'Move', counter: 'a', beside: 'b', ...(by === undefined ? {} : { by }) })

describe('dispatching a command', () => {
  it('finds the slice by the type of the command, and says when there is none', async () => {
    const dispatch = dispatchOn(depsOn(memoryStore()))
    expect(await dispatch(add(3), metaOf('1'))()).toMatchObject({ right: { outcome: 'Applied', stream: 'counter-a' } })
    for (const type of ['Nothing', '__proto__', 'constructor'])
      expect(await dispatch({ type }, metaOf('2'))()).toMatchObject({
        left: { kind: 'InvalidInput', faults: [{ path: 'type', expected: 'a known command' }] },
      })
  })

  it('what must come first has taken effect first, under derived ids, by the same actor and cause', async () => {
    const store = memoryStore()
    const dispatch = dispatchOn(depsOn(store))
    await dispatch(add(3), metaOf('1'))()
    const meta = metaOf('2', { actor: { _tag: 'System', process: 'mover' } })
    expect(await dispatch(move(), meta)()).toMatchObject({
      right: { outcome: 'Applied', events: [{ type: 'Emptied', had: 3 }] },
    })
    expect(
      store
        .log()
        .slice(1)
        .map((e) => [e.stream, e.type, e.meta.command, e.meta.actor, e.meta.correlation]),
    ).toEqual([
      ['counter-b', 'Added', stepId(asSent(meta.id, meta.digest), 'prelude 0'), meta.actor, meta.correlation],
      ['counter-a', 'Emptied', meta.id, meta.actor, meta.correlation],
    ])
  })

  it('nothing follows where what must come first is refused or fails', async () => {
    const store = memoryStore()
    const dispatch = dispatchOn(depsOn(store))
    await dispatch(add(3), metaOf('1'))()
    expect(await dispatch(move(500), metaOf('2'))()).toMatchObject({ left: { name: 'TooMuch' } })
    expect(store.log()).toHaveLength(1)
  })

  it('LOG-07: after a crash between the two, the repeat does what was left and nothing twice', async () => {
    let away = false
    const store = memoryStore({ appendFault: (r) => (away && r.stream === 'counter-a' ? 'Unavailable' : null) })
    const dispatch = dispatchOn(depsOn(store))
    await dispatch(add(3), metaOf('1'))()
    away = true
    expect(await dispatch(move(), metaOf('2'))()).toMatchObject({ left: { kind: 'Unavailable' } })
    away = false
    expect(await dispatchOn(depsOn(store))(move(), metaOf('2'))()).toMatchObject({ right: { outcome: 'Applied' } })
    expect(store.log().map((e) => [e.stream, e.type])).toEqual([
      ['counter-a', 'Added'],
      ['counter-b', 'Added'],
      ['counter-a', 'Emptied'],
    ])
  })

  it('LOG-07: a repeat does not do what had to come first, neither again nor for the first time', async () => {
    const store = memoryStore()
    const dispatch = dispatchOn(depsOn(store))
    await dispatch(add(3), metaOf('1'))()
    const done = await dispatch(move(), metaOf('2'))()
    // the third counter was empty then, and its prelude left no trace; now it is not
    await dispatch(add(5, 'third'), metaOf('3'))()
    // and the other one is full
    await dispatch(add(6, 'b'), metaOf('4'))()
    const before = store.log().length
    expect(E.isRight(done)).toBe(true)
    expect(await dispatch(move(), metaOf('2'))()).toMatchObject({
      right: { outcome: 'AlreadyApplied', events: [{ type: 'Emptied', had: 3 }] },
    })
    expect(store.log()).toHaveLength(before)
  })

  it('LOG-07: the same id for a command with other content does nothing of what comes first', async () => {
    const store = memoryStore()
    const dispatch = dispatchOn(depsOn(store))
    await dispatch(add(3), metaOf('1'))()
    await dispatch(move(), metaOf('2'))()
    expect(await dispatch(move(5), metaOf('2', { digest: 'of other content' }))()).toMatchObject({
      left: { name: 'CommandIdReused' },
    })
    expect(await dispatch(move(5), metaOf('1', { digest: 'of other content' }))()).toMatchObject({
      left: { name: 'CommandIdReused' },
    })
    expect(store.log()).toHaveLength(3)
  })
})

describe('a step', () => {
  it('is decoded where it enters: what fits no codec is refused with its fault, and nothing follows', async () => {
    const store = memoryStore()
    const dispatch = dispatchOn(depsOn(store))
    expect(await dispatch({ type: 'Add', counter: 'a', by: 'many' } as never, metaOf('1'))()).toMatchObject({
      left: { kind: 'InvalidInput', faults: [{ path: 'by' }, { path: 'beside' }] },
    })
    expect(store.log()).toStrictEqual([])
  })
})

describe('ids of steps', () => {
  it('are ids, the same for the same cause and step and for no other', () => {
    const one = metaOf('one').id
    expect(stepId(one, 'x')).toBe(stepId(one, 'x'))
    expect(new Set([stepId(one, 'x'), stepId(one, 'y'), stepId(metaOf('two').id, 'x'), one]).size).toBe(4)
    expect(new IdType('Command').is(stepId(one, 'x'))).toBe(true)
  })

  it('LOG-10, hole 1: are all of a name space of their own, whatever they follow from', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (cause, which) => isStepId(stepId(cause, which))))
    expect(
      [1, 2, 3, 4, 5, 6, 7].map((n) => isStepId(`00000000-0000-${String(n)}000-8000-000000000000` as never)),
    ).toEqual(Array(7).fill(false))
  })
})

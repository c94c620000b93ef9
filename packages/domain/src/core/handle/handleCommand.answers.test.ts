import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { Add, add, counterSlice, depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore } from '../../testing/memoryStore.js'
import { sampleId } from '../../testing/samples.js'
import { unavailable } from '../values/failure.js'
import { handleCommand } from './handleCommand.js'

describe('answers of no', () => {
  it('what is so already is answered without an event, with the position that shows it', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    expect(await handle(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('0'))()).toMatchObject({
      right: { outcome: 'NothingToDo', revision: -1, position: 0 },
    })
    const [, emptied, nothing] = await Promise.all([
      handle(counterSlice(), add(3), metaOf('1'))(),
      handle(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('2'))(),
      handle(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('3'))(),
    ])
    expect(emptied).toMatchObject({ right: { outcome: 'Applied', revision: 1, position: 2 } })
    expect(nothing).toEqual(
      E.right({
        outcome: 'NothingToDo',
        events: [],
        stream: 'counter-a',
        revision: 1,
        position: 2,
        secrets: {},
        withheld: [],
      }),
    )
  })

  it('ACC-08: an answer of no that is recorded is the same answer when it is repeated', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    for (let i = 0; i < 2; i++)
      expect(await handle(counterSlice({}, 10), add(11), metaOf('one'))()).toMatchObject({
        left: { _tag: 'Refusal', name: 'Full' },
      })
    expect(store.log().map((e) => e.type)).toEqual(['Overflowed'])
  })

  it('a refusal sees what another process wrote', async () => {
    const store = memoryStore()
    const [here, there] = [depsOn(store), depsOn(store)]
    await handleCommand(here)(counterSlice(), add(90), metaOf('1'))()
    await handleCommand(there)(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('2'))()
    expect(await handleCommand(here)(counterSlice(), add(50), metaOf('3'))()).toMatchObject({
      right: { outcome: 'Applied', events: [{ total: 50 }] },
    })
  })

  it('a refusal is not given when the log could not be looked at', async () => {
    let away = false
    const store = memoryStore({ beforeRead: () => (away ? unavailable('memory', 'the store is away') : null) })
    const handle = handleCommand(depsOn(store))
    await handle(counterSlice(), add(90), metaOf('1'))()
    away = true
    expect(await handle(counterSlice(), add(50), metaOf('2'))()).toMatchObject({
      left: { _tag: 'Failure', kind: 'Unavailable' },
    })
  })

  it('LOG-05: a stored event that cannot be read gives Unreadable, not a decision without it', async () => {
    const store = memoryStore()
    const { id, idGiven: _, ...rest } = metaOf('poison')
    const poison = (type: string, data: object) =>
      store.append({
        stream: 'counter-a',
        expectedRevision: 0,
        command: { id, digest: rest.digest },
        events: [
          {
            id: sampleId<'Event'>('poison'),
            type,
            version: 1,
            data,
            meta: { ...rest, command: id, commandType: 'Add', basis: [] },
            recordedAt: depsOn(store).clock.now(),
          },
        ],
      })()
    const before = depsOn(store)
    await handleCommand(before)(counterSlice(), add(90), metaOf('1'))()
    await poison('Added', { type: 'Added', by: 'three', total: 3, note: null })
    expect(await handleCommand(depsOn(store))(counterSlice(), add(1), metaOf('2'))()).toMatchObject({
      left: {
        _tag: 'Failure',
        kind: 'Unreadable',
        where: 'Added',
        faults: [{ path: 'by', expected: 'an integer from 0 to 1000' }],
      },
    })
    // a cache from before it gives neither a refusal nor an append
    expect(await handleCommand(before)(counterSlice(), add(50), metaOf('3'))()).toMatchObject({
      left: { kind: 'Unreadable' },
    })
    expect(await handleCommand(before)(counterSlice(), add(1), metaOf('4'))()).toMatchObject({
      left: { kind: 'Unreadable' },
    })
    expect(store.log()).toHaveLength(2)
  })

  it('what a store throws is an unknown outcome, and the next command goes on', async () => {
    let breaks = true
    const store = memoryStore({
      beforeAppend: () => {
        if (breaks) throw new Error('a store that breaks its promise')
      },
    })
    const handle = handleCommand(depsOn(store))
    expect(await handle(counterSlice(), add(1), metaOf('1'))()).toMatchObject({
      left: { _tag: 'Failure', kind: 'Unknown' },
    })
    breaks = false
    expect(await handle(counterSlice(), add(500), metaOf('2'))()).toMatchObject({ left: { name: 'TooMuch' } })
    expect(await handle(counterSlice(), add(1), metaOf('1'))()).toMatchObject({
      right: { outcome: 'Applied', revision: 0 },
    })
  })

  it('APP-02: what is handed out comes from the definition of the command', () => {
    expect(Add.reveals).toEqual(['receipt'])
  })
})

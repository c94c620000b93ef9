import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Add, add, type CounterContext, counter, counterSlice, depsOn, metaOf } from '../testing/counter.js'
import { memoryStore } from '../testing/memoryStore.js'
import { sampleBox, sampleId } from '../testing/samples.js'
import type { Gatherer } from './decider.js'
import { Device, EventMeta, IpAddress } from './envelope.js'
import { unavailable } from './failure.js'
import { handleCommand } from './handleCommand.js'
import { Secret } from './secret.js'

const context = (gatherer: Gatherer): CounterContext => ({ now: gatherer.now, actor: gatherer.actor, policy: gatherer.policy, note: null })
const receipts = counterSlice({
  gather: (_, gatherer) =>
    TE.map((text: string) => {
      gatherer.reveal('receipt', Secret.of(text))
      return { ...context(gatherer), note: text }
    })(gatherer.once('receipt', () => TE.right(`receipt of ${gatherer.command}`))),
})

describe('what is kept with an event', () => {
  it('LOG-01: every event carries who, on whose behalf, from where, by which command and because of what', async () => {
    const store = memoryStore()
    const account = sampleId<'Account'>('anna')
    const meta = metaOf('one', {
      actor: {
        _tag: 'Person', account, session: sampleId<'Session'>('laptop'),
        onBehalfOf: { _tag: 'Partner', partner: sampleId<'Organisation'>('agency'), client: sampleId<'Organisation'>('bakery') },
      },
      ipAddress: sampleBox(IpAddress, account, '192.0.2.7'),
      device: sampleBox(Device, account, 'Firefox'),
      causation: sampleId<'Event'>('cause'),
    })
    const done = await handleCommand(depsOn(store))(counterSlice(), add(3), meta)()
    expect(done).toEqual(E.right({
      outcome: 'Applied', events: [{ type: 'Added', by: 3, total: 3, note: null }], stream: 'counter-a', revision: 0, position: 1, secrets: {}, withheld: [],
    }))
    const { id, ...rest } = meta
    expect(store.log()).toHaveLength(1)
    expect(store.log()[0]?.meta).toEqual({ ...rest, command: id, commandType: 'Add', basis: [] })
    expect(EventMeta.is(store.log()[0]?.meta)).toBe(true)
    expect(store.log()[0]).toMatchObject({ type: 'Added', version: 1, recordedAt: '2026-03-02T12:00:00.000Z', stream: 'counter-a', revision: 0 })
  })

  it('LOG-09: the streams and revisions that an event was decided on are its basis, the own stream is not', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    await handle(counterSlice(), add(5, 'b'), metaOf('b1'))()
    await handle(counterSlice(), add(6, 'b'), metaOf('b2'))()
    await handle(counterSlice(), add(1, 'a', 'counter-b'), metaOf('a1'))()
    await handle(counterSlice(), add(1, 'a', 'counter-nobody'), metaOf('a2'))()
    expect(store.log().map((e) => [(e.data as { note: string | null }).note, e.meta.basis])).toEqual([
      [null, []], [null, []],
      ['beside 11', [{ stream: 'counter-b', revision: 1 }]],
      ['beside 0', [{ stream: 'counter-nobody', revision: -1 }]],
    ])
  })

  it('LOG-09: another stream is read at its head, also when the cache is behind, and twice in one decision gives one state', async () => {
    const store = memoryStore()
    const [here, there] = [depsOn(store), depsOn(store)]
    await handleCommand(here)(counterSlice(), add(5, 'b'), metaOf('b1'))()
    await handleCommand(there)(counterSlice(), add(6, 'b'), metaOf('b2'))()
    const twice = counterSlice({
      gather: (_, gatherer) => async () => {
        const first = await gatherer.load(counter, 'counter-b')()
        await handleCommand(there)(counterSlice(), add(7, 'b'), metaOf('b3'))()
        const second = await gatherer.load(counter, 'counter-b')()
        return E.right({ ...context(gatherer), note: JSON.stringify([first, second]) })
      },
    })
    await handleCommand(here)(twice, add(1), metaOf('a1'))()
    const last = store.log().at(-1)
    expect(last?.meta.basis).toEqual([{ stream: 'counter-b', revision: 1 }])
    expect((last?.data as { note: string }).note).toBe(JSON.stringify([E.right({ total: 11 }), E.right({ total: 11 })]))
  })

  it('LOG-09: own() reads the stream at its head without making it a basis', async () => {
    const store = memoryStore()
    const seen: unknown[] = []
    const slice = counterSlice({
      gather: (_, gatherer) => TE.map((own) => {
        seen.push(own)
        return context(gatherer)
      })(gatherer.own(counter, 'counter-a')),
    })
    await handleCommand(depsOn(store))(slice, add(2), metaOf('1'))()
    await handleCommand(depsOn(store))(slice, add(2), metaOf('2'))()
    expect(seen).toEqual([{ total: 0 }, { total: 2 }])
    expect(store.log().map((e) => e.meta.basis)).toEqual([[], []])
  })

  it('nothing gets into the log that could not be read back', async () => {
    const store = memoryStore()
    const slice = counterSlice({ decide: () => () => E.right([{ type: 'Added', by: -1, total: 0, note: null }]) })
    const done = await handleCommand(depsOn(store))(slice, add(1), metaOf('1'))()
    expect(done).toMatchObject({ _tag: 'Left', left: { _tag: 'Failure', kind: 'Unreadable', where: 'Added', faults: [{ path: 'by', expected: 'an integer from 0 to 1000' }] } })
    expect(store.tried()).toEqual([])
    // and the state that was built on it is gone with it
    expect(await handleCommand(depsOn(store))(counterSlice(), add(1), metaOf('2'))()).toMatchObject({ right: { revision: 0 } })
  })
})

describe('a command sent twice', () => {
  const applied = { events: [{ type: 'Added', by: 3, total: 3, note: null }], stream: 'counter-a', revision: 0, position: 1 }

  it.each(['the same process', 'another process'])('LOG-07: takes effect once and gives the same answer, in %s', async (where) => {
    const store = memoryStore()
    const deps = depsOn(store)
    await handleCommand(deps)(counterSlice(), add(3), metaOf('one'))()
    const again = await handleCommand(where === 'the same process' ? deps : depsOn(store))(counterSlice(), add(3), metaOf('one'))()
    expect(again).toEqual(E.right({ ...applied, outcome: 'AlreadyApplied', secrets: {}, withheld: ['receipt'] }))
    expect(store.log()).toHaveLength(1)
    // the state that the repeat was decided on did not stay
    const next = await handleCommand(deps)(counterSlice(), add(4), metaOf('two'))()
    expect(next).toMatchObject({ right: { events: [{ total: 7 }], revision: 1 } })
  })

  it('LOG-07: gives the same answer after others changed the stream, and where it would be refused by now', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    await handle(counterSlice(), add(3), metaOf('one'))()
    await handle(counterSlice(), add(95), metaOf('two'))()
    expect(await handle(counterSlice(), add(5), metaOf('three'))()).toMatchObject({ left: { name: 'TooMuch' } })
    expect(await handle(counterSlice(), { ...add(3) }, metaOf('one'))()).toEqual(E.right({ ...applied, outcome: 'AlreadyApplied', secrets: {}, withheld: ['receipt'] }))
    expect(store.log()).toHaveLength(2)
  })

  it.each(['it would be applied', 'it would be refused', 'it would change nothing'])('LOG-07: the same id with other content is refused, where %s', async (which) => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    await handle(counterSlice(), add(3), metaOf('one'))()
    if (which === 'it would change nothing') await handle(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('two'))()
    const other = which === 'it would be applied' ? add(4) : which === 'it would be refused' ? add(500) : { type: 'Empty', counter: 'a' } as const
    const before = store.log().length
    expect(await handle(counterSlice(), other, metaOf('one', { digest: 'of other content' }))()).toEqual(E.left({
      _tag: 'Refusal', name: 'CommandIdReused', rule: 'LOG-07', message: 'this command id was used before, for a command with other content',
      details: { command: metaOf('one').id },
    }))
    expect(store.log()).toHaveLength(before)
  })

  it('LOG-07: secrets are shown once; a repeat leaves them out and says which', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    const first = await handle(receipts, add(3), metaOf('one'))()
    expect(E.isRight(first) && first.right.secrets['receipt']?.reveal()).toBe(`receipt of ${metaOf('one').id}`)
    expect(E.isRight(first) && first.right.withheld).toEqual([])
    const again = await handle(receipts, add(3), metaOf('one'))()
    expect(again).toMatchObject({ right: { outcome: 'AlreadyApplied', secrets: {}, withheld: ['receipt'] } })
    expect(E.isRight(first) && JSON.stringify(first.right.secrets)).toBe('{"receipt":"[secret]"}')
  })

  it('LOG-07: at the same time in one process, it is applied once and both get the answer', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    const both = await Promise.all([handle(counterSlice(), add(3), metaOf('one'))(), handle(counterSlice(), add(3), metaOf('one'))()])
    expect(both.map((b) => E.isRight(b) && b.right.outcome)).toEqual(['Applied', 'AlreadyApplied'])
    expect(both.map((b) => E.isRight(b) && b.right.events)).toEqual([applied.events, applied.events])
    expect(store.log()).toHaveLength(1)
  })

  it('LOG-07: at the same time in two processes, only one hands out its secret, and both caches hold what the log holds', async () => {
    const store = memoryStore()
    const minted = (secret: string) => counterSlice({
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
      ['Applied', ['receipt'], []], ['AlreadyApplied', [], ['receipt']],
    ])
    expect(both.map((b) => E.isRight(b) && b.right.events)).toEqual(Array(2).fill([{ type: 'Added', by: 3, total: 3, note: 'hash of first' }]))
    expect([here, there].map((d) => d.cache.get('counter-a')?.ahead.state ?? { total: 0 })).not.toContainEqual({ total: 2 })
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

describe('answers of no', () => {
  it('what is so already is answered without an event, with the position that shows it', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    expect(await handle(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('0'))()).toMatchObject({ right: { outcome: 'NothingToDo', revision: -1, position: 0 } })
    const [, emptied, nothing] = await Promise.all([
      handle(counterSlice(), add(3), metaOf('1'))(),
      handle(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('2'))(),
      handle(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('3'))(),
    ])
    expect(emptied).toMatchObject({ right: { outcome: 'Applied', revision: 1, position: 2 } })
    expect(nothing).toEqual(E.right({ outcome: 'NothingToDo', events: [], stream: 'counter-a', revision: 1, position: 2, secrets: {}, withheld: [] }))
  })

  it('ACC-08: an answer of no that is recorded is the same answer when it is repeated', async () => {
    const store = memoryStore()
    const handle = handleCommand(depsOn(store))
    for (let i = 0; i < 2; i++)
      expect(await handle(counterSlice({}, 10), add(11), metaOf('one'))()).toMatchObject({ left: { _tag: 'Refusal', name: 'Full' } })
    expect(store.log().map((e) => e.type)).toEqual(['Overflowed'])
  })

  it('a refusal sees what another process wrote', async () => {
    const store = memoryStore()
    const [here, there] = [depsOn(store), depsOn(store)]
    await handleCommand(here)(counterSlice(), add(90), metaOf('1'))()
    await handleCommand(there)(counterSlice(), { type: 'Empty', counter: 'a' }, metaOf('2'))()
    expect(await handleCommand(here)(counterSlice(), add(50), metaOf('3'))()).toMatchObject({ right: { outcome: 'Applied', events: [{ total: 50 }] } })
  })

  it('a refusal is not given when the log could not be looked at', async () => {
    let away = false
    const store = memoryStore({ beforeRead: () => (away ? unavailable('memory', 'the store is away') : null) })
    const handle = handleCommand(depsOn(store))
    await handle(counterSlice(), add(90), metaOf('1'))()
    away = true
    expect(await handle(counterSlice(), add(50), metaOf('2'))()).toMatchObject({ left: { _tag: 'Failure', kind: 'Unavailable' } })
  })

  it('LOG-05: a stored event that cannot be read gives Unreadable, not a decision without it', async () => {
    const store = memoryStore()
    const { id, ...rest } = metaOf('poison')
    const poison = (type: string, data: object) => store.append({
      stream: 'counter-a', expectedRevision: 0, command: { id, digest: rest.digest },
      events: [{ id: sampleId<'Event'>('poison'), type, version: 1, data, meta: { ...rest, command: id, commandType: 'Add', basis: [] }, recordedAt: depsOn(store).clock.now() }],
    })()
    const before = depsOn(store)
    await handleCommand(before)(counterSlice(), add(90), metaOf('1'))()
    await poison('Added', { type: 'Added', by: 'three', total: 3, note: null })
    expect(await handleCommand(depsOn(store))(counterSlice(), add(1), metaOf('2'))()).toMatchObject({
      left: { _tag: 'Failure', kind: 'Unreadable', where: 'Added', faults: [{ path: 'by', expected: 'an integer from 0 to 1000' }] },
    })
    // a cache from before it gives neither a refusal nor an append
    expect(await handleCommand(before)(counterSlice(), add(50), metaOf('3'))()).toMatchObject({ left: { kind: 'Unreadable' } })
    expect(await handleCommand(before)(counterSlice(), add(1), metaOf('4'))()).toMatchObject({ left: { kind: 'Unreadable' } })
    expect(store.log()).toHaveLength(2)
  })

  it('what a store throws is an unknown outcome, and the next command goes on', async () => {
    let breaks = true
    const store = memoryStore({ beforeAppend: () => { if (breaks) throw new Error('a store that breaks its promise') } })
    const handle = handleCommand(depsOn(store))
    expect(await handle(counterSlice(), add(1), metaOf('1'))()).toMatchObject({ left: { _tag: 'Failure', kind: 'Unknown' } })
    breaks = false
    expect(await handle(counterSlice(), add(500), metaOf('2'))()).toMatchObject({ left: { name: 'TooMuch' } })
    expect(await handle(counterSlice(), add(1), metaOf('1'))()).toMatchObject({ right: { outcome: 'Applied', revision: 0 } })
  })

  it('APP-02: what is handed out comes from the definition of the command', () => {
    expect(Add.reveals).toEqual(['receipt'])
  })
})

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import {
  add,
  type CounterCommand,
  type CounterEvent,
  counter,
  counterSlice,
  depsOn,
  metaOf,
} from '../../testing/counter.js'
import { type AppendFault, memoryStore } from '../../testing/memoryStore.js'
import { unavailable } from '../values/failure.js'
import { instantOf } from '../values/instant.js'
import { type Handled, handleCommand, type HandlerDeps } from './handleCommand.js'
import { stateCache } from './stateCache.js'

const CEILING = 40
const streams = ['a', 'b'] as const
/** One id stands for one command, so that a repeat is a true repeat. */
const commandOf = (id: number): CounterCommand => {
  const stream = streams[id % 2] ?? 'a'
  const other = stream === 'a' ? 'counter-b' : 'counter-a'
  return id % 7 === 0
    ? { type: 'Empty', counter: stream }
    : add(1 + ((id * 5) % 17), stream, id % 3 === 0 ? other : null)
}

const sent = fc.record({ process: fc.nat(2), id: fc.nat(19), pause: fc.nat(12) })
const fault = fc.option(fc.constantFrom<AppendFault>('Unavailable', 'LostBefore', 'LostAfter'), { nil: null, freq: 3 })
const faults = fc.record({
  appends: fc.array(fault, { maxLength: 60 }),
  delays: fc.array(fc.nat(8), { maxLength: 60 }),
  reads: fc.array(fc.boolean(), { maxLength: 40 }),
})

const ticks = async (n: number): Promise<void> => {
  for (let i = 0; i < n; i++) await Promise.resolve()
}

describe('any mixture of processes, repeats, conflicts and failures', () => {
  it('LOG-07: gives the log of some serial order, and what was acknowledged stands in it exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sent, { minLength: 1, maxLength: 40 }),
        faults,
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        async (commands, { appends, delays, reads }, room, chained) => {
          let read = 0
          const store = memoryStore({
            ...(chained ? { chains: true } : {}),
            beforeAppend: (_, nth) => ticks(delays[nth] ?? 0),
            appendFault: (_, nth) => appends[nth] ?? null,
            beforeRead: async () => {
              const bad = reads[read++] === true && read % 3 === 0
              await ticks(delays[read] ?? 0)
              return bad ? unavailable('memory', 'the store is away') : null
            },
          })
          const slice = counterSlice({}, CEILING)
          let time = 0
          const clock = { now: () => instantOf(++time) }
          const processes: HandlerDeps[] = [0, 1, 2].map(() => depsOn(store, { cache: stateCache(room), clock }))
          const answers = await Promise.all(
            commands.map(async ({ process, id, pause }) => {
              await ticks(pause)
              const answer = await handleCommand(processes[process] as HandlerDeps)(
                slice,
                commandOf(id),
                metaOf(String(id)),
              )()
              return { id, answer }
            }),
          )

          for (const stream of streams.map((s) => `counter-${s}`)) {
            const log = store.log().filter((e) => e.stream === stream)
            // exact revisions, and each event follows from its command on the state before it: a serial order
            let total = 0
            for (const [i, e] of log.entries()) {
              expect(e.revision).toBe(i)
              const data = e.data as CounterEvent
              switch (data.type) {
                case 'Added':
                  expect(data.total).toBe(total + data.by)
                  expect(data.total).toBeLessThanOrEqual(CEILING)
                  break
                case 'Emptied':
                  expect(data.had).toBe(total)
                  expect(total).toBeGreaterThan(0)
                  break
                case 'Overflowed':
                  expect(total + data.by).toBe(CEILING + 1)
              }
              total = counter.evolve({ total }, data).total
            }
            // the basis is what the other stream held then
            for (const e of log)
              for (const { stream: beside, revision } of e.meta.basis) {
                const there = store
                  .log()
                  .filter((o) => o.stream === beside && o.revision <= revision)
                  .map((o) => o.data as CounterEvent)
                const data = e.data as CounterEvent
                if (data.type === 'Added')
                  expect(data).toMatchObject({
                    note: `beside ${String(there.reduce(counter.evolve, counter.initialState).total)}`,
                  })
              }
          }
          const ids = store.log().map((e) => e.id)
          expect(new Set(ids).size).toBe(ids.length)
          const byCommand = store.log().map((e) => e.meta.command)
          expect(new Set(byCommand).size).toBe(byCommand.length)

          for (const { id, answer } of answers) {
            const written = store.log().filter((e) => e.meta.command === metaOf(String(id)).id)
            if (E.isRight(answer) && answer.right.outcome !== 'NothingToDo') {
              const handled: Handled<CounterEvent> = answer.right
              expect(written.map((e) => [e.revision, e.position, e.data])).toEqual([
                [handled.revision, handled.position, handled.events[0]],
              ])
            }
            if (E.isLeft(answer) && answer.left._tag === 'Refusal' && answer.left.name === 'Full')
              expect(written).toHaveLength(1)
          }
          // no id was acknowledged as applied by two
          const applied = answers.flatMap(({ id, answer }) =>
            E.isRight(answer) && answer.right.outcome === 'Applied' ? [id] : [],
          )
          expect(new Set(applied).size).toBe(applied.length)

          // afterwards every process finds the same, and what its cache holds is what the log gives
          for (const deps of processes) {
            for (const s of streams)
              await handleCommand(deps)(
                slice,
                { type: 'Empty', counter: s },
                metaOf(`after ${s} ${String(processes.indexOf(deps))}`),
              )()
          }
          for (const deps of processes)
            for (const s of streams) {
              const line = deps.cache.get(`counter-${s}`)
              if (line === undefined) continue
              const events = store
                .log()
                .filter((e) => e.stream === `counter-${s}` && e.revision <= line.ahead.revision)
                .map((e) => e.data as CounterEvent)
              expect(line.ahead.state).toEqual(events.reduce(counter.evolve, counter.initialState))
              expect(line.durable).toEqual(line.ahead)
              expect(line.tail).toBe(null)
            }
        },
      ),
      { numRuns: 120 },
    )
  })
})

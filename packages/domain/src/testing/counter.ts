import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { integer, nullable, record, text } from '../core/values/codecs.js'
import { command, type CommandOf } from '../core/record/command.js'
import type { Aggregate } from '../core/record/aggregate.js'
import type { Circumstances, GatherPorts, Gatherer, Decider } from '../core/handle/decider.js'
import { event, type Recorded } from '../core/record/event.js'
import type { Failure } from '../core/values/failure.js'
import type { CommandMeta, HandlerDeps } from '../core/handle/handleCommand.js'
import type { Instant } from '../core/values/instant.js'
import { defaultPolicy } from '../core/values/policy.js'
import type { EventStore } from '../core/ports/eventStore.js'
import { type RefusalOf, refusals } from '../core/values/refusal.js'
import { stateCache } from '../core/handle/stateCache.js'
import { nextSampleUuid, sampleId } from './samples.js'

/** A slice that is nothing but a number with a ceiling: what the machine room's own tests decide on. */
const amount = integer(0, 1_000)
export const Added = event('Added', { by: amount, total: integer(0, 1_000_000), note: nullable(text(0, 100)) })
export const Emptied = event('Emptied', { had: integer(0, 1_000_000) })
export const Overflowed = event('Overflowed', { by: amount })
const counterEvents = [Added, Emptied, Overflowed] as const
export type CounterEvent = Recorded<(typeof counterEvents)[number]>

export const Add = command(
  'Add',
  { counter: text(1, 36), by: amount, beside: nullable(text(1, 100)) },
  { reveals: ['receipt'] },
)
export const Empty = command('Empty', { counter: text(1, 36) })
const counterCommands = [Add, Empty] as const
export type CounterCommand = CommandOf<(typeof counterCommands)[number]>

const refuse = refusals({
  TooMuch: ['LOG-01', 'the counter has a ceiling', 'add less'],
  Full: ['LOG-01', 'the counter was full, which is on record', 'empty it first'],
})
export type CounterRefusal = RefusalOf<typeof refuse>
export interface CounterContext extends Circumstances {
  readonly note: string | null
}
export const CounterState = record({ total: integer(0, 1_000_000) })
export interface CounterState {
  readonly total: number
}

export const counter: Aggregate<CounterState, CounterEvent> = {
  category: 'counter',
  events: counterEvents,
  state: CounterState,
  initialState: { total: 0 },
  evolve: (state, e) => {
    switch (e.type) {
      case 'Added':
        return { total: state.total + e.by }
      case 'Emptied':
        return { total: 0 }
      case 'Overflowed':
        return state
    }
  },
}

export type CounterSlice = Decider<CounterState, CounterCommand, CounterEvent, CounterRefusal, CounterContext>
/** `ceiling` is where `Add` is refused; exactly one more than it is recorded, and refused (as a failed login is). */
export const counterSlice = (over: Partial<CounterSlice> = {}, ceiling = 100): CounterSlice => ({
  ...counter,
  commands: counterCommands,
  streamOf: (c) => `counter-${c.counter}`,
  gather: (c, gatherer: Gatherer): TE.TaskEither<Failure, CounterContext> =>
    TE.map((beside: CounterState | null): CounterContext => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      note: beside === null ? null : `beside ${String(beside.total)}`,
    }))(c.type === 'Add' && c.beside !== null ? gatherer.load(counter, c.beside) : TE.right(null)),
  decide: (c) => (state, context) => {
    switch (c.type) {
      case 'Add':
        if (state.total + c.by === ceiling + 1) return E.right([{ type: 'Overflowed', by: c.by }])
        if (state.total + c.by > ceiling) return refuse.TooMuch({ total: state.total })
        return E.right([{ type: 'Added', by: c.by, total: state.total + c.by, note: context.note }])
      case 'Empty':
        return E.right(state.total === 0 ? [] : [{ type: 'Emptied', had: state.total }])
    }
  },
  refusalIn: (events) => {
    const over = events.some((e) => e.type === 'Overflowed') ? refuse.Full() : null
    return over !== null && E.isLeft(over) ? over.left : null
  },
  ...over,
})

export const add = (by: number, to = 'a', beside: string | null = null): CounterCommand => ({
  type: 'Add',
  counter: to,
  by,
  beside,
})

/** The circumstances of a command under the id that `name` stands for. */
export const metaOf = (name: string, over: Partial<CommandMeta> = {}): CommandMeta => ({
  id: sampleId<'Command'>(name),
  idGiven: false,
  actor: { _tag: 'System', process: 'test' },
  ipAddress: null,
  device: null,
  causation: null,
  correlation: sampleId<'Correlation'>(name),
  digest: `digest of ${name}`,
  ...over,
})

let made = 0
/** Not random, but never the same twice, which is all that ids need. */
const bytes = (count: number): Uint8Array =>
  new Uint8Array(new Uint32Array(Array.from({ length: Math.ceil(count / 4) }, () => ++made)).buffer)

/** What a handler needs, with a cache of its own: two of these on one store are two processes. */
export const depsOn = (store: EventStore, over: Partial<HandlerDeps> = {}): HandlerDeps => ({
  store,
  cache: stateCache(100),
  clock: { now: () => '2026-03-02T12:00:00.000Z' as Instant },
  policy: defaultPolicy,
  ports: { random: { bytes, uuid: nextSampleUuid } } as unknown as GatherPorts,
  ...over,
})

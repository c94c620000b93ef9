import { describe, expect, it } from '@jest/globals'
import { defaultPolicy } from '@mandat/domain'
import {
  account,
  type Aggregate,
  type EventDefinition,
  organisation,
  partnership,
  renewalMails,
  session,
  type StoredEvent,
} from '@mandat/domain/kit'
import type { AnyProjection } from './core/fold/projection.js'
import { readModelsFor } from './readModels.js'
import { documentsOf, historyOf } from './testing/index.js'
import { another, few } from './testing/stories/manyThings.js'

const models: ReadonlyArray<AnyProjection> = Object.values(readModelsFor(defaultPolicy))
/** How many values a document has, whatever the length of its texts and numbers. */
const sizeOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, one) => sum + sizeOf(one), 1)
    : 1
const historyWith = (count: number): ReadonlyArray<StoredEvent> =>
  historyOf([...few, ...Array.from({ length: count }, (_, i) => another(i)).flat()])
const [some, many] = [historyWith(20), historyWith(200)]
const another200 = historyOf(another(200))

/** What folding one more of each thing reads and writes, event by event: how many documents, and how many values. */
const costAfter = (model: AnyProjection, log: ReadonlyArray<StoredEvent>) => {
  const documents = new Map<string, unknown>(documentsOf(model, log))
  const handled = new Set<string>((model.handles as ReadonlyArray<EventDefinition>).map(({ type }) => type))
  return historyOf(
    another200.map(({ data }) => data as never),
    log,
  )
    .filter(({ type }) => handled.has(type))
    .map((stored) => {
      const envelope = { ...stored, event: stored.data }
      const written = model.keysOf(envelope).map((key) => {
        const before = documents.get(key) ?? null
        const after: unknown = model.evolve(before, envelope, key)
        documents.set(key, after)
        const indexed = after === null ? {} : Object.values(model.indexes).map((valuesOf) => valuesOf(after, key))
        return [sizeOf(before), sizeOf(after), sizeOf(indexed)]
      })
      return [stored.type, written]
    })
}

describe('hole 18: the cost of an event', () => {
  it.each(models.map((model) => [model.name, model] as const))(
    'TOK-01: in %s is the same with 20 and with 200 sessions, tokens, members, clients, partners and products',
    (_name, model) => {
      expect(costAfter(model, many)).toStrictEqual(costAfter(model, some))
    },
  )
  it.each(models.map((model) => [model.name, model] as const))(
    'TOK-01: no document of %s is larger when there is more of everything',
    (_name, model) => {
      const largest = (log: ReadonlyArray<StoredEvent>): number =>
        Math.max(...[...documentsOf(model, log).values()].map(sizeOf))
      expect(largest(many)).toBe(largest(some))
    },
  )
})

/** How many fields a state has that are not in an object which it shares with the state before. */
const fresh = (after: unknown, before: unknown): number => {
  const seen = new Set<unknown>()
  const note = (one: unknown): void => {
    if (typeof one !== 'object' || one === null || seen.has(one)) return
    seen.add(one)
    Object.values(one).forEach(note)
  }
  const count = (one: unknown): number =>
    typeof one !== 'object' || one === null || seen.has(one)
      ? 0
      : Object.values(one).reduce((sum: number, inner) => sum + count(inner), Object.keys(one).length)
  note(before)
  return count(after)
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- aggregates of every type
const aggregates: ReadonlyArray<Aggregate<any, any>> = [account, session, organisation, partnership, renewalMails]
/** Two dictionaries, in each a way of at most four steps between at most sixteen others, and a state's own fields. */
const WAYS = 2 * 4 * 17 + 20

describe('hole 18: the state of a stream', () => {
  it.each(aggregates.map((one) => [one.category, one] as const))(
    'TOK-01, SES-01, ORG-02, PAR-16: of %s costs an event no more than the way to what it changes, however many there are',
    (category, { evolve, initialState }) => {
      const own = (log: ReadonlyArray<StoredEvent>) => log.filter(({ stream }) => stream.startsWith(`${category}-`))
      const streams = new Map<string, unknown>()
      const after = (stored: StoredEvent): unknown => evolve(streams.get(stored.stream) ?? initialState, stored.data)
      const log = historyWith(1_000)
      for (const stored of own(log)) streams.set(stored.stream, after(stored))
      const more = own(historyOf([another(1_000), another(7)].flat(), log))
      expect(more.length).toBeGreaterThan(1)
      for (const stored of more) {
        const next = after(stored)
        expect([stored.type, fresh(next, streams.get(stored.stream)) <= WAYS]).toStrictEqual([stored.type, true])
        streams.set(stored.stream, next)
      }
    },
  )
})

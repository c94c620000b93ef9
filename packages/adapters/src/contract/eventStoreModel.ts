import type { CommandId, Failure } from '@mandat/domain'
import type { Appended, AppendRequest, EventStore, StoredEvent } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { anAppend, anEvent, anId, must, plain } from './events.js'
import type { MakeRankedStore } from './ranked.js'

/** What became of an append, or the places of the ids that it must not have. */
type Outcome = Appended | ReadonlyArray<string>
const outcomeOf = (answer: E.Either<Failure, Appended>): Outcome =>
  E.isRight(answer)
    ? answer.right
    : answer.left.kind === 'InvalidInput'
      ? answer.left.faults.map(({ path }) => path)
      : []

/** The event store in a few obvious lines, to compare with. */
const simpleStore = (perStore: boolean): { append: (r: AppendRequest) => Outcome; log: ReadonlyArray<StoredEvent> } => {
  const log: Array<StoredEvent> = []
  const records: Array<Extract<Appended, { _tag: 'CommandKnown' }>['record']> = []
  return {
    log,
    append: ({ stream, expectedRevision: expected, events, command }) => {
      const takenIn = (ids: ReadonlyArray<string>): ReadonlyArray<string> =>
        events.flatMap(({ id }, i) =>
          [...ids, ...events.slice(0, i).map((e) => e.id)].includes(id) ? [`events.${String(i)}.id`] : [],
        )
      if (takenIn([]).length > 0) return takenIn([])
      const own = log.filter((event) => event.stream === stream)
      const there = own.slice(expected + 1, expected + 1 + events.length)
      const last = there.at(-1)
      if (last !== undefined && there.map((e) => e.id).join() === events.map((e) => e.id).join())
        return { _tag: 'Duplicate', revision: last.revision, position: last.position }
      const record = records.find((r) => r.command === command.id && (perStore || r.stream === stream))
      if (record !== undefined) return { _tag: 'CommandKnown', record }
      if (expected !== own.length - 1) return { _tag: 'Conflict', stream, expected, actual: own.length - 1 }
      const taken = takenIn(log.map(({ id }) => id))
      if (taken.length > 0) return taken
      events.forEach((event, i) => log.push({ ...event, stream, revision: own.length + i, position: log.length + 1 }))
      records.push({
        command: command.id,
        digest: command.digest,
        stream,
        first: own.length,
        last: own.length + events.length - 1,
      })
      return { _tag: 'Appended', revision: own.length + events.length - 1, position: log.length }
    },
  }
}

interface Step {
  readonly stream: number
  readonly skew: number
  readonly events: ReadonlyArray<number>
  readonly command: number
  /** Whether it is awaited before the next one. */
  readonly wait: boolean
}
const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat({ max: 2 }),
  skew: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: -3, max: 2 }) }),
  events: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 3 }),
  command: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) }),
  wait: fc.boolean(),
})

export const modelSuite = (make: MakeRankedStore): void => {
  describe('like a simple model', () => {
    it('any sequence of appends, awaited or at once, gives the same answers, streams and log', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
          const { store, close } = await make()
          try {
            await compare(store, steps)
          } finally {
            await close()
          }
        }),
        { numRuns: 60 },
      )
    }, 60_000)
  })
}

const compare = async (store: EventStore, steps: ReadonlyArray<Step>): Promise<void> => {
  const simple = simpleStore(store.commandIds === 'PerStore')
  const events = Array.from({ length: 12 }, (_, i) => anEvent({ data: { i } }))
  const commands = Array.from({ length: 4 }, () => anId<CommandId>())
  const expected: Array<Outcome> = []
  const actual: Array<Promise<Outcome>> = []
  for (const { stream, skew, events: chosen, command, wait } of steps) {
    const name = `s-${String(stream)}`
    const revision = Math.max(-1, simple.log.filter((e) => e.stream === name).length - 1 + skew)
    const request = anAppend(
      name,
      revision,
      chosen.map((i) => events[i] as never),
      commands[command],
    )
    expected.push(simple.append(request))
    const answer = store.append(request)().then(outcomeOf)
    actual.push(answer)
    if (wait) await answer
  }
  expect(await Promise.all(actual)).toStrictEqual(expected)
  expect(plain(await must(store.readAll({ after: 0, count: 1_000 })))).toStrictEqual(simple.log)
  for (const stream of ['s-0', 's-1', 's-2'])
    expect(
      plain(await must(store.readStream(stream, { from: 'end', count: 1_000, direction: 'backwards' }))),
    ).toStrictEqual(simple.log.filter((e) => e.stream === stream).reverse())
}

import type { Failure } from '@mandat/domain'
import type { Appended } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { anAppend, anEvent, must, someEvents } from './events.js'
import type { MakeRankedStore } from './ranked.js'
import { using } from './made.js'

const ALL = { from: 0, count: 1_000, direction: 'forwards' } as const

export const idsSuite = (make: MakeRankedStore): void => {
  const on = using(make)
  const paths = (answer: E.Either<Failure, Appended>): unknown =>
    E.isLeft(answer) && answer.left.kind === 'InvalidInput' ? answer.left.faults.map(({ path }) => path) : answer

  describe("the ids of events (LOG-10: an event's id is unique in the store)", () => {
    it(
      'LOG-10: an id that stands in another stream is refused, by its place, and nothing is written',
      on(async (store) => {
        const [first, second] = [anEvent(), anEvent()]
        await must(store.append(anAppend('a-1', -1, [first, second])))
        const request = anAppend('b-1', -1, [
          anEvent(),
          { ...anEvent(), id: second.id },
          { ...anEvent(), id: first.id },
        ])
        expect(paths(await store.append(request)())).toStrictEqual(['events.1.id', 'events.2.id'])
        expect(await must(store.readStream('b-1', ALL))).toStrictEqual([])
        expect(await must(store.head())).toBe(2)
        // its command is not taken either
        expect((await must(store.append({ ...request, events: someEvents(1) })))._tag).toBe('Appended')
      }),
    )

    it(
      'LOG-10: an id that stands earlier in the same stream is refused, and so is one that an append names twice',
      on(async (store) => {
        const [first, other] = [anEvent(), anEvent()]
        await must(store.append(anAppend('a-1', -1, [first])))
        expect(paths(await store.append(anAppend('a-1', 0, [anEvent(), first]))())).toStrictEqual(['events.1.id'])
        expect(paths(await store.append(anAppend('a-1', 0, [other, anEvent(), other]))())).toStrictEqual([
          'events.2.id',
        ])
        expect(await must(store.head())).toBe(1)
      }),
    )

    it(
      'LOG-10: of two appends at once with one id the first takes it, and those beside them are none the worse',
      on(async (store) => {
        const event = anEvent()
        const answers = await Promise.all([
          store.append(anAppend('a-1', -1))(),
          store.append(anAppend('b-1', -1, [event]))(),
          store.append(anAppend('c-1', -1, [anEvent(), event]))(),
          store.append(anAppend('a-1', 0))(),
          store.append(anAppend('d-1', 4))(),
        ])
        expect(answers.map((answer) => (E.isRight(answer) ? answer.right._tag : answer.left.kind))).toStrictEqual([
          'Appended',
          'Appended',
          'InvalidInput',
          'Appended',
          'Conflict',
        ])
        expect((await must(store.readAll({ after: 0, count: 9 }))).map(({ stream }) => stream)).toStrictEqual([
          'a-1',
          'b-1',
          'a-1',
        ])
      }),
    )

    it(
      'LOG-07: the same append again is a duplicate, not a taken id',
      on(async (store) => {
        const request = anAppend('a-1', -1, someEvents(2))
        await must(store.append(request))
        expect((await must(store.append(request)))._tag).toBe('Duplicate')
      }),
    )
  })
}

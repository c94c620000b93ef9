import { describe, expect, it } from '@jest/globals'
import type { MakeRankedStore } from './ranked.js'
import { anAppend, anEvent, must } from './events.js'
import { using } from './made.js'

export const chainsSuite = (make: MakeRankedStore): void => {
  const on = using(make)

  describe('chains of appends', () => {
    it(
      'an append that names the event it follows is a conflict where another stands, even at the right revision',
      on(async (store) => {
        if (store.chains !== true) return
        const [first, second] = [anEvent(), anEvent()]
        await must(store.append(anAppend('a-1', -1, [anEvent(), first])))
        const foreign = { ...anAppend('a-1', 1), after: second.id }
        expect(await must(store.append(foreign))).toStrictEqual({
          _tag: 'Conflict',
          stream: 'a-1',
          expected: 1,
          actual: 1,
        })
        expect(await must(store.append({ ...anAppend('b-1', -1), after: first.id }))).toStrictEqual({
          _tag: 'Conflict',
          stream: 'b-1',
          expected: -1,
          actual: -1,
        })
        const answers = await Promise.all([
          must(store.append({ ...anAppend('a-1', 1, [second]), after: first.id })),
          must(store.append({ ...anAppend('a-1', 2), after: first.id })),
          must(store.append({ ...anAppend('a-1', 2), after: second.id })),
        ])
        expect(answers.map(({ _tag }) => _tag)).toStrictEqual(['Appended', 'Conflict', 'Appended'])
        expect(await must(store.head())).toBe(4)
      }),
    )

    it(
      'of a chain of appends at once, none stands whose forerunner was refused',
      on(async (store) => {
        if (store.chains !== true) return
        const events = Array.from({ length: 4 }, () => anEvent())
        await must(store.append(anAppend('a-1', -1)))
        const answers = await Promise.all(
          events.map((event, i) =>
            must(
              store.append({
                ...anAppend('a-1', i + 1, [event]),
                ...(i === 0 ? {} : { after: events[i - 1]?.id as never }),
              }),
            ),
          ),
        )
        expect(answers.map(({ _tag }) => _tag)).toStrictEqual(Array(4).fill('Conflict'))
        expect(await must(store.head())).toBe(1)
      }),
    )
  })
}

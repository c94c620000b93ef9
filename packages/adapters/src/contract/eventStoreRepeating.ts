import type { CommandId } from '@mandat/domain'
import type { CommandRecord } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import * as O from 'fp-ts/lib/Option.js'
import { anAppend, anId, must, someEvents } from './events.js'
import type { MakeRankedStore } from './ranked.js'
import { using } from './made.js'

export const repeatingSuite = (make: MakeRankedStore): void => {
  const on = using(make)

  describe('repeating', () => {
    it(
      'LOG-07: the same events again are a duplicate, at any later time, and change nothing',
      on(async (store) => {
        const request = anAppend('a-1', -1, someEvents(2))
        await must(store.append(request))
        expect(await must(store.append(request))).toStrictEqual({ _tag: 'Duplicate', revision: 1, position: 2 })
        await must(store.append(anAppend('b-1', -1)))
        await must(store.append(anAppend('a-1', 1)))
        expect(await must(store.append(request))).toStrictEqual({ _tag: 'Duplicate', revision: 1, position: 2 })
        expect(await must(store.head())).toBe(4)
      }),
    )

    it(
      'LOG-07: the same append twice at once is written once',
      on(async (store) => {
        const request = anAppend('a-1', -1, someEvents(2))
        const both = await Promise.all([must(store.append(request)), must(store.append(request))])
        expect(both).toStrictEqual([
          { _tag: 'Appended', revision: 1, position: 2 },
          { _tag: 'Duplicate', revision: 1, position: 2 },
        ])
      }),
    )

    it(
      'a partial duplicate is a conflict: fewer equal, another order, more than stand there',
      on(async (store) => {
        const events = someEvents(3)
        const other = someEvents(1)
        await must(store.append(anAppend('a-1', -1, events)))
        for (const again of [
          [events[0], other[0]],
          [events[1], events[0]],
          [...events, other[0]],
          [other[0], events[1]],
        ])
          expect(await must(store.append(anAppend('a-1', -1, again as never)))).toStrictEqual({
            _tag: 'Conflict',
            stream: 'a-1',
            expected: -1,
            actual: 2,
          })
        expect(await must(store.append(anAppend('a-1', 0, events)))).toStrictEqual({
          _tag: 'Conflict',
          stream: 'a-1',
          expected: 0,
          actual: 2,
        })
        expect(await must(store.head())).toBe(3)
      }),
    )

    it(
      'the first events of a longer append are a duplicate of their own',
      on(async (store) => {
        const events = someEvents(3)
        await must(store.append(anAppend('a-1', -1, events)))
        expect(await must(store.append(anAppend('a-1', 0, events.slice(1, 2))))).toStrictEqual({
          _tag: 'Duplicate',
          revision: 1,
          position: 2,
        })
      }),
    )

    it(
      'LOG-07: a command id is taken once in its stream, at any expected revision',
      on(async (store) => {
        const id = anId<CommandId>()
        await must(store.append(anAppend('a-1', -1, someEvents(1))))
        await must(store.append(anAppend('a-1', 0, someEvents(2), id)))
        const record: CommandRecord = { command: id, digest: 'digest', stream: 'a-1', first: 1, last: 2 }
        for (const expected of [2, 0, 9])
          expect(await must(store.append(anAppend('a-1', expected, someEvents(1), id)))).toStrictEqual({
            _tag: 'CommandKnown',
            record,
          })
        expect(await must(store.commandRecord(id, 'a-1'))).toStrictEqual(O.some(record))
        expect(await must(store.head())).toBe(3)
      }),
    )

    it(
      'LOG-07: a command id of one stream is taken in the others too, where the store says so',
      on(async (store) => {
        const id = anId<CommandId>()
        await must(store.append(anAppend('a-1', -1, someEvents(2), id)))
        const record: CommandRecord = { command: id, digest: 'digest', stream: 'a-1', first: 0, last: 1 }
        switch (store.commandIds) {
          case 'PerStore':
            for (const expected of [-1, 4])
              expect(await must(store.append(anAppend('b-1', expected, someEvents(1), id)))).toStrictEqual({
                _tag: 'CommandKnown',
                record,
              })
            expect(await must(store.commandRecord(id, 'b-1'))).toStrictEqual(O.some(record))
            expect(await must(store.head())).toBe(2)
            return
          case 'PerStream':
            expect(await must(store.commandRecord(id, 'b-1'))).toStrictEqual(O.none)
            expect((await must(store.append(anAppend('b-1', -1, someEvents(1), id))))._tag).toBe('Appended')
            expect(await must(store.commandRecord(id, 'a-1'))).toStrictEqual(O.some(record))
            expect(await must(store.commandRecord(id, 'b-1'))).toStrictEqual(
              O.some({ ...record, stream: 'b-1', first: 0, last: 0 }),
            )
        }
      }),
    )

    it(
      'LOG-07: of one command id on many streams at once, one is taken, or one in each stream',
      on(async (store) => {
        const id = anId<CommandId>()
        const made = await Promise.all(
          Array.from({ length: 10 }, (_, i) =>
            must(store.append(anAppend(`s-${String(i % 5)}`, -1, someEvents(1), id))),
          ),
        )
        const taken = store.commandIds === 'PerStore' ? 1 : 5
        expect(made.map(({ _tag }) => _tag)).toStrictEqual([
          ...Array<string>(taken).fill('Appended'),
          ...Array<string>(10 - taken).fill('CommandKnown'),
        ])
        expect(await must(store.head())).toBe(taken)
      }),
    )

    it(
      'a command id whose append was refused may be used again',
      on(async (store) => {
        const id = anId<CommandId>()
        expect((await must(store.append(anAppend('a-1', 3, someEvents(1), id))))._tag).toBe('Conflict')
        expect((await must(store.append(anAppend('a-1', -1, someEvents(1), id))))._tag).toBe('Appended')
      }),
    )

    it(
      'an unknown command has no record',
      on(async (store) => {
        expect(await must(store.commandRecord(anId<CommandId>(), 'a-1'))).toStrictEqual(O.none)
      }),
    )
  })
}

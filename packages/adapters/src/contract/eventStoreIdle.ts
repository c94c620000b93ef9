import type { CommandId } from '@mandat/domain'
import type { CommandRecord } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import * as O from 'fp-ts/lib/Option.js'
import { anAppend, anId, failureKind, must, someEvents } from './events.js'
import type { MakeRankedStore } from './ranked.js'
import { using } from './made.js'

export const idleSuite = (make: MakeRankedStore): void => {
  const on = using(make)
  const idle = (id: CommandId, stream: string, revision: number, digest = 'digest') => ({
    command: { id, digest },
    stream,
    revision,
  })
  const taken = (command: CommandId, stream: string, last: number): CommandRecord => ({
    command,
    digest: 'digest',
    stream,
    first: last + 1,
    last,
  })

  describe('commands that had nothing to do', () => {
    it(
      'LOG-07: such a command takes its id, and the log stays as it was',
      on(async (store) => {
        const id = anId<CommandId>()
        await must(store.append(anAppend('a-1', -1, someEvents(3))))
        expect(await must(store.takeCommand(idle(id, 'a-1', 2)))).toStrictEqual(taken(id, 'a-1', 2))
        expect(await must(store.commandRecord(id, 'a-1'))).toStrictEqual(O.some(taken(id, 'a-1', 2)))
        for (const expected of [2, -1, 9])
          expect(await must(store.append(anAppend('a-1', expected, someEvents(1), id)))).toStrictEqual({
            _tag: 'CommandKnown',
            record: taken(id, 'a-1', 2),
          })
        expect(await must(store.head())).toBe(3)
        // an id of its own is appended as ever
        expect((await must(store.append(anAppend('a-1', 2))))._tag).toBe('Appended')
      }),
    )

    it(
      'LOG-07: on a stream that does not exist, which does not begin to',
      on(async (store) => {
        const id = anId<CommandId>()
        expect(await must(store.takeCommand(idle(id, 'a-1', -1)))).toStrictEqual(taken(id, 'a-1', -1))
        expect(await must(store.readStream('a-1', { from: 0, count: 9, direction: 'forwards' }))).toStrictEqual([])
        expect(await must(store.append(anAppend('a-1', -1)))).toStrictEqual({
          _tag: 'Appended',
          revision: 0,
          position: 1,
        })
      }),
    )

    it(
      'LOG-07: what an id was taken for first stays, whether it had something to do or not',
      on(async (store) => {
        const [first, second] = [anId<CommandId>(), anId<CommandId>()]
        await must(store.append(anAppend('a-1', -1, someEvents(2), first)))
        expect(await must(store.takeCommand(idle(first, 'a-1', 1, 'other')))).toStrictEqual({
          command: first,
          digest: 'digest',
          stream: 'a-1',
          first: 0,
          last: 1,
        })
        await must(store.takeCommand(idle(second, 'a-1', 1)))
        expect(await must(store.takeCommand(idle(second, 'a-1', 0, 'other')))).toStrictEqual(taken(second, 'a-1', 1))
      }),
    )

    it(
      'LOG-07: it is taken in the other streams too, where the store says so',
      on(async (store) => {
        const id = anId<CommandId>()
        await must(store.takeCommand(idle(id, 'a-1', -1)))
        const elsewhere = await must(store.append(anAppend('b-1', -1, someEvents(1), id)))
        expect(elsewhere._tag).toBe(store.commandIds === 'PerStore' ? 'CommandKnown' : 'Appended')
        expect(await must(store.commandRecord(id, 'a-1'))).toStrictEqual(O.some(taken(id, 'a-1', -1)))
      }),
    )

    it(
      'LOG-07: of one id that is taken and appended under at once, either the one or the other holds',
      on(async (store) => {
        for (let round = 0; round < 10; round++) {
          const [id, stream] = [anId<CommandId>(), `s-${String(round)}`]
          const append = () => must(store.append(anAppend(stream, -1, someEvents(1), id)))
          const take = () => must(store.takeCommand(idle(id, stream, -1)))
          const [appended, record] =
            round % 2 === 0
              ? await Promise.all([append(), take()])
              : await Promise.all([take(), append()]).then(([one, other]) => [other, one] as const)
          const done = appended._tag === 'Appended'
          expect(record).toStrictEqual({ ...taken(id, stream, -1), last: done ? 0 : -1 })
          expect(appended).toStrictEqual(
            done
              ? { _tag: 'Appended', revision: 0, position: await must(store.head()) }
              : { _tag: 'CommandKnown', record },
          )
          expect(await must(store.commandRecord(id, stream))).toStrictEqual(O.some(record))
        }
      }),
    )

    it(
      'what cannot be is refused, and takes nothing',
      on(async (store) => {
        const id = anId<CommandId>()
        for (const wrong of [
          idle('' as CommandId, 'a-1', 0),
          idle(id, '', 0),
          idle(id, 'a-1', -2),
          idle(id, 'a-1', 0.5),
          idle(id, 'a-1', 0, 1 as never),
        ])
          expect(await failureKind(store.takeCommand(wrong))).toBe('InvalidInput')
        expect(await must(store.commandRecord(id, 'a-1'))).toStrictEqual(O.none)
        await must(store.close())
        expect(await failureKind(store.takeCommand(idle(id, 'a-1', -1)))).toBe('Closed')
      }),
    )
  })
}

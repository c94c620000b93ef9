import type { EventStore } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import { aMeta, anAppend, anEvent, must } from '../../contract/events.js'
import { inFolder, right } from '../../testing/scratch.js'
import { openDatabase, sqliteEventStore } from './index.js'

const ROUNDS = 200
const RIGHTS = 'rights-1'
const pause = async (turns: number): Promise<void> => {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve))
}
const headOf = async (store: EventStore, stream: string): Promise<number> => {
  const [last] = await must(store.readStream(stream, { from: 'end', count: 1, direction: 'backwards' }))
  return last?.revision ?? -1
}

describe('two connections to one SQLite file', () => {
  it(
    'LOG-11: in 200 rounds, nothing lands behind a change of what it was decided on',
    inFolder(async (path) => {
      const open = async () => right(await openDatabase({ file: path('m.db'), durability: 'normal' })())
      const [one, two] = [await open(), await open()]
      const [here, there] = [sqliteEventStore(one), sqliteEventStore(two)]
      const outcomes = { Appended: 0, Conflict: 0, Duplicate: 0, CommandKnown: 0 }
      for (let round = 0; round < ROUNDS; round++) {
        // what it rests on is read, and before it is appended the other process may change it
        const act = async (store: EventStore, turns: number): Promise<void> => {
          const basis = [{ stream: RIGHTS, revision: await headOf(store, RIGHTS) }]
          await pause(turns)
          const request = anAppend(`act-${String(round)}`, -1, [anEvent({ meta: aMeta({ basis }) })])
          outcomes[(await must(store.append({ ...request, basis })))._tag]++
        }
        const change = async (store: EventStore, turns: number): Promise<void> => {
          await pause(turns)
          await must(store.append(anAppend(RIGHTS, await headOf(store, RIGHTS))))
        }
        await Promise.all(
          round % 2 === 0
            ? [act(here, round % 5), change(there, round % 3)]
            : [change(here, round % 3), act(there, round % 5)],
        )
      }
      const log = await must(here.readAll({ after: 0, count: 10_000 }))
      let changes = 0
      for (const { stream, meta } of log)
        if (stream === RIGHTS) changes++
        else expect(meta.basis).toStrictEqual([{ stream: RIGHTS, revision: changes - 1 }])
      expect(changes).toBe(ROUNDS)
      expect(outcomes.Appended + outcomes.Conflict).toBe(ROUNDS)
      expect(outcomes.Appended).toBeGreaterThan(0)
      expect(outcomes.Conflict).toBeGreaterThan(0)
      await must(one.close())
      await must(two.close())
    }),
  )
})

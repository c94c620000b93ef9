import type { EventStore } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import { anAppend, must, someEvents } from '../../contract/events.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { type Database, openDatabase, sqliteDocumentStore, sqliteEventStore } from './index.js'

/** Handles on one file; each is a connection of its own, as in a process of its own. */
const withHandles =
  (count: number, test: (handles: ReadonlyArray<Database>) => Promise<void>) => async (): Promise<void> => {
    const { path, remove } = scratchFolder()
    const handles: Array<Database> = []
    for (let i = 0; i < count; i++)
      handles.push(right(await openDatabase({ file: path('m.db'), durability: 'normal', busyTimeout: 5_000 })()))
    try {
      await test(handles)
    } finally {
      for (const handle of handles) await handle.close()()
      remove()
    }
  }
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Appends `count` times to a shared stream, reading the tail after every conflict. */
const struggle = async (store: EventStore, stream: string, count: number): Promise<void> => {
  for (let done = 0; done < count;) {
    const [last] = await must(store.readStream(stream, { from: 'end', count: 1, direction: 'backwards' }))
    const answer = await must(store.append(anAppend(stream, last?.revision ?? -1, someEvents(2))))
    if (answer._tag === 'Appended') done++
  }
}

describe('several connections to one SQLite file', () => {
  it(
    'writing at once, on shared and own streams, leave gapless positions and revisions',
    withHandles(3, async (handles) => {
      const stores = handles.map(sqliteEventStore)
      await Promise.all(
        stores.flatMap((store, i) => [
          struggle(store, 'shared-1', 20),
          struggle(store, 'shared-2', 20),
          struggle(store, `own-${String(i)}`, 20),
        ]),
      )
      for (const store of stores) {
        const events = await must(store.readAll({ after: 0, count: 10_000 }))
        expect(events.map(({ position }) => position)).toStrictEqual(Array.from({ length: 360 }, (_, i) => i + 1))
        for (const [stream, length] of [
          ['shared-1', 120],
          ['shared-2', 120],
          ['own-2', 40],
        ] as const)
          expect(events.filter((e) => e.stream === stream).map(({ revision }) => revision)).toStrictEqual(
            Array.from({ length }, (_, i) => i),
          )
      }
    }),
    60_000,
  )

  it(
    'each sees what the other appended, its streams, types and commands',
    withHandles(2, async ([one, two]) => {
      const [a, b] = [sqliteEventStore(one as Database), sqliteEventStore(two as Database)]
      for (let i = 0; i < 6; i++) {
        const [here, there] = i % 2 === 0 ? [a, b] : [b, a]
        const request = anAppend(
          'a-1',
          i - 1,
          someEvents(1).map((e) => ({ ...e, type: `Type${String(i)}` })),
        )
        expect(await must(here.append(request))).toStrictEqual({ _tag: 'Appended', revision: i, position: i + 1 })
        expect(await must(there.append(request))).toStrictEqual({ _tag: 'Duplicate', revision: i, position: i + 1 })
        expect((await must(there.append(anAppend('b-1', -1, someEvents(1), request.command.id))))._tag).toBe(
          'CommandKnown',
        )
        expect((await must(there.readAll({ after: i, count: 9 }))).map(({ type }) => type)).toStrictEqual([
          `Type${String(i)}`,
        ])
      }
    }),
  )

  it(
    "tells listeners of another connection's appends, and not of its other writes",
    withHandles(2, async ([one, two]) => {
      const [a, b] = [sqliteEventStore(one as Database), sqliteEventStore(two as Database)]
      let told = 0
      const stop = a.onAppended(() => void told++)
      await must(sqliteDocumentStore(two as Database).open({ name: 'm', version: 1 }))
      await wait(450)
      expect(told).toBe(0)
      await must(b.append(anAppend('a-1', -1)))
      await wait(450)
      expect(told).toBe(1)
      stop()
      await must(b.append(anAppend('a-1', 0)))
      await wait(450)
      expect(told).toBe(1)
    }),
  )

  it('wait for a lock without blocking, and answer Unavailable when it does not end', async () => {
    const { path, remove } = scratchFolder()
    const holder = right(await openDatabase({ file: path('m.db') })())
    const waiter = right(await openDatabase({ file: path('m.db'), busyTimeout: 300 })())
    const store = sqliteEventStore(waiter)
    holder.statement('BEGIN IMMEDIATE').run([])
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    expect(await store.append(anAppend('a-1', -1))()).toMatchObject({ left: { kind: 'Unavailable' } })
    expect(turns).toBeGreaterThan(3)
    clearInterval(timer)
    const patient = store.append(anAppend('a-1', -1))()
    setTimeout(() => holder.statement('COMMIT').run([]), 100)
    expect(await patient).toStrictEqual({ _tag: 'Right', right: { _tag: 'Appended', revision: 0, position: 1 } })
    await must(waiter.close())
    await must(holder.close())
    remove()
  })

  it('hole 35: what was handed in while another waited for a lock waits for its own time, not for both', async () => {
    const { path, remove } = scratchFolder()
    const holder = right(await openDatabase({ file: path('m.db') })())
    const waiter = right(await openDatabase({ file: path('m.db'), busyTimeout: 2_000 })())
    const store = sqliteEventStore(waiter)
    holder.statement('BEGIN IMMEDIATE').run([])
    const first = store.append(anAppend('a-1', -1))()
    await wait(300)
    const begun = Date.now()
    expect(await store.append(anAppend('b-1', -1))()).toMatchObject({ left: { kind: 'Unavailable' } })
    expect(Date.now() - begun).toBeLessThan(3_000)
    expect(await first).toMatchObject({ left: { kind: 'Unavailable' } })
    holder.statement('COMMIT').run([])
    await must(waiter.close())
    await must(holder.close())
    remove()
  })

  it(
    'a model that another connection dropped reads as empty',
    withHandles(2, async ([one, two]) => {
      const [a, b] = [sqliteDocumentStore(one as Database), sqliteDocumentStore(two as Database)]
      const model = { name: 'm', version: 1 }
      await must(a.open(model))
      await must(a.commit(model, { from: 0, to: 1, writes: [{ key: 'a', document: 1, indexes: { n: [1] } }] }))
      expect((await must(b.find(model, { index: 'n', count: 1 }))).rows).toHaveLength(1)
      await must(a.drop(model))
      expect(await must(b.find(model, { index: 'n', count: 1 }))).toStrictEqual({ rows: [], next: null })
      expect(await must(b.getMany(model, ['a']))).toStrictEqual(new Map())
      expect(await b.commit(model, { from: 1, to: 2, writes: [] })()).toMatchObject({ left: { kind: 'InvalidInput' } })
    }),
  )
})

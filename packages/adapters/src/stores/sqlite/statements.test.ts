import type { EventStore } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import { anAppend, anEvent, anId, must, someEvents } from '../../contract/events.js'
import { inFolder, right, scratchFolder } from '../../testing/scratch.js'
import { connect } from './connection.js'
import { type Database, databaseOn } from './database.js'
import { openDatabase, sqliteEventStore } from './index.js'

/** A store, and what it has asked of its connection since it was last asked, by the first words. */
const told = async (): Promise<{ db: Database; store: EventStore; asked: () => ReadonlyArray<string> }> => {
  const connection = right(await connect({ file: ':memory:' })())
  const { exec, prepare } = connection
  const calls: Array<string> = []
  const note = (sql: string): void => void calls.push(/^\w+( \w+)?/.exec(sql)?.[0] ?? sql)
  connection.exec = (sql) => {
    note(sql)
    exec(sql)
  }
  connection.prepare = (sql) => {
    const { get, all, run } = prepare(sql)
    const noted =
      <A, B>(f: (values: A) => B) =>
      (values: A): B => {
        note(sql)
        return f(values)
      }
    return { get: noted(get), all: noted(all), run: noted(run) }
  }
  const db = databaseOn(connection, { file: ':memory:' })
  return { db, store: sqliteEventStore(db), asked: () => calls.splice(0) }
}
const ALL = { from: 0, count: 100, direction: 'forwards' } as const
const INSERT = 'INSERT INTO'

describe('what an append costs', () => {
  it('a command on a stream that is known is one statement, with a basis, an event before it, and several events too', async () => {
    const { db, store, asked } = await told()
    const before = someEvents(1)
    await must(store.append(anAppend('a-1', -1)))
    await must(store.append(anAppend('b-1', -1, before)))
    asked()
    await must(store.append(anAppend('a-1', 0)))
    expect(asked()).toStrictEqual([INSERT])
    const basis = [{ stream: 'a-1', revision: 1 }]
    await must(store.append({ ...anAppend('b-1', 0, someEvents(3)), basis, after: before[0]?.id as never }))
    expect(asked()).toStrictEqual([INSERT])
    expect(await must(store.head())).toBe(6)
    await must(db.close())
  })

  it('a command that reads its stream first is three: its name, its events, and the append', async () => {
    const { db, store, asked } = await told()
    const request = anAppend('a-1', -1, someEvents(10))
    await must(store.append(request))
    // what is kept of a stream goes with a transaction that is taken back
    expect((await db.write(() => expect(1).toBe(2))())._tag).toBe('Left')
    await must(store.append(anAppend('b-1', -1)))
    asked()
    expect(await must(store.readStream('a-1', ALL))).toHaveLength(10)
    expect(asked()).toStrictEqual(['SELECT id', 'SELECT concat_ws'])
    await must(store.append(anAppend('a-1', 9)))
    expect(asked()).toStrictEqual([INSERT])
    await must(db.close())
  })

  it('LOG-07: a command that is known costs those beside it a second try, not a look for each', async () => {
    const { db, store, asked } = await told()
    const known = anAppend('known-1', -1)
    await must(store.append(known))
    const all = (revision: number) =>
      Array.from({ length: 64 }, (_, n) =>
        n === 7
          ? anAppend('a-7', revision, someEvents(1), revision < 0 ? anId<never>() : known.command.id)
          : anAppend(`a-${String(n)}`, revision),
      )
    await Promise.all(all(-1).map((request) => must(store.append(request))))
    asked()
    const answers = await Promise.all(all(0).map((request) => must(store.append(request))))
    expect(answers.flatMap(({ _tag }, n) => (_tag === 'Appended' ? [] : [[_tag, n]]))).toStrictEqual([
      ['CommandKnown', 7],
    ])
    // the ids of streams are read again, one by one: some may have been taken back
    expect(asked().filter((sql) => sql !== 'SELECT id')).toStrictEqual([
      ...['BEGIN IMMEDIATE', 'PRAGMA data_version', INSERT, 'ROLLBACK'],
      ...['BEGIN IMMEDIATE', 'PRAGMA data_version', 'SELECT rows', 'SELECT name', 'SELECT concat_ws', 'SELECT hex'],
      ...Array<string>(4).fill(INSERT),
      'COMMIT',
    ])
    await must(db.close())
  })

  it('64 commands at once are a transaction with a look whether others wrote, and an insert for sixteen events', async () => {
    const { db, store, asked } = await told()
    await Promise.all(Array.from({ length: 64 }, (_, n) => must(store.append(anAppend(`a-${String(n)}`, -1)))))
    asked()
    await Promise.all(Array.from({ length: 64 }, (_, n) => must(store.append(anAppend(`a-${String(n)}`, 0)))))
    expect(asked()).toStrictEqual([
      'BEGIN IMMEDIATE',
      'PRAGMA data_version',
      ...Array<string>(4).fill(INSERT),
      'COMMIT',
    ])
    await must(db.close())
  })
})

describe('an append of one statement', () => {
  it('waits for a lock without blocking, and is Unavailable when that does not end', async () => {
    const { path, remove } = scratchFolder()
    const holder = right(await openDatabase({ file: path('m.db') })())
    const waiter = right(await openDatabase({ file: path('m.db'), busyTimeout: 200 })())
    const store = sqliteEventStore(waiter)
    await must(store.append(anAppend('a-1', -1)))
    holder.statement('BEGIN IMMEDIATE').run([])
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    expect(await store.append(anAppend('a-1', 0))()).toMatchObject({ left: { kind: 'Unavailable' } })
    expect(turns).toBeGreaterThan(3)
    clearInterval(timer)
    // known again only after a transaction of its own
    holder.statement('COMMIT').run([])
    await must(store.append(anAppend('a-1', 0)))
    holder.statement('BEGIN IMMEDIATE').run([])
    const patient = store.append(anAppend('a-1', 1))()
    setTimeout(() => holder.statement('COMMIT').run([]), 60)
    expect(await patient).toStrictEqual({ _tag: 'Right', right: { _tag: 'Appended', revision: 2, position: 3 } })
    for (const db of [waiter, holder]) await must(db.close())
    remove()
  })

  it(
    'LOG-07, LOG-10, LOG-11: lands on nothing that another process changed since its stream was known',
    inFolder(async (path) => {
      const open = async () => right(await openDatabase({ file: path('m.db'), durability: 'normal' })())
      const [one, two] = [await open(), await open()]
      const [here, there] = [sqliteEventStore(one), sqliteEventStore(two)]
      const event = anEvent()
      await must(here.append(anAppend('a-1', -1, [event])))
      await must(here.append(anAppend('b-1', -1)))
      const basis = [{ stream: 'b-1', revision: 0 }]
      await must(there.append(anAppend('b-1', 0)))
      const conflict = (stream: string) => ({ _tag: 'Conflict', stream, expected: 0, actual: 1 })
      expect(await must(here.append({ ...anAppend('a-1', 0), basis }))).toStrictEqual(conflict('b-1'))
      await must(there.append(anAppend('a-1', 0)))
      expect(await must(here.append(anAppend('a-1', 0)))).toStrictEqual(conflict('a-1'))
      await must(there.append(anAppend('c-1', -1)))
      expect(await must(here.append(anAppend('a-1', 1)))).toStrictEqual({ _tag: 'Appended', revision: 2, position: 6 })
      const command = { id: anId<never>(), digest: 'digest' }
      const record = await must(there.takeCommand({ command, stream: 'a-1', revision: 2 }))
      expect(await must(here.append(anAppend('a-1', 2, someEvents(1), command.id)))).toStrictEqual({
        _tag: 'CommandKnown',
        record,
      })
      expect(await here.append(anAppend('a-1', 2, [anEvent(), event]))()).toMatchObject({
        left: { kind: 'InvalidInput', faults: [{ path: 'events.1.id' }] },
      })
      expect(await must(here.append(anAppend('a-1', 2)))).toStrictEqual({ _tag: 'Appended', revision: 3, position: 7 })
      for (const db of [one, two]) await must(db.close())
    }),
  )
})

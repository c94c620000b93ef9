import type { EventStore } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import { anAppend, must } from '../../contract/events.js'
import { countingConnection } from '../../testing/countingConnection.js'
import { inFolder, right } from '../../testing/scratch.js'
import { connect, type Durability } from './connection.js'
import { databaseOn } from './database.js'
import { sqliteEventStore } from './index.js'

/** A store whose file holds all, and what it did about the disk since it was last asked. */
const opened = async (file: string, durability: Durability = 'full') => {
  const { connection, asked } = countingConnection(right(await connect({ file, durability })()))
  const database = databaseOn(connection, { file, durability })
  const store = sqliteEventStore(database)
  const disk = () =>
    asked().flatMap(
      (sql) => /^(COMMIT|INSERT|UPDATE|FULL|NORMAL)/.exec(sql.replace('PRAGMA synchronous = ', ''))?.[0] ?? [],
    )
  await must(store.append(anAppend('a-1', -1)))
  disk()
  return { database, store, disk }
}
const settled = (store: EventStore) => store.settled ?? (() => Promise.reject(new Error('it says nothing of it')))
const step = (revision: number) => ({ ...anAppend('a-1', revision), mayWait: true })

describe('what is synced to the disk', () => {
  it(
    'is what somebody is answered by; a step becomes durable with what follows it',
    inFolder(async (path) => {
      const { database, store, disk } = await opened(path('m.db'))
      database.holdsAll()
      await must(store.append(step(0)))
      await must(store.append(step(1)))
      expect(disk()).toStrictEqual(['NORMAL', 'INSERT', 'INSERT'])
      await must(store.append(anAppend('a-1', 2)))
      expect(disk()).toStrictEqual(['FULL', 'INSERT'])
      await must(settled(store))
      expect(disk()).toStrictEqual([])
      await must(store.append(step(3)))
      await must(settled(store))
      await must(settled(store))
      expect(disk()).toStrictEqual(['NORMAL', 'INSERT', 'FULL', 'UPDATE', 'COMMIT'])
      await database.close()()
    }),
  )
  it(
    'is what shares a commit with it, too',
    inFolder(async (path) => {
      const { database, store, disk } = await opened(path('m.db'))
      database.holdsAll()
      await Promise.all([must(store.append(step(0))), must(store.append(anAppend('b-1', -1)))])
      expect(disk()).toStrictEqual(['INSERT', 'INSERT', 'INSERT', 'COMMIT'])
      await Promise.all([must(database.writeAlong(() => undefined)), must(store.append(step(1)))])
      expect(disk()).toStrictEqual(['NORMAL', 'INSERT', 'COMMIT'])
      // nothing was written by it: so nothing was synced
      await must(database.write(() => undefined))
      expect(disk()).toStrictEqual(['FULL', 'COMMIT'])
      await must(settled(store))
      expect(disk()).toStrictEqual(['UPDATE', 'COMMIT'])
      await database.close()()
    }),
  )
  it(
    'is an answer, whenever it was asked for: behind a step that waits for another process, too',
    inFolder(async (path) => {
      const { database, store, disk } = await opened(path('m.db'))
      database.holdsAll()
      const other = right(await connect({ file: path('m.db') })())
      other.exec('BEGIN IMMEDIATE')
      const waits = Promise.all([must(database.writeAlong(() => undefined)), must(store.append(step(0)))])
      await new Promise((resolve) => setTimeout(resolve, 60))
      const answer = must(store.append(anAppend('b-1', -1)))
      other.exec('ROLLBACK')
      expect([(await waits)[1]._tag, (await answer)._tag]).toStrictEqual(['Appended', 'Appended'])
      expect(disk()).toStrictEqual(['NORMAL', 'INSERT', 'COMMIT', 'FULL', 'INSERT', 'INSERT', 'COMMIT'])
      other.close()
      await database.close()()
    }),
  )
  it(
    'is known to be on the disk, not taken for it: neither after what was taken back, nor while others go on',
    inFolder(async (path) => {
      const { database, store, disk } = await opened(path('m.db'))
      database.holdsAll()
      await must(store.append(step(0)))
      const lost = await database.write(() => {
        database.statement("UPDATE totals SET rows = rows WHERE name = 'keys'").run([])
        throw new Error('no')
      })()
      expect(lost._tag).toBe('Left')
      await must(database.write(() => undefined))
      disk()
      await must(settled(store))
      expect(disk()).toStrictEqual(['UPDATE', 'COMMIT'])
      let [going, count] = [true, 1]
      const busy = (async () => {
        while (going) await must(store.append(step(count++)))
      })()
      for (let i = 0; i < 20; i++) await must(settled(store))
      going = false
      await busy
      expect(disk().filter((what) => what === 'UPDATE').length).toBeGreaterThan(5)
      await database.close()()
    }),
  )
  it(
    'is everything in a file beside which others hold what rests on it, and nothing where the host asked for less',
    inFolder(async (path) => {
      const alone = await opened(path('a.db'))
      await must(alone.store.append(step(0)))
      expect(alone.disk()).toStrictEqual(['INSERT'])
      const normal = await opened(path('b.db'), 'normal')
      normal.database.holdsAll()
      await must(normal.store.append(step(0)))
      await must(settled(normal.store))
      expect(normal.disk()).toStrictEqual(['INSERT'])
      await alone.database.close()()
      await normal.database.close()()
    }),
  )
})

import type { Instant } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { aWrite } from '../../contract/documents.js'
import { anAppend, must, someEvents } from '../../contract/events.js'
import { countingConnection } from '../../testing/countingConnection.js'
import { inFolder, right } from '../../testing/scratch.js'
import { connect } from './connection.js'
import { databaseOn } from './database.js'
import { sqliteDocumentStore, sqliteEventStore, sqliteKeyStore } from './index.js'

const AT = '2026-01-01T00:00:00.000Z' as Instant
const model = (name: string) => ({ name, version: 1 })
const VERSION = 'PRAGMA data_version'

const opened = async (file: string) => {
  const { connection, asked } = countingConnection(right(await connect({ file, durability: 'normal' })()))
  const database = databaseOn(connection, { file })
  return {
    ...{ database, asked },
    events: sqliteEventStore(database),
    documents: sqliteDocumentStore(database),
    keys: sqliteKeyStore(database),
  }
}
/** What comes in from elsewhere comes in its own turn of the event loop. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('what a handle remembers of its file', () => {
  it(
    'is asked once: where read models stand, what is parked, keys, fences and heads',
    inFolder(async (path) => {
      const { database, asked, events, documents, keys } = await opened(path('m.db'))
      await must(documents.open(model('a')))
      await must(keys.add('anna', 'Identity', 'one'))
      await must(events.append(anAppend('s-1', -1, someEvents(2))))
      const askAll = async () => [
        await must(documents.standing(model('a'))),
        await must(documents.parked(model('a'))),
        await must(keys.find('anna', 'Identity')),
        await must(events.head()),
        await must(events.readStream('s-1', { from: 2, count: 9, direction: 'forwards' })),
        await must(events.readStream('s-2', { from: 0, count: 9, direction: 'forwards' })),
      ]
      const first = await askAll()
      await turn()
      asked()
      expect(await askAll()).toStrictEqual(first)
      expect(asked()).toStrictEqual([VERSION])
      await database.close()()
    }),
  )

  it(
    'is forgotten as soon as another process has written: checkpoint, parked streams, key, erasure and heads',
    inFolder(async (path) => {
      const [here, there] = [await opened(path('m.db')), await opened(path('m.db'))]
      await must(here.documents.open(model('a')))
      await must(here.keys.add('anna', 'Identity', 'one'))
      const look = async () => {
        await turn()
        return [
          (await must(here.documents.standing(model('a')))).checkpoint,
          (await must(here.documents.parked(model('a')))).map(({ stream }) => stream),
          (await must(here.keys.find('anna', 'Identity')))._tag,
          await must(here.events.head()),
          (await must(here.events.readStream('s-1', { from: 0, count: 9, direction: 'forwards' }))).length,
        ]
      }
      expect(await look()).toStrictEqual([0, [], 'Key', 0, 0])
      const parked = { stream: 's-1', position: 1, reason: 'cannot', at: AT, about: [] }
      await must(there.documents.commit(model('a'), { from: 0, to: 7, writes: [], park: [parked] }))
      expect(await look()).toStrictEqual([7, ['s-1'], 'Key', 0, 0])
      await must(there.events.append(anAppend('s-1', -1, someEvents(2))))
      expect(await look()).toStrictEqual([7, ['s-1'], 'Key', 2, 2])
      await must(there.keys.erase('anna', ['Identity'], AT))
      expect(await look()).toStrictEqual([7, ['s-1'], 'Erased', 2, 2])
      await must(there.documents.drop(model('a')))
      expect(await look()).toStrictEqual([0, [], 'Erased', 2, 2])
      await here.database.close()()
      await there.database.close()()
    }),
  )

  it(
    'is forgotten when what was written is taken back: a read model stands where it stood',
    inFolder(async (path) => {
      const { database, documents } = await opened(path('m.db'))
      await must(documents.open(model('a')))
      await must(documents.commit(model('a'), { from: 0, to: 3, writes: [aWrite('k', 1)] }))
      // each alone would do; the second one takes back the transaction of both
      const both = await Promise.all([
        documents.commit(model('a'), { from: 3, to: 9, writes: [aWrite('k', 2)] })(),
        database.write(() => {
          throw new Error('no')
        })(),
      ])
      expect(both.map(E.isRight)).toStrictEqual([true, false])
      expect((await must(documents.standing(model('a')))).checkpoint).toBe(9)
      const lost = await database.write(() => {
        database.statement("UPDATE models SET checkpoint = 4 WHERE name = 'a'").run([])
        throw new Error('no')
      })()
      expect(E.isLeft(lost)).toBe(true)
      expect((await must(documents.standing(model('a')))).checkpoint).toBe(9)
      expect(await must(documents.commit(model('a'), { from: 9, to: 10, writes: [] }))).toBe(true)
      await database.close()()
    }),
  )

  it(
    'is written once for all read models of a pass, in one transaction',
    inFolder(async (path) => {
      const { database, asked, documents } = await opened(path('m.db'))
      const models = ['a', 'b', 'c', 'd'].map(model)
      for (const one of models) await must(documents.open(one))
      for (const one of models) await must(documents.parked(one))
      await turn()
      asked()
      const moved = await Promise.all(models.map((one) => must(documents.commit(one, { from: 0, to: 5, writes: [] }))))
      expect(moved).toStrictEqual([true, true, true, true])
      expect(asked().map((sql) => sql.replace(/ \(.*$/, ''))).toStrictEqual([
        'BEGIN IMMEDIATE',
        VERSION,
        'INSERT INTO models',
        'COMMIT',
      ])
      const again = await opened(path('m.db'))
      for (const one of models) expect((await must(again.documents.standing(one))).checkpoint).toBe(5)
      await database.close()()
      await again.database.close()()
    }),
  )
})

import { describe, expect, it } from '@jest/globals'
import * as O from 'fp-ts/lib/Option.js'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { anAppend, must, someEvents } from '../../contract/events.js'
import { inFolder } from '../../testing/inFolder.js'
import { right } from '../../testing/scratch.js'
import { openSqlite, type SqliteStores } from './index.js'

const claimsKey = new Uint8Array(32)
const opened = async (file: string, readOnly = false): Promise<SqliteStores> =>
  right(await openSqlite({ file, claimsKey, durability: 'normal', readOnly })())
const model = { name: 'm', version: 1 }
/** An event, and beside it in the same file a document that counts it. */
const write = async (stores: SqliteStores, n: number): Promise<void> => {
  await must(stores.events.append(anAppend(`a-${String(n)}`, -1, someEvents(1))))
  const writes = [{ key: 'count', document: { n }, indexes: {} }]
  await must(stores.documents.commit(model, { from: n - 1, to: n, writes }))
}

describe('hole 40: a copy of an open file', () => {
  it(
    'is of one moment and whole, though two connections write all the while',
    inFolder(async (path) => {
      const [stores, others] = [await opened(path('m.db')), await opened(path('m.db'))]
      await must(stores.documents.open(model))
      for (let n = 1; n <= 200; n++) await write(stores, n)
      let going = true
      const writing = (async () => {
        for (let n = 201; going; n++) await write(n % 2 === 0 ? stores : others, n)
      })()
      const copies = []
      for (const name of ['1.db', '2.db', '3.db']) copies.push(await must(stores.backup(path(name))))
      going = false
      await writing
      for (const { file, position } of copies) {
        const copy = await opened(file)
        const events = await must(copy.events.readAll({ after: 0, count: 100_000 }))
        expect(events.map((event) => event.position)).toStrictEqual(Array.from({ length: position }, (_, i) => i + 1))
        const checkpoint = await must(copy.documents.checkpoint(model))
        expect(position - checkpoint).toBeLessThanOrEqual(1)
        expect(await must(copy.documents.get(model, 'count'))).toStrictEqual(O.some({ n: checkpoint }))
        // it goes on by itself
        await must(copy.events.append(anAppend('new-1', -1, someEvents(1))))
        await must(copy.close())
      }
      expect(await must(stores.events.head())).toBeGreaterThan(copies[0]?.position ?? Infinity)
      expect(statSync(path('1.db')).mode & 0o777).toBe(0o600)
      await must(stores.close())
      await must(others.close())
      expect(readdirSync(dirname(path('m.db'))).sort()).toStrictEqual(['1.db', '2.db', '3.db', 'm.db'])
    }),
  )

  it(
    'never takes the place of a file, and leaves nothing where it cannot be made',
    inFolder(async (path) => {
      const stores = await opened(path('m.db'))
      await must(stores.events.append(anAppend('a-1', -1, someEvents(1))))
      writeFileSync(path('taken.db'), 'mine')
      const taken = { left: { kind: 'InvalidInput', faults: [{ path: 'to' }] } }
      expect(await stores.backup(path('taken.db'))()).toMatchObject(taken)
      expect(await stores.backup(path('m.db'))()).toMatchObject(taken)
      expect(readFileSync(path('taken.db'), 'utf8')).toBe('mine')
      for (const nowhere of ['missing/copy.db', 'taken.db/copy.db'])
        expect(await stores.backup(path(nowhere))()).toMatchObject({
          left: {
            kind: 'Unavailable',
            message: 'the file cannot be opened or made; is its folder there, and writable?',
          },
        })
      await must(stores.close())
      expect(await stores.backup(path('late.db'))()).toMatchObject({ left: { kind: 'Closed' } })
      expect(readdirSync(dirname(path('m.db'))).sort()).toStrictEqual(['m.db', 'taken.db'])
    }),
  )

  it(
    'can be made of a file that is opened to read only; of none in memory',
    inFolder(async (path) => {
      await must((await opened(path('m.db'))).close())
      const reader = await opened(path('m.db'), true)
      expect(await must(reader.backup(path('copy.db')))).toStrictEqual({ file: path('copy.db'), position: 0 })
      await must(reader.close())
      expect(existsSync(path('m.db-shm'))).toBe(false)
      const memory = await opened(':memory:')
      expect(await memory.backup(path('none.db'))()).toMatchObject({
        left: { kind: 'InvalidInput', faults: [{ path: 'file' }] },
      })
      await must(memory.close())
    }),
  )
})

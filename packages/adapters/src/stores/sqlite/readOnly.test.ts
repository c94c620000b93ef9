import type { EventStore } from '@mandat/domain/kit'
import type { DocumentStore } from '@mandat/projections/kit'
import { describe, expect, it } from '@jest/globals'
import * as O from 'fp-ts/lib/Option.js'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { anAppend, asStored, failureKind, must, plain, someEvents } from '../../contract/events.js'
import { inFolder, right, scratchFolder } from '../../testing/scratch.js'
import { openDatabase, openSqlite, type SqliteStores } from './index.js'

const claimsKey = new Uint8Array(32)
const model = { name: 'm', version: 1 }
const at = '2026-01-01T00:00:00.000Z' as never
const events = someEvents(3)
const write = async (file: string): Promise<SqliteStores> => right(await openSqlite({ file, claimsKey })())
const read = async (file: string): Promise<SqliteStores> =>
  right(await openSqlite({ file, claimsKey, readOnly: true })())

/** Everything in a folder, by name and content. */
const contentOf = (folder: string): unknown =>
  readdirSync(folder)
    .sort()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ])

const filled = async (file: string): Promise<SqliteStores> => {
  const stores = await write(file)
  await must(stores.events.append(anAppend('a-1', -1, events)))
  await must(stores.documents.open(model))
  const writes = ['x', 'y', 'z'].map((key, n) => ({ key, document: { n }, indexes: { n: [n], key: [key] } }))
  await must(stores.documents.commit(model, { from: 0, to: 3, writes }))
  await must(stores.claims.put('Email', 'a@b.ch', 'me', at))
  return stores
}
const looksRight = async ({ events: log, documents }: { events: EventStore; documents: DocumentStore }) => {
  expect(plain(await must(log.readAll({ after: 0, count: 9 })))).toStrictEqual(asStored('a-1', events))
  expect(await must(log.head())).toBe(3)
  expect(await must(documents.get(model, 'y'))).toStrictEqual(O.some({ n: 1 }))
  // its index was never made, and is not made now
  expect(await must(documents.find(model, { index: 'n', from: 1, count: 9, direction: 'backwards' }))).toStrictEqual({
    rows: [
      { value: 2, key: 'z', document: { n: 2 } },
      { value: 1, key: 'y', document: { n: 1 } },
    ],
    next: null,
  })
  expect((await must(documents.find(model, { index: 'key', count: 2 }))).rows.map(({ key }) => key)).toStrictEqual([
    'x',
    'y',
  ])
}

describe('an SQLite file that is opened read-only', () => {
  it(
    'is read, and nothing in its folder changes by a byte',
    inFolder(async (path) => {
      await must((await filled(path('m.db'))).close())
      const before = contentOf(path('.'))
      const stores = await read(path('m.db'))
      await looksRight(stores)
      const sql = 'SELECT k.name ->> 0, count(*) FROM events e JOIN kinds k ON k.id = e.kind GROUP BY 1'
      expect(stores.database.statement(sql).all([])).toStrictEqual([['ThingDone', 3]])
      expect(await must(stores.claims.find('Email', 'a@b.ch'))).toMatchObject(O.some({ owner: 'me' }))
      expect(contentOf(path('.'))).toStrictEqual(before)
      await must(stores.close())
      expect(contentOf(path('.'))).toStrictEqual(before)
    }),
  )

  it(
    'answers whatever would write with InvalidInput, and nothing is written',
    inFolder(async (path) => {
      await must((await filled(path('m.db'))).close())
      const before = contentOf(path('.'))
      const { events: log, documents, outbox, claims, credentials, keys, close } = await read(path('m.db'))
      const mail = { id: 'mail' } as never
      for (const call of [
        log.append(anAppend('a-1', 2)),
        documents.open({ name: 'other', version: 1 }),
        documents.commit(model, { from: 3, to: 4, writes: [] }),
        documents.drop(model),
        outbox.put([mail], at),
        claims.put('Email', 'c@d.ch', 'me', at),
        claims.release('Email', 'a@b.ch', 'me'),
        credentials.put('x' as never, 1, 'hash'),
        keys.add('anna', 'Identity', 'wrapped'),
        keys.erase('anna', ['Identity'], at),
      ])
        expect(await failureKind(call as never)).toBe('InvalidInput')
      // a model that is there need not be made
      await must(documents.open(model))
      await must(close())
      expect(contentOf(path('.'))).toStrictEqual(before)
    }),
  )

  it(
    'beside a process that writes to it, is read with what that one committed, and the file itself stays as it is',
    inFolder(async (path) => {
      const writer = await filled(path('m.db'))
      const before = readFileSync(path('m.db'))
      const reader = await read(path('m.db'))
      await looksRight(reader)
      await must(writer.events.append(anAppend('b-1', -1)))
      expect(await must(reader.events.head())).toBe(4)
      await must(reader.close())
      expect(readFileSync(path('m.db')).equals(before)).toBe(true)
      await must(writer.close())
    }),
  )

  it(
    'that another process begins to write to is not read on, but can be opened again',
    inFolder(async (path) => {
      await must((await filled(path('m.db'))).close())
      const reader = await read(path('m.db'))
      expect(await must(reader.events.head())).toBe(3)
      const writer = await write(path('m.db'))
      await must(writer.events.append(anAppend('b-1', -1)))
      expect(await failureKind(reader.events.head())).toBe('Unavailable')
      const again = await read(path('m.db'))
      expect(await must(again.events.head())).toBe(4)
      for (const stores of [reader, again, writer]) await must(stores.close())
    }),
  )

  it('that is missing, empty, foreign or none at all is a failure, and nothing is made', async () => {
    const { path, remove } = scratchFolder()
    writeFileSync(path('empty.db'), '')
    writeFileSync(path('text.db'), 'no database at all, '.repeat(500))
    const before = contentOf(path('.'))
    for (const [file, kind] of [
      [path('none.db'), 'Unavailable'],
      [path('missing/none.db'), 'Unavailable'],
      [path('empty.db'), 'Unreadable'],
      [path('text.db'), 'Unreadable'],
      [':memory:', 'InvalidInput'],
    ] as const)
      expect(await failureKind(openDatabase({ file, readOnly: true, busyTimeout: 50 }))).toBe(kind)
    expect(contentOf(path('.'))).toStrictEqual(before)
    remove()
  })
})

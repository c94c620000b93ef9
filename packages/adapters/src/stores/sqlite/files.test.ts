import { describe, expect, it } from '@jest/globals'
import type { CommandId } from '@mandat/domain'
import * as O from 'fp-ts/lib/Option.js'
import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { anAppend, anId, asStored, must, plain, someEvents } from '../../contract/events.js'
import { right } from '../../testing/scratch.js'
import { openDatabase, openSqlite, sqliteKeyStore } from './index.js'
import { inFolder } from '../../testing/inFolder.js'

const claimsKey = new Uint8Array(32)
describe('an SQLite file', () => {
  it(
    'keeps everything when it is closed and opened again',
    inFolder(async (path) => {
      const file = path('m.db')
      const events = someEvents(3)
      const request = anAppend('a-1', -1, events)
      const model = { name: 'm', version: 1 }
      const at = '2026-01-01T00:00:00.000Z' as never
      const first = right(await openSqlite({ file, claimsKey })())
      await must(first.events.append(request))
      await must(first.documents.open(model))
      await must(
        first.documents.commit(model, {
          from: 0,
          to: 3,
          writes: [{ key: 'a', document: { n: 1 }, indexes: { n: [1] } }],
        }),
      )
      await must(first.claims.put('Email', 'a@b.ch', 'me', at))
      await must(first.credentials.put('x' as never, 1, 'hash'))
      await must(first.keys.add('anna', 'Identity', 'wrapped'))
      await must(first.keys.erase('berta', ['Identity'], at))
      const idle = { command: { id: anId<CommandId>(), digest: 'digest' }, stream: 'b-1', revision: -1 }
      const taken = await must(first.events.takeCommand(idle))
      await must(first.close())
      const again = right(await openSqlite({ file, claimsKey })())
      expect(plain(await must(again.events.readAll({ after: 0, count: 9 })))).toStrictEqual(asStored('a-1', events))
      expect(await must(again.events.append(request))).toStrictEqual({ _tag: 'Duplicate', revision: 2, position: 3 })
      expect(await must(again.events.commandRecord(request.command.id, 'a-1'))).toMatchObject(
        O.some({ first: 0, last: 2 }),
      )
      expect(await must(again.events.append(anAppend('b-1', -1, someEvents(1), idle.command.id)))).toStrictEqual({
        _tag: 'CommandKnown',
        record: taken,
      })
      expect(await must(again.events.append(anAppend('a-1', 2)))).toStrictEqual({
        _tag: 'Appended',
        revision: 3,
        position: 4,
      })
      expect((await must(again.documents.find(model, { index: 'n', count: 9 }))).rows).toStrictEqual([
        { key: 'a', value: 1, document: { n: 1 } },
      ])
      expect((await must(again.claims.put('Email', 'a@b.ch', 'you', at))).owner).toBe('me')
      expect(await must(again.credentials.get('x' as never, 1))).toStrictEqual(O.some('hash'))
      expect(await must(again.keys.find('anna', 'Identity'))).toStrictEqual({ _tag: 'Key', wrapped: 'wrapped' })
      expect(await must(again.keys.find('berta', 'Identity'))).toStrictEqual({ _tag: 'Erased', at })
      await must(again.close())
      expect(await again.claims.find('Email', 'a@b.ch')()).toMatchObject({ left: { kind: 'Closed' } })
    }),
  )

  it(
    'ACC-09: holds no unique value in clear',
    inFolder(async (path) => {
      const stores = right(await openSqlite({ file: path('m.db'), claimsKey })())
      await must(stores.claims.put('Email', 'secret.person@example.ch', 'me', '2026-01-01T00:00:00.000Z' as never))
      await must(stores.close())
      expect(readFileSync(path('m.db')).includes('secret.person')).toBe(false)
    }),
  )

  it(
    'PRV-03: holds nothing of an erased key any more, in the write-ahead file neither',
    inFolder(async (path) => {
      const database = right(await openDatabase({ file: path('k.db') })())
      const keys = sqliteKeyStore(database)
      await must(keys.add('anna', 'Identity', 'the-wrapped-key-of-anna'))
      await must(keys.erase('anna', ['Identity'], '2026-01-01T00:00:00.000Z' as never))
      for (const name of ['k.db', 'k.db-wal']) expect(readFileSync(path(name)).includes('the-wrapped-key')).toBe(false)
      await must(database.close())
    }),
  )

  it(
    'PRV-07: keys restored from a backup bring nobody back where the fences have a file of their own',
    inFolder(async (path) => {
      const fences = right(await openDatabase({ file: path('log.db') })())
      const before = right(await openDatabase({ file: path('keys.db') })())
      await must(sqliteKeyStore(before, fences).add('anna', 'Identity', 'the-wrapped-key-of-anna'))
      before.scrub()
      const backup = readFileSync(path('keys.db'))
      await must(sqliteKeyStore(before, fences).erase('anna', ['Identity'], '2026-01-01T00:00:00.000Z' as never))
      await must(before.close())
      writeFileSync(path('keys.db'), backup)
      const restored = right(await openDatabase({ file: path('keys.db') })())
      const keys = sqliteKeyStore(restored, fences)
      const erased = { _tag: 'Erased', at: '2026-01-01T00:00:00.000Z' }
      expect(await must(keys.find('anna', 'Identity'))).toStrictEqual(erased)
      expect(await must(keys.add('anna', 'Identity', 'another'))).toStrictEqual(erased)
      // repeated, as a host does at its start, the erasure removes the key that came back
      await must(keys.erase('anna', ['Identity'], '2027-01-01T00:00:00.000Z' as never))
      expect(readFileSync(path('keys.db')).includes('the-wrapped-key')).toBe(false)
      expect(await must(sqliteKeyStore(restored).find('anna', 'Identity'))).toStrictEqual({ _tag: 'Absent' })
      await must(restored.close())
      await must(fences.close())
    }),
  )

  it(
    'may be empty, or :memory:',
    inFolder(async (path) => {
      writeFileSync(path('empty.db'), '')
      for (const file of [path('empty.db'), ':memory:']) {
        const stores = right(await openSqlite({ file, claimsKey })())
        expect(await must(stores.events.head())).toBe(0)
        await must(stores.close())
      }
    }),
  )

  it(
    'hole 38: has a small write-ahead file beside it, however much is written',
    inFolder(async (path) => {
      const stores = right(await openSqlite({ file: path('m.db'), claimsKey, durability: 'normal' })())
      const sizes: Array<number> = []
      for (let i = 0; i < 40; i++) {
        const events = someEvents(20).map((event) => ({ ...event, data: { text: 'x'.repeat(30_000) } }))
        await must(stores.events.append(anAppend(`s-${String(i)}`, -1, events)))
        sizes.push(statSync(path('m.db-wal')).size)
      }
      await must(stores.close())
      expect(statSync(path('m.db')).size).toBeGreaterThan(20_000_000)
      expect(Math.max(...sizes)).toBeLessThan(8_000_000)
    }),
  )

  it(
    'LOG-10, hole 43: guards its log itself, and gives no position twice; through a link it is the same file',
    inFolder(async (path) => {
      const stores = right(await openSqlite({ file: path('m.db'), claimsKey })())
      await must(stores.events.append(anAppend('a-1', -1, someEvents(3))))
      const command = { id: anId<CommandId>(), digest: 'digest' }
      await must(stores.events.takeCommand({ command, stream: 'a-1', revision: 2 }))
      await must(stores.close())
      symlinkSync(path('m.db'), path('link.db'))
      const linked = right(await openSqlite({ file: path('link.db'), claimsKey })())
      for (const sql of [
        'UPDATE events SET version = 9',
        'DELETE FROM events',
        'DELETE FROM idle_commands',
        'DELETE FROM streams',
      ])
        expect(await linked.database.write(() => linked.database.statement(sql).run([]))()).toMatchObject({ left: {} })
      await must(linked.database.write(() => linked.database.statement('DROP TRIGGER events_no_delete').run([])))
      await must(
        linked.database.write(() => linked.database.statement('DELETE FROM events WHERE position = 3').run([])),
      )
      expect(await must(linked.events.head())).toBe(3)
      expect(await must(linked.events.append(anAppend('b-1', -1)))).toMatchObject({ position: 4 })
      expect(await linked.events.readAll({ after: 0, count: 9 })()).toMatchObject({ left: { kind: 'Unreadable' } })
      await must(linked.close())
    }),
  )

  it(
    'is durable by default: FULL, with a write-ahead log',
    inFolder(async (path) => {
      const settings = async (durability: 'full' | 'normal' | undefined): Promise<unknown> => {
        const database = right(
          await openDatabase({ file: path('m.db'), ...(durability === undefined ? {} : { durability }) })(),
        )
        const read = [
          'journal_mode',
          'synchronous',
          'secure_delete',
          'wal_autocheckpoint',
          'journal_size_limit',
          'page_size',
        ].map((name) => database.statement(`PRAGMA ${name}`).get([]))
        await must(database.close())
        return read
      }
      expect(await settings(undefined)).toStrictEqual([['wal'], [2], [1], [2_000], [4_194_304], [2_048]])
      expect(await settings('normal')).toStrictEqual([['wal'], [1], [1], [2_000], [4_194_304], [2_048]])
    }),
  )
})

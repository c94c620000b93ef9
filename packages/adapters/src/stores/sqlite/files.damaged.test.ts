import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { anAppend, must, someEvents } from '../../contract/events.js'
import { right } from '../../testing/scratch.js'
import { nodeSqlite } from './nodeSqlite.js'
import { openDatabase, openSqlite } from './index.js'
import { inFolder } from '../../testing/inFolder.js'

const claimsKey = new Uint8Array(32)
const problem = async (file: string): Promise<unknown> => {
  const opened = await openDatabase({ file, busyTimeout: 50 })()
  return E.isLeft(opened) ? opened.left : 'it opened'
}

describe('an SQLite file', () => {
  it(
    'that is no database, foreign or newer is unreadable, says so, and stays as it is',
    inFolder(async (path) => {
      writeFileSync(path('text.db'), 'no database at all, '.repeat(100))
      const foreign = nodeSqlite.open(path('foreign.db'), { mode: 'Write', timeout: 0 })
      foreign.exec('CREATE TABLE theirs (a)')
      foreign.close()
      const newer = nodeSqlite.open(path('newer.db'), { mode: 'Write', timeout: 0 })
      newer.exec('PRAGMA application_id = 0x4d616e64; PRAGMA user_version = 99')
      newer.close()
      const expected: ReadonlyArray<[string, RegExp]> = [
        ['text.db', /an SQLite database/],
        ['foreign.db', /not one of another program/],
        ['newer.db', /newer than this library/],
      ]
      for (const [name, message] of expected) {
        const before = readFileSync(path(name))
        expect(await problem(path(name))).toMatchObject({
          kind: 'Unreadable',
          where: path(name),
          message: expect.stringMatching(message) as never,
        })
        expect(readFileSync(path(name)).equals(before)).toBe(true)
      }
    }),
  )

  it(
    'that is damaged inside gives a failure when what is damaged is read, not an exception',
    inFolder(async (path) => {
      const stores = right(await openSqlite({ file: path('m.db'), claimsKey })())
      for (let i = 0; i < 40; i++) await must(stores.events.append(anAppend(`s-${String(i)}`, -1, someEvents(5))))
      stores.database.scrub()
      await must(stores.close())
      const bytes = readFileSync(path('m.db'))
      // everything but the first pages: header and schema
      writeFileSync(path('m.db'), bytes.fill(0x5a, 24 * 4_096))
      const damaged = right(await openSqlite({ file: path('m.db'), claimsKey })())
      expect(await damaged.events.readAll({ after: 0, count: 1_000 })()).toMatchObject({ left: { kind: 'Unreadable' } })
      await must(damaged.close())
    }),
  )

  it(
    'with event text that is no JSON gives a failure; metadata that is none decodes to none',
    inFolder(async (path) => {
      const stores = right(await openSqlite({ file: path('m.db'), claimsKey })())
      await must(stores.events.append(anAppend('a-1', -1)))
      await must(stores.database.write(() => stores.database.statement('UPDATE events SET meta = ?').run(['{"'])))
      expect((await must(stores.events.readAll({ after: 0, count: 9 })))[0]?.meta).toStrictEqual({})
      await must(stores.database.write(() => stores.database.statement('UPDATE events SET data = ?').run(['{"'])))
      expect(await stores.events.readAll({ after: 0, count: 9 })()).toMatchObject({ left: { kind: 'Unreadable' } })
      await must(stores.close())
    }),
  )

  it(
    'that cannot be opened is unavailable',
    inFolder(async (path) => {
      mkdirSync(path('folder'))
      for (const file of [path('missing/m.db'), path('folder')])
        expect(await problem(file)).toMatchObject({ kind: 'Unavailable', where: file })
    }),
  )
})

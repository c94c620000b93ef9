import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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
      for (let i = 0; i < 150; i++) await must(stores.events.append(anAppend(`s-${String(i)}`, -1, someEvents(5))))
      stores.database.scrub()
      await must(stores.close())
      const bytes = readFileSync(path('m.db'))
      // everything but the first pages: header and schema
      writeFileSync(path('m.db'), bytes.fill(0x5a, 60 * 4_096))
      expect(await problem(path('m.db'))).toMatchObject({ kind: 'Unreadable' })
      const damaged = right(await openSqlite({ file: path('m.db'), claimsKey, checkAtOpen: false })())
      expect(await damaged.events.readAll({ after: 0, count: 1_000 })()).toMatchObject({ left: { kind: 'Unreadable' } })
      await must(damaged.close())
    }),
  )

  it(
    'LOG-12, hole 32: an event that is not as it was written is a failure, whichever of its columns was changed',
    inFolder(async (path) => {
      const stores = right(await openSqlite({ file: path('m.db'), claimsKey })())
      await must(stores.events.append(anAppend('a-1', -1, someEvents(1))))
      await must(stores.events.append(anAppend('a-1', 0, someEvents(1))))
      await must(stores.close())
      const changes = [
        ...['position = 7', 'revision = 7', 'kind = 7', 'part = 7', 'part = -7', 'sum = 1', 'recorded_at = 1'],
        ...[
          "id = x'01'",
          "command = x'01'",
          'command = NULL',
          "digest = x'01'",
          'digest = NULL',
          "meta = '[]'",
          'meta = NULL',
        ],
        ...["data = '[]'", "data = CAST(x'5b80' AS TEXT)"],
      ]
      for (const change of changes) {
        copyFileSync(path('m.db'), path('changed.db'))
        const raw = nodeSqlite.open(path('changed.db'), { mode: 'Write', timeout: 0 })
        raw.exec(`DROP TRIGGER events_no_update; UPDATE events SET ${change} WHERE position = 2`)
        raw.close()
        const opened = right(await openSqlite({ file: path('changed.db'), claimsKey, checkAtOpen: false })())
        for (const events of [
          await opened.events.readAll({ after: 0, count: 9 })(),
          await opened.events.readAll({ after: 1, count: 1 })(),
          await opened.events.readStream('a-1', { from: 0, count: 9, direction: 'forwards' })(),
          await opened.events.readStream('a-1', { from: 'end', count: 9, direction: 'backwards' })(),
        ])
          expect([change, E.isLeft(events) ? events.left.kind : events.right.map(({ id }) => id)]).toStrictEqual([
            change,
            'Unreadable',
          ])
        await must(opened.close())
      }
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

import { openMandat } from '@mandat/adapters'
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { inFolder, right } from '../testing/scratch.js'
import { nodeSqlite } from '../stores/sqlite/nodeSqlite.js'
import { asked, failure, openAt, opened, people, request } from './askAll.js'
import { promises } from './promises.js'
import { wholeLog } from './checkLog.js'
import { openFile } from './openFile.js'

describe('openMandat on a file', () => {
  it(
    'that is no database, foreign or newer says what is wrong, and leaves it as it is',
    inFolder(async (path) => {
      writeFileSync(path('text.db'), 'no database at all, '.repeat(500))
      const foreign = nodeSqlite.open(path('foreign.db'), { mode: 'Write', timeout: 0 })
      foreign.exec('CREATE TABLE theirs (a)')
      foreign.close()
      await (await opened(path('newer.db'))).close()
      const newer = nodeSqlite.open(path('newer.db'), { mode: 'Write', timeout: 0 })
      newer.exec('PRAGMA user_version = 99')
      newer.close()
      for (const [name, message] of [
        ['text.db', /an SQLite database/],
        ['foreign.db', /another program/],
        ['newer.db', /newer than this library/],
      ] as const) {
        const before = readFileSync(path(name))
        const answer = failure(await openAt(path(name)))
        expect(answer).toMatch(/^Unreadable: /)
        expect(answer).toMatch(message)
        expect(readFileSync(path(name)).equals(before)).toBe(true)
      }
      // nor is a key made for what is not ours
      for (const name of ['text.db', 'foreign.db', 'newer.db'])
        expect(failure(await openMandat({ file: path(name) }))).toMatch(/^Unreadable: /)
      expect(readdirSync(dirname(path('text.db'))).filter((name) => name.endsWith('.key'))).toStrictEqual([])
    }),
  )

  it(
    'that cannot be opened or made is Unavailable: its folder is missing, or it is one',
    inFolder(async (path) => {
      mkdirSync(path('folder'))
      for (const file of [path('missing/m.db'), path('folder')]) {
        expect(failure(await openAt(file))).toMatch(/^Unavailable: /)
        expect(failure(await openMandat({ file }))).toMatch(/^Unavailable: /)
      }
      expect(existsSync(path('missing'))).toBe(false)
    }),
  )

  it(
    'that was closed is whole in itself: a copy of it has everything',
    inFolder(async (path) => {
      const manager = await opened(path('m.db'))
      await people(manager, 3)
      const head = right(await manager.settle())
      right(await manager.close())
      copyFileSync(path('m.db'), path('copy.db'))
      const copy = await opened(path('copy.db'))
      expect(right(await copy.settle())).toBe(head)
      right(await copy.close())
    }),
  )

  it(
    'PRV-07: a missing key file is never made anew beside a file that has data',
    inFolder(async (path) => {
      right(await right(await openMandat({ file: path('m.db'), work: 'ByHand' })).close())
      rmSync(path('m.db.key'))
      const before = readFileSync(path('m.db'))
      expect(failure(await openMandat({ file: path('m.db'), work: 'ByHand' }))).toMatch(/^MissingKey: .*m\.db\.key/)
      expect(existsSync(path('m.db.key'))).toBe(false)
      expect(readFileSync(path('m.db')).equals(before)).toBe(true)
      writeFileSync(path('m.db.key'), 'no key at all')
      expect(failure(await openMandat({ file: path('m.db'), work: 'ByHand' }))).toMatch(/^Unreadable: .*m\.db\.key/)
    }),
  )

  it(
    'on a full disk answers that it is full, has done nothing, and goes on when there is room',
    inFolder(async (path) => {
      const { mandat, stores } = right(await openFile({ file: path('m.db'), mails: null, work: 'ByHand' }))
      const roomFor = (pages: number): unknown =>
        stores.database.statement(`PRAGMA max_page_count = ${String(pages)}`).get([])
      right(await mandat.executeUnknown(request(randomUUID())))
      right(await mandat.settle())
      const pages = Number((stores.database.statement('PRAGMA page_count').get([]) as [unknown])[0])
      roomFor(pages + 3)
      let refused: ReturnType<typeof request> | null = null
      let accepted = 1
      for (; refused === null && accepted < 1_000; accepted++) {
        const command = request(randomUUID())
        const answer = await mandat.executeUnknown(command)
        if (answer._tag === 'Left') refused = command
      }
      const head = right(await stores.events.head()())
      expect(head).toBe(accepted - 1)
      // several at once share a transaction: none is half done
      const answers = await Promise.all(
        [request(randomUUID()), request(randomUUID()), refused].map((command) => mandat.executeUnknown(command)),
      )
      expect(answers.map(failure)).toStrictEqual(
        Array(3).fill(expect.stringMatching(/^Unavailable: .*the disk is full/)),
      )
      expect(failure(await mandat.settle())).toMatch(/^Unavailable: .*the disk is full/)
      expect(right(await stores.events.head()())).toBe(head)
      roomFor(1_000_000)
      expect(right(await mandat.executeUnknown(refused))).toMatchObject({ outcome: 'Applied', position: head + 1 })
      expect(right(await mandat.settle())).toBe(head + 1)
      expect(right(await mandat.rebuild()).filter(({ identical }) => !identical)).toStrictEqual([])
      const notes = promises()
      await wholeLog(stores, notes)
      expect(notes.problems).toStrictEqual([])
      right(await mandat.close())
    }),
  )

  it(
    'that is read-only answers that it is, and reads on where SQLite can',
    inFolder(async (path) => {
      const manager = await opened(path('m.db'))
      const [account = ''] = await people(manager, 3)
      right(await manager.settle())
      await manager.close()
      const before = readFileSync(path('m.db'))
      chmodSync(path('m.db'), 0o444)
      chmodSync(dirname(path('m.db')), 0o555)
      // nothing is read-only for root: be somebody else for as long as it takes
      const root = process.geteuid?.() === 0
      if (root) process.seteuid?.(65_534)
      try {
        const answer = await openAt(path('m.db'))
        if (answer._tag === 'Left') expect(failure(answer)).toMatch(/^Unavailable: .*(read-only|cannot be opened)/)
        else {
          expect(
            (await asked(answer.right, account)).filter((kind) => !['Unavailable', 'Right', 'Refusal'].includes(kind)),
          ).toStrictEqual([])
          expect(failure(await answer.right.executeUnknown(request(randomUUID())))).toMatch(/^Unavailable: .*read-only/)
          await answer.right.close()
        }
      } finally {
        if (root) process.seteuid?.(0)
        chmodSync(dirname(path('m.db')), 0o700)
      }
      expect(readFileSync(path('m.db')).equals(before)).toBe(true)
      expect((await asked(await opened(path('m.db')), account)).includes('Unreadable')).toBe(false)
    }),
  )
})

import { describe, expect, it } from '@jest/globals'
import { mkdirSync, readdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { anAppend, must } from '../../contract/events.js'
import { inFolder, right } from '../../testing/scratch.js'
import { openDatabase, openSqlite } from './index.js'
import { isSafe, nodeSqlite } from './nodeSqlite.js'

const claimsKey = new Uint8Array(32)
/** What this process has open below a folder. */
const openIn = (folder: string): ReadonlyArray<string> =>
  readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${fd}`)
      return target.startsWith(folder) ? [target] : []
    } catch {
      // closed since: the one that listed them
      return []
    }
  })

describe('the driver', () => {
  it('hole 31: runs on an SQLite after the race of the write-ahead reset only', () => {
    expect(['3.51.3', '3.51.10', '3.52.0', '4.0.0'].map((version) => isSafe(version))).toStrictEqual(
      Array(4).fill(true),
    )
    expect(
      [undefined, '', '3.45.1', '3.51.2', '3.50.4', '2.99.9', 'x'].map((version) => isSafe(version)),
    ).toStrictEqual(Array(7).fill(false))
    const connection = nodeSqlite.open(':memory:', { mode: 'Write', timeout: 0 })
    expect(isSafe(String(connection.prepare('SELECT sqlite_version()').get([])?.[0]))).toBe(true)
    connection.close()
  })

  it('hole 31: text that is not UTF-8 ends no process: it comes as what is no character', () => {
    const connection = nodeSqlite.open(':memory:', { mode: 'Write', timeout: 0 })
    expect(connection.prepare("SELECT CAST(x'61ff62' AS TEXT)").get([])).toStrictEqual(['a\ufffdb'])
    connection.close()
  })

  it('hole 31: loading it warns nobody', async () => {
    const warned: Array<string> = []
    const listen = (warning: Error): void => void warned.push(warning.message)
    process.on('warning', listen)
    nodeSqlite.open(':memory:', { mode: 'Write', timeout: 0 }).close()
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', listen)
    expect(warned).toStrictEqual([])
  })

  it(
    'hole 31: files that were opened, and that could not be, leave no descriptor',
    inFolder(async (path) => {
      writeFileSync(path('text.db'), 'no database at all, '.repeat(500))
      mkdirSync(path('folder'))
      right(await (await openSqlite({ file: path('m.db'), claimsKey })().then(right)).close()())
      for (let i = 0; i < 300; i++) {
        const file = path(['text.db', 'folder', 'missing/m.db'][i % 3] ?? '')
        expect((await openDatabase({ file })())._tag).toBe('Left')
      }
      expect(openIn(dirname(path('m.db')))).toStrictEqual([])
      for (let i = 0; i < 300; i++) {
        const stores = right(await openSqlite({ file: path('m.db'), claimsKey })())
        if (i % 100 === 0) await must(stores.events.append(anAppend(`s-${String(i)}`, -1)))
        await must(stores.events.readAll({ after: 0, count: 10 }))
        right(await stores.close()())
      }
      expect(openIn(dirname(path('m.db')))).toStrictEqual([])
    }),
  )

  it(
    'hole 38: a file is made for its owner only, and what stands beside it',
    inFolder(async (path) => {
      const before = process.umask(0)
      try {
        const stores = right(await openSqlite({ file: path('m.db'), claimsKey })())
        await must(stores.events.append(anAppend('s-1', -1)))
        expect(['', '-wal', '-shm'].map((end) => statSync(path(`m.db${end}`)).mode & 0o777)).toStrictEqual(
          Array(3).fill(0o600),
        )
        right(await stores.close()())
      } finally {
        process.umask(before)
      }
    }),
  )
})

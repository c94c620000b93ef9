import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { logOf, openHost, type TestHost, wordOf } from '../../testing/host.js'
import { founded, joined, listed, ordered, partnered, person, settled, tokenFor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { nodeSqlite } from '../../stores/sqlite/nodeSqlite.js'

jest.setTimeout(600_000)
const folder = scratchFolder()
afterAll(folder.remove)
/** Every so many-th commit is the last one that reached the disk. */
const EVERY = 2

interface Given {
  readonly input: unknown
  /** How much was written when it was answered. */
  readonly written: number
}

/** The sizes of a write-ahead file at which a commit ends: what a power cut leaves is one of them, or comes to one. */
const commitsIn = (wal: Buffer): ReadonlyArray<number> => {
  const frame = 24 + wal.readUInt32BE(8)
  const ends: Array<number> = []
  for (let at = 32; at + frame <= wal.length; at += frame)
    if (wal.readUInt32BE(at + 4) !== 0 && wal.compare(wal, 16, 24, at + 8, at + 16) === 0) ends.push(at + frame)
  return ends
}
/** What stands in each stream, whatever came between. */
const streamsIn = async (host: TestHost): Promise<Readonly<Record<string, ReadonlyArray<string>>>> => {
  const streams: Record<string, Array<string>> = {}
  for (const { stream, type } of await logOf(host)) (streams[stream] ??= []).push(type)
  return Object.fromEntries(Object.entries(streams).sort(([a], [b]) => (a < b ? -1 : 1)))
}
const subjects = (host: TestHost): ReadonlyArray<string> =>
  [...new Set(host.mails().map(({ to, subject }) => `${to}: ${subject}`))].sort()

/** An organisation with people, a partner with full access, products and tokens; what follows is done as it goes. */
const live = async (plain: TestHost, file: string): Promise<ReadonlyArray<Given>> => {
  const given: Array<Given> = []
  const executeUnknown: TestHost['manager']['executeUnknown'] = async (input) => {
    const answer = await plain.manager.executeUnknown(input)
    given.push({ input, written: statSync(`${file}-wal`).size })
    await settled(plain)
    return answer
  }
  const host = { ...plain, manager: { ...plain.manager, executeUnknown } }
  const [ada, bea, pia] = [await person(host, 'Ada'), await person(host, 'Bea'), await person(host, 'Pia')]
  const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
  await joined(host, acme, ada, bea, 'Administrator')
  const product = await ordered(host, acme, ada.actor)
  await tokenFor(host, ada, acme, product)
  await partnered(host, acme, ada, agency, pia)
  await settled(host)
  return given
}

describe('LOG-06: a power cut', () => {
  it('takes back the last of what was written, in order, and nothing that was answered: what it took is made up', async () => {
    const file = folder.path('straight.db')
    const host = await openHost({ file })
    // who reads keeps the write-ahead file from being begun anew
    const reader = nodeSqlite.open(file, { mode: 'Read', timeout: 1_000 })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM events').get([])
    const given = await live(host, file)
    const [streams, mails] = [await streamsIn(host), subjects(host)]
    copyFileSync(file, folder.path('cut.db'))
    const wal = readFileSync(`${file}-wal`)
    reader.close()
    await host.manager.close()

    const commits = commitsIn(wal)
    expect(commits.length).toBeGreaterThan(80)
    for (const [n, end] of commits.entries()) {
      if (n % EVERY !== 0) continue
      const cut = folder.path(`cut-${String(n)}.db`)
      copyFileSync(folder.path('cut.db'), cut)
      writeFileSync(`${cut}-wal`, wal.subarray(0, end))
      const after = await openHost({ file: cut })
      await settled(after)
      for (const { input, written } of given) {
        const word = wordOf(await after.manager.executeUnknown(input))
        expect([n, input, word]).toStrictEqual([n, input, written <= end ? 'AlreadyApplied' : word])
        await settled(after)
      }
      expect([n, await streamsIn(after)]).toStrictEqual([n, streams])
      expect(subjects(after).filter((one) => !mails.includes(one))).toStrictEqual([])
      const models = right(await after.manager.rebuild())
      expect(models.filter(({ identical }) => !identical)).toStrictEqual([])
      await after.manager.close()
    }
  })
})

import { openSqlite } from '@mandat/adapters/kit'
import { expect, it } from '@jest/globals'
import { join } from 'node:path'
import { promises } from './promises.js'
import { must, wholeLog } from './checkLog.js'
import { lookAtFiles, lookAtOutbox } from './checkMails.js'
import { compareWithRebuild, lookAtRights, settleTwice } from './checkModels.js'
import { twoProcesses } from './twoProcesses.js'

const program = join(__dirname, '../../dist/crash/child.js')
/** How long both write. */
const SECONDS = Number(process.env['CRASH_SECONDS'] ?? 60)

it(
  'two processes that write at full speed never show a busy database, and leave a log without a gap',
  async () => {
    const notes = promises()
    const both = await twoProcesses(program, notes.note)
    both.one.ask({ _tag: 'Write', seed: 11, inFlight: 16, again: [] })
    both.two.ask({ _tag: 'Write', seed: 12, inFlight: 16, again: [] })
    await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000))
    expect(await both.close()).toStrictEqual([
      { _tag: 'Closed', why: null },
      { _tag: 'Closed', why: null },
    ])
    expect(notes.problems).toStrictEqual([])
    expect(notes.counts.done).toBeGreaterThan(SECONDS)

    await settleTwice(both.file, both.mails, notes)
    const stores = must(await openSqlite({ file: both.file, claimsKey: new Uint8Array(32) })())
    const { known } = await wholeLog(stores, notes)
    await lookAtOutbox(stores, notes)
    lookAtFiles(both.mails, notes, new Map())
    await compareWithRebuild(stores, notes)
    await lookAtRights(stores, known, notes)
    must(await stores.close()())
    expect(notes.problems).toStrictEqual([])
    expect(notes.broken()).toStrictEqual({ lost: 0, torn: 0 })
    both.remove()
  },
  SECONDS * 1_000 + 300_000,
)

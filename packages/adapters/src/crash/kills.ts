import { openSqlite, type SqliteStores } from '@mandat/adapters/kit'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Promises, promises } from './promises.js'
import { logCheck, must, type LogCheck, wholeLog } from './checkLog.js'
import { lookAtFiles, lookAtOutbox } from './checkMails.js'
import { compareWithRebuild, lookAtRights, settleTwice } from './checkModels.js'
import { type Child, startChild, tagged } from './childProcess.js'
import { type Random, seeded } from './random.js'

// Kills a process that writes, again and again, and looks at what it leaves behind. Environment: CRASH_KILLS,
// CRASH_SEED.

const KILLS = Number(process.env['CRASH_KILLS'] ?? 200)
const SEED = Number(process.env['CRASH_SEED'] ?? 1)
const LANES = 2
const KILLS_PER_FILE = 50
const KILLS_PER_WHOLE_LOOK = 10
const IN_FLIGHT = [2, 6, 12, 24]
const program = fileURLToPath(new URL('child.js', import.meta.url))
/** A child that says nothing for so long is stuck. */
const PATIENCE = 60_000

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Lets a started child write until a moment of chance, and kills it. */
const killAtRandom = async (child: Child, random: Random): Promise<void> => {
  // some die while they open the file
  const early = random.chance(0.1)
  const stuck = setTimeout(() => child.kill(), PATIENCE)
  if (!early) await child.line(tagged('Done', 'NotOpened')).catch(() => undefined)
  await after(early ? random.int(0, 120) : random.int(20, 400))
  child.kill()
  clearTimeout(stuck)
}

let copies = 0
/**
 * A copy of what a kill left, under a name that was never used before: it is the next process that finds the file
 * itself, and no connection of this one keeps it from being recovered as after any crash.
 */
const copyOf = (file: string): { readonly copy: string; readonly remove: () => void } => {
  const copy = `${file}.copy${String(++copies)}`
  for (const end of ['', '-wal', '.key']) if (existsSync(`${file}${end}`)) cpSync(`${file}${end}`, `${copy}${end}`)
  return {
    copy,
    remove: () => {
      for (const end of ['', '-wal', '-shm', '.key']) rmSync(`${copy}${end}`, { force: true })
    },
  }
}
const openStores = async (file: string): Promise<SqliteStores> =>
  must(await openSqlite({ file, claimsKey: new Uint8Array(32) })())

/** Nothing lost, nothing torn. */
const look = async (file: string, notes: Promises, log: LogCheck): Promise<void> => {
  const stores = await openStores(file)
  await log.look(stores)
  await lookAtOutbox(stores, notes)
  must(await stores.close()())
}

/** All of it once more, and what read models, processes and mails come to when they are left in peace. */
const lookAtWhole = async (file: string, mails: string, notes: Promises): Promise<void> => {
  await settleTwice(file, mails, notes)
  const stores = await openStores(file)
  const { known } = await wholeLog(stores, notes)
  await lookAtOutbox(stores, notes)
  await compareWithRebuild(stores, notes)
  await lookAtRights(stores, known, notes)
  must(await stores.close()())
}

/** One file, killed over and over. */
const lifeOfFile = async (kills: number, random: Random, next: () => Child): Promise<Promises> => {
  const folder = mkdtempSync(join(tmpdir(), 'mandat-crash-'))
  const [file, mails] = [join(folder, 'm.db'), join(folder, 'mails')]
  const notes = promises()
  const log = logCheck(notes)
  const messageIds = new Map<string, string>()
  for (let kill = 1; kill <= kills; kill++) {
    const child = next()
    notes.begin()
    child.hear(notes.note)
    const [seed, inFlight] = [random.int(0, 2 ** 31), random.pick(IN_FLIGHT) ?? 1]
    void child
      .line(tagged('Opened'))
      .then(() => child.ask({ _tag: 'Write', seed, inFlight, again: [...notes.unanswered.values()] }))
      .catch(() => undefined)
    child.ask({ _tag: 'Open', file, mails, follow: 'everything' })
    await killAtRandom(child, random)
    const { signal, code, errors } = await child.ended
    if (signal !== 'SIGKILL') notes.problems.push(`the child ended by itself (${String(code)}): ${errors}`)
    const { copy, remove } = copyOf(file)
    await look(copy, notes, log)
    lookAtFiles(mails, notes, messageIds)
    if (kill % KILLS_PER_WHOLE_LOOK === 0) {
      const aside = promises(notes)
      await lookAtWhole(copy, `${copy}.mails`, aside)
      notes.absorb(aside)
    }
    remove()
  }
  await lookAtWhole(file, mails, notes)
  lookAtFiles(mails, notes, messageIds)
  rmSync(folder, { recursive: true, force: true })
  return notes
}

/** Files one after the other; the next child starts while the one before it writes and is looked at. */
const lane = async (kills: number, random: Random): Promise<ReadonlyArray<Promises>> => {
  let ready = startChild(program)
  const next = (): Child => {
    const child = ready
    ready = startChild(program)
    return child
  }
  const all: Array<Promises> = []
  for (let left = kills; left > 0; left -= KILLS_PER_FILE)
    all.push(await lifeOfFile(Math.min(left, KILLS_PER_FILE), random, next))
  ready.kill()
  await ready.ended
  return all
}

const started = Date.now()
const each = Math.ceil(KILLS / LANES)
const all = (
  await Promise.all(Array.from({ length: LANES }, (_, i) => lane(Math.min(each, KILLS - i * each), seeded(SEED + i))))
).flat()

const total = (of: (notes: Promises) => number): string => String(all.reduce((sum, notes) => sum + of(notes), 0))
const problems = all.flatMap((notes) => notes.problems)
for (const problem of problems.slice(0, 50)) console.error(problem)
console.log(
  [
    `seed ${String(SEED)}, ${String(all.length)} files, ${String(Math.round((Date.now() - started) / 1_000))} s`,
    `${total(({ done }) => done.size)} commands acknowledged, ${total(({ counts }) => counts.refused)} refused`,
    `${total(({ counts }) => counts.mails)} mails sent, ${total(({ counts }) => counts.resent)} of them once more because a kill came before the record`,
    `${total(({ counts }) => counts.seen)} events delivered to the subscription, ${String(problems.length)} problems`,
  ].join('\n'),
)
console.log(
  `${String(KILLS)} kills, ${total((notes) => notes.broken().lost)} lost, ${total((notes) => notes.broken().torn)} torn`,
)
process.exitCode = problems.length === 0 ? 0 : 1

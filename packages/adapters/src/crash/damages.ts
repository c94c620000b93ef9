import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Answers, answersOf, FAILED } from './damagedAnswers.js'
import { DAMAGES } from './damageKinds.js'
import { damageWorld } from './damageWorld.js'
import { seeded } from './random.js'

// Damages a file, again and again, and asks it everything: each answer must be a typed failure, or the right one.
// Environment: DAMAGE_SEED.

const SEED = Number(process.env['DAMAGE_SEED'] ?? 1)
const program = fileURLToPath(new URL('damagedFile.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mandat-damage-'))
const path = (name: string): string => join(folder, name)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

type Told = Answers | { readonly _tag: 'Thrown'; readonly what: string } | { readonly _tag: 'Aborted' }

const children: Array<ChildProcess> = []
/** Asks in a process of its own, which may die of it. */
const ask = (file: string): Promise<Told> =>
  new Promise((resolve) => {
    const mine = children.pop() ?? fork(program, [path('asked.json')])
    const end = (told: Told): void => {
      mine.removeAllListeners()
      resolve(told)
    }
    mine.once('message', (told) => {
      children.push(mine)
      end(told as Told)
    })
    mine.once('exit', () => end({ _tag: 'Aborted' }))
    mine.send(file)
  })

const world = await damageWorld(path)
writeFileSync(path('asked.json'), JSON.stringify(world.asked))
const right = await answersOf(path('whole.db'), world.asked)
if (right._tag === 'Refused' || right.answers.some((answer) => answer.startsWith(FAILED)))
  throw new Error(`the whole file does not answer: ${JSON.stringify(right).slice(0, 500)}`)

/** What nobody would notice of the answers, or `null`. */
const unseen = (told: Told): string | null => {
  switch (told._tag) {
    case 'Aborted':
    case 'Refused':
      return null
    case 'Thrown':
      return told.what
    case 'Answered': {
      const at = told.answers.findIndex((answer, i) => answer !== right.answers[i] && !answer.startsWith(FAILED))
      return at < 0 ? null : `answer ${String(at)}: ${told.answers[at]?.slice(0, 200) ?? ''}`
    }
  }
}

const counts = { damages: 0, unseen: 0, aborts: 0, refused: 0, failed: 0, right: 0 }
const random = seeded(SEED)
for (const [damage, times] of DAMAGES)
  for (let i = 0; i < times; i++) {
    const { bytes, wal, what } = damage(world, random)
    writeFileSync(path('damaged.db'), bytes)
    if (wal !== null) writeFileSync(path('damaged.db-wal'), wal)
    const told = await ask(path('damaged.db'))
    const problem = unseen(told)
    counts.damages++
    if (told._tag === 'Aborted') counts.aborts++
    else if (problem !== null) counts.unseen++
    else if (told._tag === 'Refused') counts.refused++
    else if (told._tag === 'Answered' && told.answers.some((answer) => answer.startsWith(FAILED))) counts.failed++
    else counts.right++
    if (told._tag === 'Aborted' || problem !== null) say(`${what}: ${problem ?? 'aborted'}`)
    for (const end of ['', '-wal', '-shm']) rmSync(path(`damaged.db${end}`), { force: true })
  }
for (const idle of children) idle.kill()
rmSync(folder, { recursive: true, force: true })
say(
  `refused at once ${String(counts.refused)}, failed when read ${String(counts.failed)}, right ${String(counts.right)}`,
)
say(
  `${String(counts.damages)} damages, ${String(counts.unseen)} unseen, ${String(counts.aborts)} aborts (seed ${String(SEED)})`,
)
process.exitCode = counts.unseen + counts.aborts === 0 ? 0 : 1

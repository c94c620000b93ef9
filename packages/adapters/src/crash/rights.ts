import { openSqlite } from '@mandat/adapters/kit'
import { START } from '@mandat/domain'
import { type StoredEvent } from '@mandat/domain/kit'
import { fileURLToPath } from 'node:url'
import { must } from './checkLog.js'
import type { Answer } from './lines.js'
import { type RightInRace, rightsInRaces } from './rightsInRaces.js'
import { order } from './twoDoors.js'
import { type TwoProcesses, twoProcesses } from './twoProcesses.js'
import { bystanders } from './worldsInRaces.js'

// Ends rights in one process while their holders use them in another one, and looks for what came too late and for what
// is left. Environment: RACES.

const RACES = Number(process.env['RACES'] ?? 2_000)
const program = fileURLToPath(new URL('child.js', import.meta.url))

interface Raced extends RightInRace {
  readonly name: string
  /** Where the end stands in the log. */
  readonly ended: number
}
const isDone = (answer: Answer | undefined): answer is Extract<Answer, { _tag: 'Done' }> => answer?._tag === 'Done'

/** Of all that was made before the end, what still gives a right: tokens, and whoever still may give a command. */
const residuesOf = async (both: TwoProcesses, { commands }: RightInRace, answers: ReadonlyArray<Answer>) => {
  const left: Array<string> = []
  for (const answer of answers) {
    const text = isDone(answer) ? answer.secrets['token'] : undefined
    if (text !== undefined && (await both.calls(text)).some(isDone)) left.push('a token')
  }
  const again = commands
    .filter(({ type }) => type !== 'UpdateProfile')
    .map(({ actor, type, data }) => order(actor, type, data))
  for (const [i, answer] of (await both.atOnce([], again)).entries())
    if (isDone(answer) && answer.outcome === 'Applied') left.push(`${again[i]?.type ?? ''} after the end`)
  return left
}

const events = async (file: string): Promise<ReadonlyArray<StoredEvent>> => {
  const stores = must(await openSqlite({ file, claimsKey: new Uint8Array(32) })())
  const all: Array<StoredEvent> = []
  for (let more = true; more;) {
    const page = must(await stores.events.readAll({ after: all.at(-1)?.position ?? START, count: 1_000 })())
    all.push(...page)
    more = page.length > 0
  }
  must(await stores.close()())
  return all
}

const started = Date.now()
const both = await twoProcesses(program)
const others = await bystanders(both)
const [raced, problems]: [Array<Raced>, Array<string>] = [[], []]
const counts = { races: 0, late: 0, residues: 0, won: 0, noEnd: 0 }
const waits = new Map<string, number>()
for (let round = 0; counts.races < RACES && counts.noEnd < RACES; round++)
  for (const [name, makeOne] of Object.entries(rightsInRaces)) {
    const one = await makeOne(both, others)
    const wait = Math.max(0, (waits.get(name) ?? 40) + ((round * 7) % 15) - 7)
    const [end, ...answers] = await both.atOnce([one.end], one.commands, wait)
    const won = answers.filter(isDone).length
    // so that about half of the commands come before the end, however fast the machine is
    waits.set(name, Math.max(0, wait + (2 * won < one.commands.length ? 8 : -8)))
    if (!isDone(end)) {
      // who gave a right first may have prevented the end: then nothing ended
      counts.noEnd++
      problems.push(`${name}: no end: ${JSON.stringify(end)}`)
      continue
    }
    counts.races += one.commands.length
    counts.won += won
    raced.push({ ...one, name, ended: end.position })
    const left = await residuesOf(both, one, answers)
    counts.residues += left.length
    problems.push(...left.map((what) => `${name}: ${what}`))
  }
await both.close()
for (const event of await events(both.file))
  for (const { name, ended, isOver } of raced)
    if (event.position > ended && isOver(event)) {
      counts.late++
      problems.push(`${name}: ${event.type} in ${event.stream}, ${String(event.position - ended)} behind the end`)
    }
both.remove()
for (const problem of problems.slice(0, 50)) console.error(problem)
const seconds = String(Math.round((Date.now() - started) / 1_000))
console.log(
  `${seconds} s, ${String(counts.won)} commands came before the end, ${String(counts.noEnd)} ends did not come`,
)
console.log(`${String(counts.races)} races, ${String(counts.late)} late, ${String(counts.residues)} residues`)
process.exitCode = problems.length === 0 && counts.won > 0 ? 0 : 1

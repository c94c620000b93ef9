import { type MandatOptions, openMandat } from '@mandat/adapters'
import { type Instant, instantOf, millisOf } from '@mandat/domain'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cast } from './cast.js'
import { showOrganisation, showPartner } from './dashboards.js'
import { type DemoFolder, freshFolder } from './folder.js'
import { countEvents, showHappened, showMails, showRefused, sumOf } from './happened.js'
import { mailbox } from './mailbox.js'
import type { DemoOptions } from './options.js'
import { movingClock, orThrow, type Outcome, player, type Tally } from './play.js'
import { progressOf } from './progress.js'
import { showRebuild } from './rebuilding.js'
import { showReminders } from './reminders.js'
import type { Say } from './tables.js'
import { showTrail } from './trail.js'
import { isCall, type Line, yearOf } from './year.js'

export interface Demo extends DemoOptions, Pick<MandatOptions, 'passwords'> {
  /** The text of year.ndjson. */
  readonly year: string
  readonly say: Say
  readonly isTerminal: boolean
  /** Hears what became of every line. */
  readonly heard?: (line: Line, outcome: Outcome) => void
}
export interface Played {
  readonly tally: Tally
  readonly events: ReadonlyMap<string, number>
  readonly mails: number
  readonly folder: DemoFolder
}

const NEW_YEAR = '2025-01-01T00:00:00.000Z' as Instant
const AFTERWARDS_MS = 3 * 86_400_000

/**
 * Plays the year on a fresh file, shows what came of it, and rebuilds the read models. Throws when anything is not as
 * it should be.
 */
export const runDemo = async (demo: Demo): Promise<Played> => {
  const { say } = demo
  const folder = freshFolder(demo.folder)
  say(`everything is written to ${folder.path}`)
  const lines = yearOf(demo.year).slice(0, demo.lines ?? undefined)
  const box = mailbox(folder.mails)
  const people = cast()
  const clock = movingClock(NEW_YEAR)
  const options: MandatOptions = {
    file: folder.file,
    clock,
    mailer: box.mailer,
    baseUrl: 'https://manager.example',
    service: 'Helvetia Hosting',
    work: 'ByHand',
    ...(demo.passwords === undefined ? {} : { passwords: demo.passwords }),
  }

  const manager = orThrow(await openMandat(options))
  const { play, tally, end } = player({ manager, clock, find: box.find })
  const progress = progressOf(lines.length, demo.isTerminal, say)
  const start = performance.now()
  for (const [i, line] of lines.entries()) {
    const outcome = await play(line)
    if (outcome === 'Applied' && !isCall(line)) people.learn(line)
    demo.heard?.(line, outcome)
    progress.at(i + 1, line.at.slice(0, 10))
  }
  await end(instantOf(millisOf((lines.at(-1) as Line).at as Instant) + AFTERWARDS_MS))
  const seconds = (performance.now() - start) / 1_000
  progress.end()

  const events = await countEvents(manager)
  const mails = sumOf(box.subjects())
  showHappened(say, tally, events)
  showRefused(say, tally)
  showMails(say, box.subjects(), folder.mails, exampleOf(folder))
  await showOrganisation(say, manager, people)
  await showPartner(say, manager, people)
  await showReminders(say, manager, people)
  await showTrail(say, manager, people)
  orThrow(await manager.settle())
  orThrow(await manager.close())

  const again = orThrow(await openMandat(options))
  const { models, perSecond } = await showRebuild(say, again, sumOf(events))
  orThrow(await again.close())

  const rate = (n: number): string => Math.round(n).toLocaleString('en')
  const played = `${rate((tally.commands + tally.calls) / seconds)} commands and calls/s, ${rate(sumOf(events) / seconds)} events/s in ${seconds.toFixed(1)} s of playing`
  say(`\n${played}; ${rate(perSecond)} events/s in the rebuild of ${String(models)} read models`)
  say(
    `commands ${String(tally.commands)}, refused ${String(tally.refused)}, events ${String(sumOf(events))}, mails ${String(mails)}, read models identical`,
  )
  return { tally, events, mails, folder }
}

/** A mail with a link, somewhere in the middle of the year. */
const exampleOf = ({ mails }: DemoFolder): string | null => {
  const files = readdirSync(mails)
    .filter((name) => name.endsWith('.eml'))
    .sort()
  const chosen = files[Math.floor(files.length / 2)]
  return chosen === undefined ? null : join(mails, chosen)
}

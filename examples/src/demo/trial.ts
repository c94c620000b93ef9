import { argon2Passwords } from '@mandat/adapters'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Outcome } from './play.js'
import { type Played, runDemo } from './run.js'
import type { Line } from './year.js'

/** The committed year. */
export const committedYear = (): string => readFileSync(new URL('../../data/year.ndjson', import.meta.url), 'utf8')

export interface Trial extends Played {
  readonly said: ReadonlyArray<string>
  readonly answers: ReadonlyArray<{ readonly line: Line; readonly outcome: Outcome }>
}
/** Plays the demo in a folder of its own, with passwords that cost next to nothing. */
export const trialOf = async (lines: number | null): Promise<Trial & { readonly remove: () => void }> => {
  const folder = mkdtempSync(join(tmpdir(), 'mandat-demo-'))
  const said: Array<string> = []
  const answers: Array<Trial['answers'][number]> = []
  const played = await runDemo({
    lines,
    folder,
    year: committedYear(),
    isTerminal: false,
    passwords: argon2Passwords({ memoryKiB: 64, iterations: 1 }),
    say: (text) => said.push(text),
    heard: (line, outcome) => answers.push({ line, outcome }),
  })
  return { ...played, said, answers, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

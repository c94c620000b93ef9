import { readFileSync } from 'node:fs'
import { parseOptions } from './demo/options.js'
import { runDemo } from './demo/run.js'

/** Plays a year of a made-up provider: `pnpm demo`, with `--lines N` and `--folder PATH` if you like. */
try {
  const year = readFileSync(new URL('../data/year.ndjson', import.meta.url), 'utf8')
  await runDemo({
    ...parseOptions(process.argv.slice(2), process.cwd()),
    year,
    say: (text) => console.log(text),
    isTerminal: process.stdout.isTTY,
  })
} catch (error) {
  console.error(`\nthe demo failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

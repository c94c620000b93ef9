import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchmarks } from './benchmarks/index.js'
import { countCalls } from './counting.js'
import type { Context, Row } from './runner.js'
import { tableOf } from './table.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    count: { type: 'boolean', default: false },
  },
})
const unknown = positionals.filter((name) => !benchmarks.some((one) => one.name === name))
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${benchmarks.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const root = mkdtempSync(join(tmpdir(), 'mandat-bench-'))
const context: Context = {
  quick: values.quick,
  counts: values.count ? countCalls() : null,
  folder: (name) => {
    const folder = mkdtempSync(join(root, `${name.replaceAll(/\W+/g, '-')}-`))
    mkdirSync(folder, { recursive: true })
    return folder
  },
}

try {
  const rows: Array<Row> = []
  for (const benchmark of benchmarks) {
    if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue
    if (values.count && benchmark.counts !== true) continue
    console.error(`${benchmark.name} ...`)
    rows.push(...(await benchmark.run(context)))
  }
  console.log(values.json ? JSON.stringify(rows, null, 2) : tableOf(rows))
} finally {
  rmSync(root, { recursive: true, force: true })
}

import { openMandat } from '@mandat/adapters'
import type { Instant } from '@mandat/domain'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { mailbox } from './demo/mailbox.js'
import { movingClock, orThrow, player } from './demo/play.js'
import { isCall, year } from './demo/year.js'

const folder = mkdtempSync(join(tmpdir(), 'mandat-'))
const box = mailbox(join(folder, 'mails'))
const clock = movingClock('2025-01-01T00:00:00.000Z' as Instant)
const manager = orThrow(await openMandat({ file: join(folder, 'year.db'), clock, mailer: box.mailer, baseUrl: 'https://manager.example', service: 'Helvetia Hosting', work: 'ByHand' }))
const { play, tally, end } = player({ manager, clock, find: box.find })
const t0 = performance.now()
let n = 0
for await (const line of year(new URL('../data/year.ndjson', import.meta.url))) {
  await play(line)
  if (++n % 200 === 0) console.log(n, line.at, isCall(line) ? 'call' : line.type, Math.round(performance.now() - t0), 'ms')
}
await end('2026-01-25T00:00:00.000Z' as Instant)
console.log(tally.commands, tally.refused, tally.invalid, tally.calls, tally.callsRefused, [...tally.applied].map((x)=>x.join(" ")).join(", ")); console.log([...tally.refusals].map(([k,v])=>`${v.count} ${k}`).join("\n"))
console.log((orThrow(await manager.rebuild())).map((r) => [r.model.name, r.identical, r.documents, r.differences.slice(0, 3)]))
await manager.close()

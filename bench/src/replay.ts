import { eventReader } from '@mandat/domain/kit'
import { openMandatFile } from './libraries/mandat.js'
import { walletEvents, type WalletEvent } from './libraries/wallet.js'
import { right } from './right.js'
import { type Balance, EMPTY, evolve } from './workload.js'

/** Replays a file's whole log into the state of every wallet, and prints what that took. */

const megabytes = (bytes: number): number => bytes / 1_048_576
const read = eventReader<WalletEvent>(walletEvents)

const { deps, close } = await openMandatFile(process.argv[2] ?? '')
globalThis.gc?.()
const before = process.memoryUsage().rss
const start = performance.now()
const states = new Map<string, Balance>()
let events = 0
for (let after = 0; ;) {
  const page = right(await deps.store.readAll({ after, count: 1_000 })())
  for (const stored of page) states.set(stored.stream, evolve(states.get(stored.stream) ?? EMPTY, right(read(stored))))
  events += page.length
  after = page.at(-1)?.position ?? after
  if (page.length < 1_000) break
}
const seconds = (performance.now() - start) / 1_000
console.log(
  JSON.stringify({
    events,
    perSecond: events / seconds,
    megabytes: (process.resourceUsage().maxRSS / 1_024 - megabytes(before)) * (1_000_000 / events),
  }),
)
await close()

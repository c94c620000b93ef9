import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MandatOpened, openMandatFile } from '../libraries/mandat.js'
import { type Benchmark, type Context, paired, rate, rowOf } from '../runner.js'
import { entriesOf, entryOf, inFlight, newWallets } from '../workload.js'

const PER_WALLET = 10
const WIDTH = 64

interface Grown {
  readonly file: string
  readonly wallets: ReadonlyArray<string>
  readonly events: number
}

/** A file of so many events, each from a command of its own, the wallets taking turns. */
const grow = async (folder: string, events: number): Promise<Grown> => {
  const file = join(folder, 'grown.db')
  const wallets = newWallets(events / PER_WALLET)
  const store = await openMandatFile(file)
  for (let from = 0; from < wallets.length; from += 1_000) {
    const entries = wallets.slice(from, from + 1_000).map((wallet) => entriesOf(wallet, PER_WALLET))
    await store.append?.(
      Array.from({ length: PER_WALLET }, (_, n) => entries.flatMap((one) => one.slice(n, n + 1))).flat(),
    )
  }
  await store.close()
  return { file, wallets, events }
}

let made: Promise<Grown> | null = null
/** Made once for all benchmarks that need it. */
const large = (context: Context): Promise<Grown> =>
  (made ??= grow(context.folder('growth'), context.quick ? 20_000 : 1_000_000))

/** Commands at 64 in flight on wallets from all over the file, which are in the cache. */
const commandsOn = async (store: MandatOpened, wallets: ReadonlyArray<string>, count: number): Promise<number> => {
  const some = Array.from(
    { length: Math.min(count, wallets.length) },
    (_, i) => wallets[(i * 7_919) % wallets.length] ?? '',
  )
  await store.warm?.(some)
  // the third of every three would spend
  const entries = Array.from({ length: count }, (_, i) => entryOf(some[i % some.length] ?? '', PER_WALLET + 3 * i))
  return rate(count, () => inFlight(WIDTH, count, (i) => store.execute(entries[i] as (typeof entries)[number])))
}

const growth: Benchmark = {
  name: 'sqlite.growth.1M',
  run: async (context) => {
    const big = await large(context)
    const store = await openMandatFile(big.file)
    const count = context.quick ? 200 : 5_000
    const onSmall = async (): Promise<number> => {
      const { file, wallets } = await grow(context.folder('small'), 1_000)
      const small = await openMandatFile(file)
      const measured = await commandsOn(small, wallets, count)
      await small.close()
      return measured
    }
    // until its write-ahead file has its size
    for (let i = 0; i < (context.quick ? 0 : 3); i++) await commandsOn(store, big.wallets, count)
    const samples = await paired(context.quick ? 2 : 11, {
      large: () => commandsOn(store, big.wallets, count),
      small: onSmall,
    })
    await store.close()
    return [
      rowOf({
        name: 'sqlite.growth.1M',
        unit: 'commands/s',
        ours: samples.large,
        raw: { name: 'with 1,000 events', samples: samples.small },
        goal: { overRaw: 0.9 },
      }),
    ]
  },
}

const disk: Benchmark = {
  name: 'sqlite.disk',
  run: async (context) => {
    const { file, events } = await large(context)
    const store = await openMandatFile(file)
    const written = await store.head()
    await store.close()
    return [
      rowOf({
        ...{ name: 'sqlite.disk', unit: 'bytes/event', goal: { atMost: 450 } },
        ours: [statSync(file).size / Math.max(written, events)],
      }),
    ]
  },
}

const opening: Benchmark = {
  name: 'sqlite.open.1M',
  run: async (context) => {
    const { file, wallets } = await large(context)
    const ours = []
    for (let i = 0; i < 9; i++) {
      const start = performance.now()
      const store = await openMandatFile(file)
      await store.rehydrate?.(wallets[i] ?? '')
      ours.push(performance.now() - start)
      await store.close()
    }
    return [rowOf({ name: 'sqlite.open.1M', unit: 'ms to the first state', ours })]
  },
}

/** In a process of its own: what it held at most, less what it held before. */
const replay: Benchmark = {
  name: 'sqlite.replay.1M',
  run: async (context) => {
    const { file } = await large(context)
    const answers = [0, 1, 2].map(
      () =>
        JSON.parse(
          execFileSync(
            process.execPath,
            ['--expose-gc', fileURLToPath(new URL('../replay.js', import.meta.url)), file],
            { encoding: 'utf8' },
          ),
        ) as { readonly megabytes: number; readonly events: number; readonly perSecond: number },
    )
    return [
      rowOf({
        name: 'sqlite.replay.1M',
        case: 'memory, with the state of every wallet',
        unit: 'MB at most',
        ours: answers.map((one) => one.megabytes),
      }),
      rowOf({ name: 'sqlite.replay.1M', case: 'speed', unit: 'events/s', ours: answers.map((one) => one.perSecond) }),
    ]
  },
}

export const growing: ReadonlyArray<Benchmark> = [growth, disk, opening, replay]

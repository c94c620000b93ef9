import { castoreMemory } from '../libraries/castore.js'
import { emmettMemory, emmettSqlite } from '../libraries/emmett.js'
import { mandatMemory, mandatSqlite } from '../libraries/mandat.js'
import { rawBatch, rawMemory, rawSqlite } from '../libraries/raw.js'
import type { Library, Opened } from '../library.js'
import { type Benchmark, type Context, type Goal, paired, rate, rowOf, type Samples } from '../runner.js'
import { entryOf, inFlight, newWallets } from '../workload.js'

/** `warm`: the wallet is in the cache; `cold`: each command loads its 10 events; `hot`: all commands on one wallet. */
export type Heat = 'warm' | 'cold' | 'hot'

const LOADED = 10
/**
 * Enough for the write-ahead file to have been begun again: its first 40 MB are slower, since each sync has a longer
 * file to record.
 */
const STEADY = 8_000

/**
 * One round: new wallets of ten entries, then one command each (or all on one), `width` of them under way at a time.
 */
export const round = async (library: Opened, heat: Heat, width: number, count: number): Promise<number> => {
  const wallets = newWallets(heat === 'hot' ? 1 : count)
  await library.fill(wallets, LOADED)
  if (heat !== 'cold') await library.warm?.(wallets)
  const entries = Array.from({ length: count }, (_, i) =>
    heat === 'hot' ? entryOf(wallets[0] ?? '', LOADED + i) : entryOf(wallets[i] ?? '', LOADED),
  )
  return rate(count, () =>
    inFlight(width, count, async (i) => {
      const entry = entries[i]
      if (entry !== undefined) await library.execute(entry)
    }),
  )
}

/**
 * Every library does as many commands as keep a round short. Memory is new in every round: a peer slows down with its
 * size.
 */
const compare = async (
  context: Context,
  name: string,
  libraries: ReadonlyArray<readonly [Library, number]>,
  heat: Heat,
  width: number,
  rounds: number,
): Promise<Record<string, Samples>> => {
  const open = new Map<Library, Opened>()
  const opened = async (library: Library): Promise<Opened> => {
    const found = library.store === 'memory' ? undefined : open.get(library)
    const on = found ?? (await library.open(context.folder(`${name} ${library.name}`)))
    if (found === undefined && library.store === 'sqlite' && !context.quick) await on.fill(newWallets(STEADY), LOADED)
    open.set(library, on)
    return on
  }
  const samples = await paired(
    context.quick ? 2 : rounds,
    Object.fromEntries(
      libraries.map(([library, count]) => [
        library.name,
        async () => round(await opened(library), heat, width, context.quick ? Math.ceil(count / 50) : count),
      ]),
    ),
  )
  for (const on of open.values()) await on.close()
  return samples
}

const onSqlite = (width: number, heat: Heat, goal: Goal, count: number, peerCount: number): Benchmark => {
  const name = `sqlite.commands.${String(width)}.${heat}`
  const libraries = [
    [mandatSqlite, count],
    [rawSqlite, 1_000],
    ...(width > 1 ? [[rawBatch, 10_000] as const] : []),
    ...(peerCount > 0 ? [[emmettSqlite, peerCount] as const] : []),
  ] as const
  return {
    name,
    run: async (context) => {
      const samples = await compare(context, name, libraries, heat, width, 9)
      const of = (library: Library) => ({ name: library.name, samples: samples[library.name] ?? [] })
      return [
        rowOf({
          name,
          unit: 'commands/s',
          ours: of(mandatSqlite).samples,
          raw: of(rawSqlite),
          ...(width > 1 ? { batch: of(rawBatch) } : {}),
          goal,
          ...(peerCount > 0 ? { peer: of(emmettSqlite) } : {}),
        }),
      ]
    },
  }
}

const inMemory: Benchmark = {
  name: 'memory.commands',
  run: async (context) => {
    const libraries = [mandatMemory, emmettMemory, castoreMemory, rawMemory].map((library) => [library, 2_000] as const)
    const samples = await compare(context, 'memory.commands', libraries, 'warm', 1, 9)
    const of = (library: Library) => ({ name: library.name, samples: samples[library.name] ?? [] })
    const common = { name: 'memory.commands', unit: 'commands/s', ours: of(mandatMemory).samples, raw: of(rawMemory) }
    return [
      rowOf({ ...common, case: 'Castore', peer: of(castoreMemory), goal: { overPeer: 3 } }),
      rowOf({ ...common, case: 'Emmett', peer: of(emmettMemory), goal: { overPeer: 4 } }),
    ]
  },
}

export const commands: ReadonlyArray<Benchmark> = [
  onSqlite(64, 'warm', { overBatch: 0.65, overPeer: 8 }, 10_000, 1_000),
  onSqlite(64, 'cold', { overRaw: 3, overPeer: 4 }, 10_000, 1_000),
  onSqlite(64, 'hot', { overBatch: 0.65 }, 10_000, 0),
  onSqlite(1, 'warm', { overRaw: 0.95, overPeer: 3 }, 1_000, 500),
  onSqlite(1, 'cold', { overRaw: 0.75 }, 1_000, 500),
  inMemory,
]

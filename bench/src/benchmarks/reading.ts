import { emmettSqlite } from '../libraries/emmett.js'
import { mandatSqlite } from '../libraries/mandat.js'
import { rawSqlite } from '../libraries/raw.js'
import type { Opened, Passes } from '../library.js'
import { type Benchmark, type Context, paired, rate, rowOf } from '../runner.js'
import { type Entry, entriesOf, newWallets } from '../workload.js'

const rehydrate: Benchmark = {
  name: 'sqlite.rehydrate.10k',
  run: async (context) => {
    const events = context.quick ? 500 : 10_000
    const [wallet = ''] = newWallets(1)
    const opened = await Promise.all(
      [mandatSqlite, emmettSqlite, rawSqlite].map(async (library) => {
        const on = await library.open(context.folder(`rehydrate ${library.name}`))
        await on.fill([wallet], events)
        return on
      }),
    )
    const measure = (on: Opened | undefined) => () =>
      rate(events, async () => {
        const balance = await on?.rehydrate?.(wallet)
        if (balance?.entries !== events) throw new Error('not all of the events were folded')
      })
    const [ours, emmett, raw] = opened
    const samples = await paired(context.quick ? 3 : 25, {
      ours: measure(ours),
      peer: measure(emmett),
      raw: measure(raw),
    })
    for (const on of opened) await on.close()
    return [
      rowOf({
        name: 'sqlite.rehydrate.10k',
        unit: 'events/s',
        ours: samples.ours,
        peer: { name: emmettSqlite.name, samples: samples.peer },
        raw: { name: 'select, parse, fold', samples: samples.raw },
        goal: { overRaw: 0.85, overPeer: 3 },
      }),
    ]
  },
}

const PER_WALLET = 10

/** The wallets take turns in a mixed order, the same in every run: neighbours in the log are never of one wallet. */
const shuffledLog = (wallets: ReadonlyArray<string>): ReadonlyArray<Entry> => {
  const entries = wallets.map((wallet) => entriesOf(wallet, PER_WALLET))
  return Array.from({ length: PER_WALLET }, (_, n) =>
    wallets.flatMap((_, i) => entries[(i * 7_919) % wallets.length]?.slice(n, n + 1) ?? []),
  ).flat()
}

const name = 'sqlite.catchup.200k'
const caughtUp = (on: Opened, models: number, passes: Passes, events: number) => async (): Promise<number> => {
  await on.forget?.()
  return rate(events * models, async () => on.catchUp?.(models, passes))
}

/** The peer's log is shorter, since its rate does not depend on it. */
const logs = async (context: Context, order: 'grouped' | 'shuffled') => {
  const sizes = context.quick ? [2_000, 500] : [200_000, 10_000]
  const [ours, peer] = await Promise.all(
    [mandatSqlite, emmettSqlite].map((library) => library.open(context.folder(`catchup ${order} ${library.name}`))),
  )
  for (const [i, on] of [ours, peer].entries()) {
    const wallets = newWallets((sizes[i] ?? 0) / PER_WALLET)
    if (order === 'grouped') await on?.fill(wallets, PER_WALLET)
    else await on?.append?.(shuffledLog(wallets))
  }
  return { ours: { on: ours as Opened, events: sizes[0] ?? 0 }, peer: { on: peer as Opened, events: sizes[1] ?? 0 } }
}

const catchUp: Benchmark = {
  name,
  run: async (context) => {
    const rows = []
    for (const order of ['grouped', 'shuffled'] as const) {
      const { ours, peer } = await logs(context, order)
      const rounds = context.quick ? 2 : 5
      const samples = await paired(rounds, {
        ours: caughtUp(ours.on, 1, 'OnePass', ours.events),
        peer: caughtUp(peer.on, 1, 'OnePass', peer.events),
      })
      rows.push(
        rowOf({
          name,
          case: order,
          unit: 'events/s',
          ours: samples.ours,
          peer: { name: emmettSqlite.name, samples: samples.peer },
          goal: { ours: order === 'grouped' ? 150_000 : 75_000, overPeer: order === 'grouped' ? 12 : 10 },
        }),
      )
      if (order === 'grouped') {
        const four = await paired(rounds, {
          one: caughtUp(ours.on, 4, 'OnePass', ours.events),
          each: caughtUp(ours.on, 4, 'PassEach', ours.events),
        })
        rows.push(
          rowOf({
            name,
            case: 'four read models, one pass',
            unit: 'events/s for each of four',
            ours: four.one.map((n) => n / 4),
            raw: { name: 'four passes', samples: four.each.map((n) => n / 4) },
            goal: { overRaw: 2.2 },
          }),
        )
      }
      await ours.on.close()
      await peer.on.close()
    }
    return rows
  },
}

export const reading: ReadonlyArray<Benchmark> = [rehydrate, catchUp]

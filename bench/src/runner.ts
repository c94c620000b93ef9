import type { Counts } from './counting.js'

/** Rates of one contestant, a round each. */
export type Samples = ReadonlyArray<number>

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** What a row must reach: ratios are of medians of pairs, `ours` is absolute. */
export interface Goal {
  readonly overPeer?: number
  readonly overRaw?: number
  readonly overBatch?: number
  readonly ours?: number
  /** Of a cost. */
  readonly atMost?: number
}

export interface Row {
  readonly name: string
  /** Which of several rows of one benchmark. */
  readonly case: string | null
  readonly unit: string
  readonly ours: number
  readonly peer: number | null
  readonly raw: number | null
  readonly batch: number | null
  readonly overPeer: number | null
  readonly overRaw: number | null
  readonly overBatch: number | null
  readonly goal: string | null
  readonly met: boolean | null
  /** Who stands in the columns `peer`, `raw` and `batch`. */
  readonly against: { readonly peer: string | null; readonly raw: string | null; readonly batch: string | null }
  readonly min: Figures
  readonly max: Figures
  readonly pairs: number
}
type Figures = Readonly<Record<'ours' | 'peer' | 'raw' | 'batch' | 'overPeer' | 'overRaw' | 'overBatch', number | null>>

export interface Context {
  readonly quick: boolean
  /** What was asked of the driver so far, where it is counted instead of measured. */
  readonly counts: (() => Counts) | null
  /** A new folder for one benchmark's files. */
  readonly folder: (name: string) => string
}
/** A benchmark: one file in `benchmarks/` exports one or more of these. */
export interface Benchmark {
  readonly name: string
  /** With `--count` it says what its commands asked of the driver. */
  readonly counts?: true
  readonly run: (context: Context) => Promise<ReadonlyArray<Row>>
}

export const spreadOf = (samples: Samples): Spread => {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (i: number): number => sorted[i] ?? Number.NaN
  const middle = (sorted.length - 1) / 2
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, min: at(0), max: at(sorted.length - 1) }
}

/** How many per second `task` does, given that it does `count`. */
export const rate = async (count: number, task: () => Promise<void>): Promise<number> => {
  const start = performance.now()
  await task()
  return count / ((performance.now() - start) / 1_000)
}

/** Runs the contestants in turn, another one first in every round; the first round is a warm-up and is not counted. */
export const paired = async <K extends string>(
  rounds: number,
  contestants: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, Samples>> => {
  const names = Object.keys(contestants) as Array<K>
  const samples = Object.fromEntries(names.map((name) => [name, [] as Array<number>])) as Record<K, Array<number>>
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length] as K
      globalThis.gc?.()
      const measured = await contestants[name]()
      if (round > 0) samples[name].push(measured)
    }
  }
  return samples
}

interface Measured {
  readonly name: string
  readonly case?: string
  readonly unit: string
  readonly ours: Samples
  readonly peer?: { readonly name: string; readonly samples: Samples }
  readonly raw?: { readonly name: string; readonly samples: Samples }
  readonly batch?: { readonly name: string; readonly samples: Samples }
  readonly goal?: Goal
}

const over = (ours: Samples, others: Samples | undefined): Spread | null =>
  others === undefined ? null : spreadOf(ours.map((value, i) => value / (others[i] ?? Number.NaN)))

const textOf = (goal: Goal, against: Row['against']): string =>
  [
    goal.ours === undefined ? [] : [`>= ${goal.ours.toLocaleString('en')}`],
    goal.atMost === undefined ? [] : [`<= ${goal.atMost.toLocaleString('en')}`],
    goal.overRaw === undefined ? [] : [`>= ${String(goal.overRaw)} x ${against.raw ?? ''}`],
    goal.overBatch === undefined ? [] : [`>= ${String(goal.overBatch)} x ${against.batch ?? ''}`],
    goal.overPeer === undefined ? [] : [`>= ${String(goal.overPeer)} x ${against.peer ?? ''}`],
  ]
    .flat()
    .join(', ')

export const rowOf = ({ name, unit, ours, peer, raw, batch, goal, ...rest }: Measured): Row => {
  const spreads = {
    ours: spreadOf(ours),
    peer: peer === undefined ? null : spreadOf(peer.samples),
    raw: raw === undefined ? null : spreadOf(raw.samples),
    batch: batch === undefined ? null : spreadOf(batch.samples),
    overPeer: over(ours, peer?.samples),
    overRaw: over(ours, raw?.samples),
    overBatch: over(ours, batch?.samples),
  }
  const figures = (which: keyof Spread): Figures => ({
    ours: spreads.ours[which],
    peer: spreads.peer?.[which] ?? null,
    raw: spreads.raw?.[which] ?? null,
    batch: spreads.batch?.[which] ?? null,
    overPeer: spreads.overPeer?.[which] ?? null,
    overRaw: spreads.overRaw?.[which] ?? null,
    overBatch: spreads.overBatch?.[which] ?? null,
  })
  const against = { peer: peer?.name ?? null, raw: raw?.name ?? null, batch: batch?.name ?? null }
  const medians = figures('median')
  const reached = (key: 'ours' | 'overPeer' | 'overRaw' | 'overBatch'): boolean =>
    goal?.[key] === undefined || (medians[key] ?? 0) >= goal[key]
  return {
    name,
    case: rest.case ?? null,
    unit,
    ...medians,
    ours: spreads.ours.median,
    goal: goal === undefined ? null : textOf(goal, against),
    met:
      goal === undefined
        ? null
        : medians.ours !== null
          && medians.ours <= (goal.atMost ?? Infinity)
          && (['ours', 'overPeer', 'overRaw', 'overBatch'] as const).every(reached),
    against,
    min: figures('min'),
    max: figures('max'),
    pairs: ours.length,
  }
}

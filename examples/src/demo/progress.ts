import { Presets, SingleBar } from 'cli-progress'
import type { Say } from './tables.js'

export interface Progress {
  readonly at: (done: number, day: string) => void
  readonly end: () => void
}

/** A bar on a terminal; a plain line for every tenth elsewhere. */
export const progressOf = (total: number, isTerminal: boolean, say: Say): Progress => {
  if (isTerminal) {
    const bar = new SingleBar(
      { format: '{bar} {percentage}% | {value} of {total} lines | {day}', hideCursor: true },
      Presets.shades_classic,
    )
    bar.start(total, 0, { day: '' })
    return { at: (done, day) => bar.update(done, { day }), end: () => bar.stop() }
  }
  let next = 0
  return {
    at: (done, day) => {
      if (done < next) return
      say(`${String(done)} of ${String(total)} lines, ${day}`)
      next = done + Math.ceil(total / 10)
    },
    end: () => undefined,
  }
}

import { type CounterSlice, counterSlice } from './counter.js'
import { type MemoryStore } from './memoryStore.js'

export const numbered = (
  over: Partial<CounterSlice> = {},
  ceiling = 1_000_000,
): { slice: CounterSlice; decisions: number[] } => {
  const usual = counterSlice(over, ceiling)
  const decisions: number[] = []
  return {
    decisions,
    slice: {
      ...usual,
      decide: (c) => (state, context) => {
        decisions.push(state.total)
        return usual.decide(c)(state, context)
      },
    },
  }
}
export const totals = (store: MemoryStore, stream = 'counter-a'): unknown[] =>
  store
    .log()
    .filter((e) => e.stream === stream)
    .map((e) => (e.data as { total?: number }).total)
export const sums = (...by: number[]): number[] => by.map((_, i) => by.slice(0, i + 1).reduce((a, b) => a + b, 0))
export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

import type { IndexValue } from '@mandat/projections/kit'

/** The order that every store gives: numbers before text, text by code points (that is: by its UTF-8 bytes). */
export const compareText = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all others. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)

export const compareValues = (a: IndexValue, b: IndexValue): number => {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
  return typeof b === 'number' ? 1 : compareText(a, b)
}

export interface Entry {
  readonly value: IndexValue
  readonly key: string
}
export const compareEntries = (a: Entry, b: Entry): number =>
  compareValues(a.value, b.value) || compareText(a.key, b.key)

/** A set of entries that sorts itself when it is read, and stays sorted under a few changes at a time. */
export interface SortedEntries {
  readonly add: (entry: Entry) => void
  readonly remove: (entry: Entry) => void
  readonly read: () => ReadonlyArray<Entry>
}

export const sortedEntries = (): SortedEntries => {
  const all = new Map<string, Entry>()
  let sorted: Array<Entry> | null = null
  let changes = 0
  const idOf = ({ value, key }: Entry): string => `${typeof value} ${String(value)}\u0000${key}`
  const change = (f: (sorted: Array<Entry>) => void): void => {
    // many changes between two reads (a rebuild): sorting once is cheaper than keeping the order
    if (sorted === null || ++changes > 256) sorted = null
    else f(sorted)
  }
  return {
    add: (entry) => {
      const id = idOf(entry)
      if (all.has(id)) return
      all.set(id, entry)
      change((list) => list.splice(firstAtOrAfter(list, entry), 0, entry))
    },
    remove: (entry) => {
      if (all.delete(idOf(entry))) change((list) => list.splice(firstAtOrAfter(list, entry), 1))
    },
    read: () => {
      changes = 0
      return (sorted ??= [...all.values()].sort(compareEntries))
    },
  }
}

/** The index of the first entry for which `before` does not hold. */
export const firstNot = (list: ReadonlyArray<Entry>, before: (entry: Entry) => boolean): number => {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (before(list[middle] as Entry)) low = middle + 1
    else high = middle
  }
  return low
}
const firstAtOrAfter = (list: ReadonlyArray<Entry>, entry: Entry): number =>
  firstNot(list, (e) => compareEntries(e, entry) < 0)

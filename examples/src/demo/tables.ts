import Table from 'cli-table3'

/** Prints a line, or several. */
export type Say = (text: string) => void
type Cell = string | number

/** Columns of text; `widths` (borders and padding included) fix those that wrap. All of it fits 120 columns. */
export const table = (
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<Cell>>,
  widths: ReadonlyArray<number | null> = [],
): string => {
  const made = new Table({
    head: [...head],
    colWidths: [...widths],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, i) =>
      rows.length > 0 && rows.every((row) => typeof row[i] === 'number' || row[i] === '') ? 'right' : 'left',
    ),
  })
  made.push(...rows.map((row) => [...row]))
  return made.toString()
}

/** Names and how often, the most frequent first, in `columns` columns side by side. */
export const counts = (title: string, found: ReadonlyMap<string, number>, columns = 3): string => {
  const sorted = [...found].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const height = Math.ceil(sorted.length / columns)
  const rows = Array.from({ length: height }, (_, i) =>
    Array.from({ length: columns }, (__, c) => sorted[c * height + i] ?? ['', '']).flat(),
  )
  return table(Array.from({ length: columns }, () => [title, 'n']).flat(), rows)
}

export const heading = (text: string): string => `\n${text}\n${'='.repeat(text.length)}`
/** The first `most` rows, and how many more there are. */
export const firstOf = <A>(
  all: ReadonlyArray<A>,
  most: number,
): { readonly shown: ReadonlyArray<A>; readonly more: string } => ({
  shown: all.slice(0, most),
  more: all.length > most ? `... and ${String(all.length - most)} more` : '',
})
export const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text

import type { Database } from './database.js'

/** Several rows in one statement cost half of one each; a few sizes keep the number of prepared statements small. */
const SIZES = [16, 4, 1]

/** The text of a statement that inserts so many rows; each is made once. */
export type Insert = (rows: number) => string

/** `INSERT INTO <head> VALUES <row>, ... <tail>`. */
export const insertInto = (head: string, row: string, tail = ''): Insert => {
  const texts: Array<string> = []
  return (rows) => (texts[rows] ??= `INSERT INTO ${head} VALUES ${Array<string>(rows).fill(row).join(',')} ${tail}`)
}

/** A row of so many values. */
export const valuesOf = (columns: number): string => `(${Array<string>(columns).fill('?').join(',')})`

/** Inside a transaction. */
export const insertRows = (db: Database, insert: Insert, rows: ReadonlyArray<ReadonlyArray<unknown>>): void => {
  let done = 0
  for (const size of SIZES) {
    if (rows.length - done < size) continue
    const statement = db.statement(insert(size))
    for (; rows.length - done >= size; done += size) {
      const values: Array<unknown> = []
      // pushed one by one: `flat` takes as long as the rest of the insert
      for (let i = done; i < done + size; i++) values.push(...(rows[i] ?? []))
      statement.run(values)
    }
  }
}

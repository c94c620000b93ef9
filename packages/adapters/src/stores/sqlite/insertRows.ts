import type { Database } from './database.js'

/** Several rows in one statement cost half of one each; a limit keeps the number of prepared statements small. */
const MOST = 16

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
  for (let done = 0; done < rows.length; done += MOST) {
    const size = Math.min(MOST, rows.length - done)
    const values: Array<unknown> = []
    // pushed one by one: `flat` takes as long as the rest of the insert
    for (let i = done; i < done + size; i++) values.push(...(rows[i] ?? []))
    db.statement(insert(size)).run(values)
  }
}

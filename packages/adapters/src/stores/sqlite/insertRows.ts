import type { Database } from './database.js'

/** Several rows in one statement cost half of one each; a few sizes keep the number of prepared statements small. */
const SIZES = [16, 4, 1]

/** Inserts `rows` (each of `columns` values) by `INSERT INTO <head> VALUES ... <tail>`. Inside a transaction. */
export const insertRows = (
  db: Database,
  head: string,
  columns: number,
  rows: ReadonlyArray<ReadonlyArray<unknown>>,
  tail = '',
): void => {
  const one = `(${Array<string>(columns).fill('?').join(',')})`
  let done = 0
  for (const size of SIZES) {
    if (rows.length - done < size) continue
    const statement = db.statement(`INSERT INTO ${head} VALUES ${Array<string>(size).fill(one).join(',')} ${tail}`)
    for (; rows.length - done >= size; done += size) {
      const values: Array<unknown> = []
      // pushed one by one: `flat` takes as long as the rest of the insert
      for (let i = done; i < done + size; i++) values.push(...(rows[i] ?? []))
      statement.run(values)
    }
  }
}

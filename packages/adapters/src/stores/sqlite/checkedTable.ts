import type { Database } from './database.js'
import type { Row } from './driver.js'
import { insertInto, insertRows, valuesOf } from './insertRows.js'
import { checkedRows, isWhole, rowSum } from './sums.js'

/** A table each of whose rows carries a checksum over its other columns. */
export interface CheckedTable {
  /** The rows that `rest` (`WHERE ...`) tells, their columns in order, each checked. */
  readonly rows: (rest: string, values: ReadonlyArray<unknown>) => ReadonlyArray<Row>
  /** The same, with what is not as it was written among them, for who goes on with the others. */
  readonly rowsOrDamage: (
    rest: string,
    values: ReadonlyArray<unknown>,
  ) => ReadonlyArray<{ readonly row: Row; readonly whole: boolean }>
  /** Inside a transaction. */
  readonly add: (rows: ReadonlyArray<Row>, tail?: string) => void
  /** Adds what is not there, and writes over what is. Inside a transaction. */
  readonly put: (rows: ReadonlyArray<Row>) => void
}

/** `summed`: the name that the sums are made with, where rows go from one table to another. */
export const checkedTable = (
  db: Database,
  table: string,
  columns: ReadonlyArray<string>,
  summed = table,
): CheckedTable => {
  const all = [...columns, 'sum']
  const select = `SELECT ${all.join(', ')} FROM ${table} `
  const head = `${table} (${all.join(', ')})`
  const over = `ON CONFLICT DO UPDATE SET ${all.map((column) => `${column} = excluded.${column}`).join(', ')}`
  const add = (rows: ReadonlyArray<Row>, tail?: string): void => {
    const whole = rows.map((row) => [...row, rowSum(db.seed(), summed, row)])
    insertRows(db, insertInto(head, valuesOf(all.length), tail), whole)
  }
  return {
    rows: (rest, values) => checkedRows(db.seed(), summed, db.statement(select + rest).all(values)),
    rowsOrDamage: (rest, values) =>
      db
        .statement(select + rest)
        .all(values)
        .map((row) => ({ row, whole: isWhole(db.seed(), summed, row) })),
    add,
    put: (rows) => add(rows, over),
  }
}

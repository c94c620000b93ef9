import { crc32 } from 'node:zlib'
import type { Database } from './database.js'
import type { Row } from './driver.js'
import { insertRows } from './insertRows.js'

/** What is stored is not what was written. Thrown where it is read; a failure at the edge of the store. */
export class Damaged extends Error {
  constructor(
    readonly path: string,
    readonly expected: string,
  ) {
    super(`${path}: expected ${expected}`)
  }
}
export const notAsWritten = (path: string): Damaged =>
  new Damaged(path, 'what was written there (its checksum differs)')

/** No value has control characters: names are checked, JSON escapes them. */
export const SEPARATOR = '\u001e'
const NOTHING = '\u0000'

/** CRC-32, by zlib: a microsecond a kilobyte, and every flip of up to 32 bits in a row shows. */
export const textSum = (seed: number, text: string): number => crc32(text, seed)

export const rowSum = (seed: number, table: string, values: Row): number =>
  textSum(
    seed,
    [table, ...values.map((value) => (value === null ? NOTHING : String(value as string | number)))].join(SEPARATOR),
  )

const isWhole = (seed: number, table: string, row: Row): boolean => rowSum(seed, table, row.slice(0, -1)) === row.at(-1)

/** The rows of a table whose last column is the sum of those before it. */
export const checkedRows = (seed: number, table: string, rows: ReadonlyArray<Row>): ReadonlyArray<Row> => {
  for (const row of rows) if (!isWhole(seed, table, row)) throw notAsWritten(table)
  return rows
}

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
    insertRows(db, head, all.length, whole, tail)
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

import { crc32 } from 'node:zlib'
import type { Row } from './driver.js'

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

/** Whether a row, its sum last, is as it was written. */
export const isWhole = (seed: number, table: string, row: Row): boolean =>
  rowSum(seed, table, row.slice(0, -1)) === row.at(-1)

/** The rows of a table whose last column is the sum of those before it. */
export const checkedRows = (seed: number, table: string, rows: ReadonlyArray<Row>): ReadonlyArray<Row> => {
  for (const row of rows) if (!isWhole(seed, table, row)) throw notAsWritten(table)
  return rows
}

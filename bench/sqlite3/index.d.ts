export { DatabaseSync } from '@photostructure/sqlite'

/** The parts that the types of emmett-sqlite name. */
export interface RunResult {
  readonly lastID: number
  readonly changes: number
}
declare const sqlite3: { readonly Database: unknown }
export default sqlite3

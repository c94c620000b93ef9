/** The little that the store needs of an SQLite driver: what is written against it runs on any. */

/** Values in the order of the columns. */
export type Row = ReadonlyArray<unknown>

export interface Statement {
  /** The first row. */
  readonly get: (values: ReadonlyArray<unknown>) => Row | undefined
  readonly all: (values: ReadonlyArray<unknown>) => ReadonlyArray<Row>
  run: (values: ReadonlyArray<unknown>) => { readonly changes: number; readonly lastInsertRowid: number }
}

/** One connection; its calls are synchronous, and throw. */
export interface Connection {
  /** One or several statements without values. */
  exec: (sql: string) => void
  prepare: (sql: string) => Statement
  readonly inTransaction: () => boolean
  /** How many rows its statements have changed. */
  readonly changed: () => number
  /** Copies the database, as this connection sees it, into a file; the process goes on meanwhile. Rejects. */
  readonly copyTo: (file: string) => Promise<void>
  readonly close: () => void
}

/**
 * `Write`: makes the file where it is missing. `Read`: changes nothing. `ReadAtRest`: nor makes anything beside it, for
 * a file that nobody else has open.
 */
export type OpenMode = 'Write' | 'Read' | 'ReadAtRest'

export interface Driver {
  /** `timeout`: how long a call may block for other connections; milliseconds. */
  readonly open: (file: string, options: { readonly mode: OpenMode; readonly timeout: number }) => Connection
  /** SQLite's name of what went wrong (`SQLITE_BUSY`, ...), or '' where it was nothing of SQLite's. */
  readonly codeOf: (thrown: unknown) => string
}

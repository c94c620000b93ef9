import type { Connection, Statement } from '../stores/sqlite/driver.js'

/** The same connection, with a list of what it was asked, in order; a transaction's begin and commit among it. */
export const countingConnection = (
  inner: Connection,
): { readonly connection: Connection; readonly asked: () => ReadonlyArray<string> } => {
  let log: Array<string> = []
  const note = (sql: string): void => void log.push(sql.replaceAll(/\s+/g, ' ').trim())
  const counted = (sql: string): Statement => {
    const statement = inner.prepare(sql)
    return {
      get: (values) => (note(sql), statement.get(values)),
      all: (values) => (note(sql), statement.all(values)),
      run: (values) => (note(sql), statement.run(values)),
    }
  }
  return {
    connection: {
      exec: (sql) => (note(sql), inner.exec(sql)),
      prepare: counted,
      inTransaction: () => inner.inTransaction(),
      changed: () => inner.changed(),
      copyTo: (file) => inner.copyTo(file),
      close: () => inner.close(),
    },
    asked: () => {
      const before = log
      log = []
      return before
    },
  }
}

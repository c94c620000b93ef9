import Libsql from 'libsql'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Connection, Driver, OpenMode, Row, Statement } from './driver.js'

const QUERY = { Read: '?mode=ro', ReadAtRest: '?mode=ro&immutable=1' } as const
const nameOf = (file: string, mode: OpenMode): string =>
  mode === 'Write' ? file : pathToFileURL(resolve(file)).href + QUERY[mode]

/** SQLite by way of `libsql`; the only file that knows it. */
export const libsql: Driver = {
  open: (file, { mode, timeout }): Connection => {
    const database = new Libsql(nameOf(file, mode), { timeout })
    return {
      exec: (sql) => void database.exec(sql),
      prepare: (sql): Statement => {
        const statement = database.prepare(sql)
        if (statement.reader) statement.raw()
        return {
          get: (values) => statement.get(values) as Row | undefined,
          all: (values) => statement.all(values) as ReadonlyArray<Row>,
          run: (values) => {
            const { changes, lastInsertRowid } = statement.run(values)
            return { changes, lastInsertRowid: Number(lastInsertRowid) }
          },
        }
      },
      inTransaction: () => database.inTransaction,
      close: () => void database.close(),
    }
  },
  codeOf: (thrown) => {
    const code = thrown instanceof Error ? (thrown as { code?: unknown }).code : undefined
    return typeof code === 'string' ? code : ''
  },
}

import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { backup, DatabaseSync } from '@photostructure/sqlite'
import type { Connection, Driver, OpenMode, Row, Statement } from './driver.js'

/** The API of `node:sqlite`, as far as this file needs it. */
interface SqliteModule {
  readonly DatabaseSync: typeof DatabaseSync
  readonly backup: typeof backup
}

/** SQLite 3.51.3 mends a race of two connections at the reset of the write-ahead file, which could damage the file. */
const LEAST = [3, 51, 3]

/** Whether a version of SQLite is one that this library runs on. */
export const isSafe = (version = ''): boolean => {
  const parts = version.split('.').map(Number)
  const [mine, least] = LEAST.map((n, i) => [parts[i] ?? -1, n] as const).find(([a, b]) => a !== b) ?? [0, 0]
  return mine >= least
}

/** The module that Node brings along, where its SQLite is safe. Not said aloud: that it is new is our choice, not the host's. */
const builtIn = (): SqliteModule | undefined => {
  if (!isSafe(process.versions['sqlite'])) return undefined
  const warn = Object.getOwnPropertyDescriptor(process, 'emitWarning')
  process.emitWarning = () => undefined
  try {
    return process.getBuiltinModule('node:sqlite') as unknown as SqliteModule
  } finally {
    if (warn !== undefined) Object.defineProperty(process, 'emitWarning', warn)
  }
}

/** 4 MB of a copy between two looks at what else there is to do. */
const PAGES_AT_ONCE = 2_000

let loaded: SqliteModule | undefined
const sqliteModule = (): SqliteModule =>
  (loaded ??= builtIn() ?? (createRequire(import.meta.url)('@photostructure/sqlite') as SqliteModule))

const QUERY = { Read: '?mode=ro', ReadAtRest: '?mode=ro&immutable=1' } as const
const nameOf = (file: string, mode: OpenMode): string =>
  mode === 'Write' ? file : pathToFileURL(resolve(file)).href + QUERY[mode]

/** SQLite by the API of `node:sqlite`: Node's own, or the package of the same API where Node's is missing or too old. */
export const nodeSqlite: Driver = {
  open: (file, { mode, timeout }): Connection => {
    const { DatabaseSync } = sqliteModule()
    const database = new DatabaseSync(nameOf(file, mode), { timeout, readOnly: mode !== 'Write' })
    let changed = 0
    return {
      exec: (sql) => void database.exec(sql),
      prepare: (sql): Statement => {
        const statement = database.prepare(sql)
        statement.setReturnArrays(true)
        return {
          get: (values) => statement.get(...(values as Array<never>)) as Row | undefined,
          all: (values) => statement.all(...(values as Array<never>)) as ReadonlyArray<Row>,
          run: (values) => {
            const { changes, lastInsertRowid } = statement.run(...(values as Array<never>))
            changed += Number(changes)
            return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) }
          },
        }
      },
      inTransaction: () => database.isTransaction,
      changed: () => changed,
      copyTo: async (to) => void (await sqliteModule().backup(database, to, { rate: PAGES_AT_ONCE })),
      close: () => void database.close(),
    }
  },
  codeOf: (thrown) => {
    // by its fields: what a native module throws may be no `Error` of this realm
    const { code, errcode } = (thrown ?? {}) as { readonly code?: unknown; readonly errcode?: unknown }
    // an integer that no JavaScript number is: none was written
    if (code === 'ERR_OUT_OF_RANGE') return 'SQLITE_CORRUPT'
    if (typeof errcode !== 'number') return ''
    return NAMES[errcode] ?? NAMES[errcode & 0xff] ?? `SQLITE_${String(errcode)}`
  },
}

/** Of the codes that somebody here asks for. */
const NAMES: Readonly<Record<number, string>> = {
  1: 'SQLITE_ERROR',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  17: 'SQLITE_SCHEMA',
  19: 'SQLITE_CONSTRAINT',
  20: 'SQLITE_MISMATCH',
  26: 'SQLITE_NOTADB',
  522: 'SQLITE_IOERR_SHORT_READ',
}

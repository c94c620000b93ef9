import { createRequire } from 'node:module'
import type { DatabaseSync } from '@photostructure/sqlite'

/** What the library has asked of its driver. */
export interface Counts {
  readonly statements: number
  /** Transactions and statements of their own that wrote something. */
  readonly commits: number
  /** Those of them that were synced to the disk. */
  readonly synced: number
}
interface SqliteModule {
  readonly DatabaseSync: new (...options: ConstructorParameters<typeof DatabaseSync>) => object
}

const WRITES = /^\s*(INSERT|UPDATE|DELETE|REPLACE)/
const SYNC = /PRAGMA synchronous = (\w+)/

/**
 * Puts a driver that counts in the place of the one that the library loads at its first file; to be called before that.
 * It costs time of its own: what is counted is not measured.
 */
export const countCalls = (): (() => Counts) => {
  let [statements, commits, synced, syncing] = [0, 0, 0, true]
  const committed = (): void => {
    commits++
    if (syncing) synced++
  }
  const counting = ({ DatabaseSync: Driver }: SqliteModule): SqliteModule => ({
    DatabaseSync: class extends (Driver as typeof DatabaseSync) {
      override exec(sql: string): void {
        statements++
        const mode = SYNC.exec(sql)?.[1]
        if (mode !== undefined) syncing = mode === 'FULL'
        if (sql === 'COMMIT') committed()
        super.exec(sql)
      }
      override prepare(sql: string): ReturnType<InstanceType<typeof DatabaseSync>['prepare']> {
        const statement = super.prepare(sql)
        for (const name of ['get', 'all', 'run'] as const) {
          const call = statement[name].bind(statement) as (...values: ReadonlyArray<unknown>) => never
          Object.defineProperty(statement, name, {
            value: (...values: ReadonlyArray<unknown>) => {
              statements++
              if (WRITES.test(sql) && !this.isTransaction) committed()
              return call(...values)
            },
          })
        }
        return statement
      }
    },
  })
  const require = createRequire(import.meta.resolve('@mandat/adapters'))
  const path = require.resolve('@photostructure/sqlite')
  const module = require(path) as SqliteModule
  const cached = require.cache[path]
  if (cached !== undefined) cached.exports = { ...module, ...counting(module) }
  const builtIn = process.getBuiltinModule.bind(process)
  process.getBuiltinModule = ((id: string) => {
    const found = builtIn(id) as unknown
    return id === 'node:sqlite' && found !== undefined ? { ...found, ...counting(found as SqliteModule) } : found
  }) as typeof process.getBuiltinModule
  return () => ({ statements, commits, synced })
}

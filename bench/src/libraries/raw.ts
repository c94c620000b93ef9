import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import type { Library } from '../library.js'
import { type Balance, EMPTY, entriesOf, type Entry, evolve } from '../workload.js'

type Row = readonly [string, string]

const TABLE = `CREATE TABLE events (
  position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, UNIQUE (stream, revision)
)`

/** Whether each insert is a transaction, or all that come at once are one. */
type Commits = 'Each' | 'Together'

const open =
  (commits: Commits): Library['open'] =>
  (folder) => {
    const db = new sqlite3.DatabaseSync(join(folder, 'raw.db'))
    db.exec('PRAGMA journal_mode = WAL')
    db.exec('PRAGMA synchronous = FULL')
    db.exec(TABLE)
    const insert = db.prepare('INSERT INTO events (stream, revision, type, data) VALUES (?, ?, ?, ?)')
    const select = db.prepare('SELECT type, data FROM events WHERE stream = ? ORDER BY revision')
    select.setReturnArrays(true)
    const revisions = new Map<string, number>()
    const put = ({ type, ...data }: Entry): void => {
      const revision = (revisions.get(data.wallet) ?? -1) + 1
      revisions.set(data.wallet, revision)
      insert.run(data.wallet, revision, type, JSON.stringify(data))
    }
    let batch: { readonly entries: Array<Entry>; readonly done: Promise<void> } | null = null
    const together = (entry: Entry): Promise<void> => {
      const entries = batch?.entries ?? []
      batch ??= {
        entries,
        done: new Promise((resolve) => {
          setImmediate(() => {
            batch = null
            db.exec('BEGIN')
            for (const one of entries) put(one)
            db.exec('COMMIT')
            resolve()
          })
        }),
      }
      entries.push(entry)
      return batch.done
    }
    return Promise.resolve({
      fill: (wallets, each) => {
        db.exec('BEGIN')
        for (const wallet of wallets) for (const entry of entriesOf(wallet, each)) put(entry)
        db.exec('COMMIT')
        return Promise.resolve()
      },
      execute: (entry) => {
        if (commits === 'Together') return together(entry)
        put(entry)
        return Promise.resolve()
      },
      rehydrate: (wallet) =>
        Promise.resolve(
          (select.all(wallet) as unknown as ReadonlyArray<Row>).reduce<Balance>(
            (balance, [type, data]) =>
              evolve(balance, { ...(JSON.parse(data) as Omit<Entry, 'type'>), type: type as Entry['type'] }),
            EMPTY,
          ),
        ),
      close: () => {
        db.close()
        return Promise.resolve()
      },
    })
  }

/** No library: what the same driver does with one prepared statement for each event, and nothing loaded or decided. */
export const rawSqlite: Library = {
  name: 'raw SQLite',
  configuration:
    'prepared inserts, one per transaction (the same driver, WAL, synchronous FULL); reads are select, JSON.parse and fold',
  store: 'sqlite',
  open: open('Each'),
}
/** What the disk and the driver allow at most where many commands are under way. */
export const rawBatch: Library = {
  name: 'batch',
  configuration: 'the same inserts; those that are under way at once are one transaction',
  store: 'sqlite',
  open: open('Together'),
}

/** No library: a map of arrays. */
export const rawMemory: Library = {
  name: 'raw array',
  configuration: 'a map of arrays: each command folds its stream and pushes one event',
  store: 'memory',
  open: () => {
    const streams = new Map<string, Array<Entry>>()
    return Promise.resolve({
      fill: (wallets, each) => {
        for (const wallet of wallets) streams.set(wallet, [...entriesOf(wallet, each)])
        return Promise.resolve()
      },
      execute: (entry) => {
        const stream = streams.get(entry.wallet) ?? []
        streams.set(entry.wallet, stream)
        stream.reduce(evolve, EMPTY)
        stream.push(entry)
        return Promise.resolve()
      },
      close: () => Promise.resolve(),
    })
  },
}

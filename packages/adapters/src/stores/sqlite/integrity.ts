import { type Failure } from '@mandat/domain'
import { unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { Connection, Row } from './driver.js'
import { checkedRows } from './sums.js'
import { documentsOf, entriesOf, modelTables, SUMMED, TABLES, TRIGGERS } from './tables.js'

/**
 * What no single read can see, looked for when a file is opened: whether its pages hang together, whether a page is of
 * an older time or another file's, and whether what is found by a key is all that there is. Four to nine seconds a
 * gigabyte.
 */
export const checkWhole = (connection: Connection, file: string): E.Either<Failure, void> => {
  const alone = !connection.inTransaction()
  // of one moment: other processes write meanwhile
  if (alone) connection.exec('BEGIN')
  try {
    const problem = problemOf(connection)
    return problem === null
      ? E.right(undefined)
      : E.left(unreadable(file, [{ path: 'file', expected: `an undamaged database (${problem})` }]))
  } finally {
    if (alone && connection.inTransaction()) connection.exec('ROLLBACK')
  }
}

const problemOf = (connection: Connection): string | null => {
  const rows = (sql: string, values: Row = []): ReadonlyArray<Row> => connection.prepare(sql).all(values)
  const verdict = rows('PRAGMA integrity_check(1)')[0]?.[0]
  if (verdict !== 'ok') return String(verdict)
  const seed = Number(rows('SELECT seed FROM file')[0]?.[0])
  const models = checkedRows(
    seed,
    'models',
    rows('SELECT name, version, checkpoint, indexed, seen, sum FROM models'),
  ).map(([name, version, , indexed]) => ({
    id: { name: String(name), version: Number(version) },
    indexed: indexed === 1,
  }))
  const made = new Set(rows('SELECT sql FROM sqlite_schema').map(([sql]) => sql))
  const wanted = [...TABLES, ...TRIGGERS, ...models.flatMap(({ id }) => modelTables(documentsOf(id), entriesOf(id)))]
  const lost = wanted.find((sql) => !made.has(sql))
  if (lost !== undefined) return `not as it was made: ${lost.split('\n')[0] ?? ''}`
  const tables = [...SUMMED, ...models.map(({ id }) => documentsOf(id))]
  const other = tables.find((table) => rows(sameTotals(table))[0]?.[0] !== 1)
  if (other !== undefined) return `${other}: rows of another time, or missing`
  if (
    rows("SELECT rows = (SELECT ifnull(max(position), 0) FROM events) FROM totals WHERE name = 'events'")[0]?.[0] !== 1
  )
    return 'events are missing'
  checkIdleCommands(connection, seed)
  const unlike = models.find(
    ({ id, indexed }) => indexed && rows(sameEntries(documentsOf(id), entriesOf(id)))[0]?.[0] !== 1,
  )
  return unlike === undefined ? null : `${entriesOf(unlike.id)}: not the entries of the documents`
}

const sameTotals = (table: string): string =>
  `SELECT t.rows = m.n AND t.sum = m.s FROM totals t, (SELECT count(*) AS n, ifnull(sum(sum), 0) AS s FROM ${table}) m
  WHERE t.name = '${table}'`

/** They are their own index: nothing but their checksums tells a wrong one. */
const checkIdleCommands = (connection: Connection, seed: number): void => {
  const page = connection.prepare(
    'SELECT id, digest, stream, revision, sum FROM idle_commands WHERE id > ? ORDER BY id LIMIT 1000',
  )
  for (let after = ''; ;) {
    const rows = checkedRows(seed, 'idle_commands', page.all([after]))
    if (rows.length < 1_000) return
    after = String(rows.at(-1)?.[0])
  }
}

const sameEntries = (documents: string, entries: string): string =>
  `SELECT (SELECT ifnull(sum(json_array_length(entries)), 0) FROM ${documents}) = (SELECT count(*) FROM ${entries})
  AND NOT EXISTS (SELECT 1 FROM ${documents} d, json_each(d.entries) e WHERE NOT EXISTS
    (SELECT 1 FROM ${entries} WHERE name = e.value ->> 0 AND value = e.value ->> 1 AND key = d.key))`

const MAGIC = 'SQLite format 3\u0000'

/** A database is made of whole pages: one that is cut has lost something, wherever that was. */
export const checkSize = (file: string): E.Either<Failure, void> => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < 100) return E.right(undefined)
  const header = Buffer.alloc(18)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, 18, 0)
  } finally {
    closeSync(handle)
  }
  const stated = header.readUInt16BE(16)
  const page = stated === 1 ? 65_536 : stated
  if (header.toString('latin1', 0, 16) !== MAGIC || (page > 0 && size % page === 0)) return E.right(undefined)
  return E.left(
    unreadable(file, [{ path: 'file', expected: `whole pages of ${String(page)} bytes, not ${String(size)} bytes` }]),
  )
}

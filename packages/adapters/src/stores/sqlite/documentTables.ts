import type { ModelId } from '@mandat/projections'
import type { DocumentWrite, IndexValue } from '@mandat/projections/kit'
import type { Database } from './database.js'
import { type Insert, insertInto, insertRows, valuesOf } from './insertRows.js'
import { type CheckedTable, checkedTable } from './checkedTable.js'
import { documentsOf, entriesOf, modelTables, startOfModel } from './tables.js'
import type { Row } from './driver.js'

/**
 * The same entries, found in the documents: for who may not make an index of them, or cannot now. Every number is the
 * double that it was given as, beyond 2^53 too.
 */
export const unindexedEntriesOf = (model: ModelId): string =>
  `(SELECT e.value ->> 0 AS name, d.key AS key,
      iif(typeof(e.value ->> 1) = 'integer', CAST(e.value ->> 1 AS REAL), e.value ->> 1) AS value
    FROM ${documentsOf(model)} d, json_each(d.entries) e)`

/** The documents of a model: `key`, `body`, `entries`. */
export const documentRows = (db: Database, model: ModelId): CheckedTable =>
  checkedTable(db, documentsOf(model), ['key', 'body', 'entries'], 'documents')

export const makeTables = (db: Database, model: ModelId): void => {
  const documents = documentsOf(model)
  for (const sql of [...modelTables(documents, entriesOf(model)), startOfModel(documents)]) db.statement(sql).run([])
}

export const dropTables = (db: Database, model: ModelId): void => {
  db.statement(`DROP TABLE IF EXISTS ${documentsOf(model)}`).run([])
  db.statement(`DROP TABLE IF EXISTS ${entriesOf(model)}`).run([])
  db.statement('DELETE FROM totals WHERE name = ?').run([documentsOf(model)])
}

/** Inside a transaction; there is nothing under the other name. Renamed, they would not be as they are made. */
export const moveTables = (db: Database, from: ModelId, to: ModelId): void => {
  makeTables(db, to)
  const columns = 'key, sum, body, entries'
  db.statement(`INSERT INTO ${documentsOf(to)} (${columns}) SELECT ${columns} FROM ${documentsOf(from)}`).run([])
  db.statement(`INSERT INTO ${entriesOf(to)} SELECT * FROM ${entriesOf(from)}`).run([])
  dropTables(db, from)
}

/** A write whose document is text already, or `null` for one that goes. */
export interface TextWrite {
  readonly key: string
  readonly body: string | null
  readonly entries: string
}

/** Entries as stored with a document; the order of its fields must not make two equal ones differ. */
export const entriesText = (indexes: DocumentWrite['indexes']): string => {
  const texts: Array<string> = []
  for (const index of Object.keys(indexes))
    for (const value of new Set(indexes[index])) texts.push(JSON.stringify([index, value === 0 ? 0 : value]))
  return `[${texts.sort().join(',')}]`
}

const parsed = (entries: string, key: string): ReadonlyArray<Row> =>
  (JSON.parse(entries) as ReadonlyArray<[string, IndexValue]>).map(([index, value]) => [index, value, key])

/** Inside a transaction. */
export const writeDocuments = (
  db: Database,
  model: ModelId,
  writes: ReadonlyArray<TextWrite>,
  indexed: boolean,
): void => {
  if (indexed) replaceEntries(db, model, writes)
  const table = documentsOf(model)
  const kept = writes.filter(({ body }) => body !== null)
  documentRows(db, model).put(kept.map(({ key, body, entries }) => [key, body, entries]))
  const gone = writes.filter(({ body }) => body === null).map(({ key }) => key)
  if (gone.length > 0)
    db.statement(`DELETE FROM ${table} WHERE key IN (SELECT value FROM json_each(?))`).run([JSON.stringify(gone)])
}

const replaceEntries = (db: Database, model: ModelId, writes: ReadonlyArray<TextWrite>): void => {
  const keys = JSON.stringify(writes.map(({ key }) => key))
  const before = new Map(
    documentRows(db, model)
      .rows('WHERE key IN (SELECT value FROM json_each(?))', [keys])
      .map((row) => [row[0] as string, row[2] as string]),
  )
  const remove = db.statement(`DELETE FROM ${entriesOf(model)} WHERE name = ? AND value = ? AND key = ?`)
  const added: Array<Row> = []
  for (const { key, body, entries } of writes) {
    const old = before.get(key) ?? '[]'
    const now = body === null ? '[]' : entries
    if (old === now) continue
    for (const entry of parsed(old, key)) remove.run([...entry])
    added.push(...parsed(now, key))
  }
  insertRows(db, insertEntries(model), added)
}

const insertEntries = (model: ModelId): Insert => insertInto(entriesOf(model), valuesOf(3), 'ON CONFLICT DO NOTHING')

/** Makes all index entries at once, which is far cheaper than with every write of a rebuild. Inside a transaction. */
export const buildIndex = (db: Database, model: ModelId): void => {
  const documents = documentRows(db, model)
  for (let after = ''; ;) {
    const page = documents.rows('WHERE key > ? ORDER BY key LIMIT 1000', [after])
    insertRows(
      db,
      insertEntries(model),
      page.flatMap((row) => parsed(row[2] as string, row[0] as string)),
    )
    if (page.length < 1_000) return
    after = page.at(-1)?.[0] as string
  }
}

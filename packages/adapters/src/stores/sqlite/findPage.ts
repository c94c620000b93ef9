import type { ModelId } from '@mandat/projections'
import type { DocumentStore, IndexQuery, IndexValue, Page } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkQuery, cursorOf, type Place } from '../shared/documentChecks.js'
import type { Database } from './database.js'
import { buildIndex, unindexedEntriesOf } from './documentTables.js'
import { documentsOf, entriesOf } from './tables.js'
import { orWhenMissing } from './failures.js'
import { standingsOf } from './standings.js'
import { checkedRows } from './sums.js'

const NONE: Page = { rows: [], next: null }

/**
 * Pages of an index, in the order of value and key. The first query of a model has its index built, and does not wait for
 * it: who reads needs no write lock (hole 30), and finds the same in the documents meanwhile.
 */
export const findPage = (db: Database): DocumentStore['find'] => {
  const { stateOf, stand } = standingsOf(db)
  const building = new Set<string>()
  const build = async (model: ModelId): Promise<void> => {
    const entries = entriesOf(model)
    if (db.readOnly || building.has(entries)) return
    building.add(entries)
    // where it fails, a later query has it built
    await db.writeAlong(() => {
      const state = stateOf(model)
      if (state === undefined || state.isIndexed) return
      buildIndex(db, model)
      stand(model, { ...state, isIndexed: true })
    })()
    building.delete(entries)
  }
  return (model, query) => async () => {
    const checked = checkQuery(model, query)
    if (E.isLeft(checked)) return checked
    return db.read(() => {
      const state = stateOf(model)
      if (state === undefined) return NONE
      if (!state.isIndexed) void build(model)
      const entries = state.isIndexed ? entriesOf(model) : unindexedEntriesOf(model)
      return orWhenMissing(() => pageOf(db, model, entries, query, checked.right), NONE)
    })()
  }
}

const pageOf = (
  db: Database,
  model: ModelId,
  entries: string,
  { index, from, to, direction, count }: IndexQuery,
  after: Place | null,
): Page => {
  const backwards = direction === 'backwards'
  const order = backwards ? 'DESC' : 'ASC'
  const conditions = ['i.name = ?']
  const values: Array<IndexValue> = [index]
  const where = (condition: string, ...bound: ReadonlyArray<IndexValue>): void => {
    conditions.push(condition)
    values.push(...bound)
  }
  if (from !== undefined) where('i.value >= ?', from)
  if (to !== undefined) where('i.value <= ?', to)
  if (after !== null) where(`(i.value, i.key) ${backwards ? '<' : '>'} (?, ?)`, after.value, after.key)
  const sql = `SELECT i.value, d.key, d.body, d.entries, d.sum FROM ${entries} i CROSS JOIN ${documentsOf(model)} d ON d.key = i.key
    WHERE ${conditions.join(' AND ')} ORDER BY i.value ${order}, i.key ${order} LIMIT ?`
  const found = db.statement(sql).all([...values, count + 1])
  checkedRows(
    db.seed(),
    'documents',
    found.map((row) => row.slice(1)),
  )
  const rows = found
    .slice(0, count)
    .map((row) => ({
      value: row[0] as IndexValue,
      key: row[1] as string,
      document: JSON.parse(row[2] as string) as unknown,
    }))
  const last = rows.at(-1)
  return { rows, next: last !== undefined && found.length > count ? cursorOf(last) : null }
}

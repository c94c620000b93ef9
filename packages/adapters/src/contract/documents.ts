import type { DocumentStore, DocumentWrite, IndexQuery, Page } from '@mandat/projections/kit'
import { must } from './events.js'

/** Builders for the suite of document stores. */

export const MODEL = { name: 'things', version: 1 }

export const aWrite = (key: string, document: unknown, indexes: DocumentWrite['indexes'] = {}): DocumentWrite => ({
  key,
  document,
  indexes,
})
export const pagesOf = async (
  store: DocumentStore,
  query: IndexQuery,
): Promise<ReadonlyArray<Page['rows'][number]>> => {
  const rows: Array<Page['rows'][number]> = []
  for (let after: string | null | undefined; after !== null;) {
    const page: Page = await must(store.find(MODEL, after === undefined ? query : { ...query, after }))
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}

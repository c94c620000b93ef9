import type { Database } from './database.js'
import { checkedTable } from './checkedTable.js'
import { remembered } from './remembered.js'
import { Damaged } from './sums.js'

/**
 * Names kept once, as integers everywhere else. Entries never change, so only those that were taken back are forgotten.
 */
export interface Dictionary {
  readonly idOf: (name: string) => number | undefined
  /** Whether its id is known without reading. */
  readonly isKnown: (name: string) => boolean
  /** Inside a transaction. */
  readonly idFor: (name: string) => number
  readonly nameOf: (id: number) => string
  /** Reads the names of many ids at once, where they are not known yet. */
  readonly learn: (ids: ReadonlyArray<number>) => void
  readonly forget: () => void
}
const MOST = 100_000

export const dictionary = (db: Database, table: 'streams' | 'kinds'): Dictionary => {
  const rows = checkedTable(db, table, ['id', 'name'])
  /** Found or not, while nobody else can have written. */
  const looked = remembered<number | undefined>(db)
  const last = remembered<number>(db)
  const ids = new Map<string, number>()
  const names = new Map<number, string>()
  const forget = (): void => {
    ids.clear()
    names.clear()
  }
  const keep = (id: number, name: string): number => {
    if (names.size > MOST) forget()
    ids.set(name, id)
    names.set(id, name)
    return id
  }
  const idOf = (name: string): number | undefined => {
    const known = ids.get(name)
    if (known !== undefined) return known
    return looked.get(name, () => {
      const [row] = rows.rows('WHERE name = ?', [name])
      return row === undefined ? undefined : keep(row[0] as number, name)
    })
  }
  const learn = (wanted: ReadonlyArray<number>): void => {
    if (wanted.every((id) => names.has(id))) return
    const missing = [...new Set(wanted)].filter((id) => !names.has(id))
    for (const row of rows.rows('WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(missing)]))
      keep(row[0] as number, row[1] as string)
  }
  return {
    idOf,
    isKnown: (name) => ids.has(name),
    idFor: (name) => {
      const known = idOf(name)
      if (known !== undefined) return known
      const id = 1 + last.get('', () => Number(db.statement(`SELECT coalesce(max(id), 0) FROM ${table}`).get([])?.[0]))
      rows.add([[id, name]])
      last.set('', id)
      looked.set(name, id)
      return keep(id, name)
    },
    nameOf: (id) => {
      if (!names.has(id)) learn([id])
      const name = names.get(id)
      if (name === undefined) throw new Damaged(table, `the name of ${String(id)}`)
      return name
    },
    learn,
    forget,
  }
}

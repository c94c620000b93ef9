import type { Database } from './database.js'
import { dictionary } from './dictionary.js'
import type { Field, Fields } from './packing.js'

/** What the events of one type and version share: the names of their fields, and of their metadata's. */
export interface Kind {
  /** As it stands in the file. */
  readonly name: string
  readonly type: string
  readonly version: number
  readonly data: Fields
  readonly meta: Fields
}

export interface Kinds {
  /** Whether its id is known without reading. */
  readonly isKnown: (kind: Kind) => boolean
  /** Inside a transaction; `null` for names of fields that there is no room for. */
  readonly idFor: (kind: Kind) => number | null
  readonly kindOf: (id: number) => Kind
  /** Forgets those that were taken back. */
  readonly forget: () => void
}

/** Kinds with names of fields that a file takes, so that it does not fill up with names that differ in every event. */
export const MOST_NAMED = 4_000
const COUNT = "SELECT rows FROM totals WHERE name = 'kinds'"

/** The last one of each type: making a name takes longer than looking whether it is the same again. */
const latest = new Map<string, Kind>()
const MOST_LATEST = 1_000

export const kindOf = (type: string, version: number, data: Fields, meta: Fields): Kind => {
  const last = latest.get(type)
  if (last?.version === version && areSame(last.data, data) && areSame(last.meta, meta)) return last
  // a list: the order is stored for ever
  const kind = { name: JSON.stringify([type, version, data, meta]), type, version, data, meta }
  if (latest.size >= MOST_LATEST) latest.clear()
  latest.set(type, kind)
  return kind
}

const areSame = (some: Fields, others: Fields): boolean =>
  some === null || others === null
    ? some === others
    : some.length === others.length && some.every((field, i) => isSame(field, others[i] as Field))
const isSame = (field: Field, other: Field): boolean =>
  typeof field === 'string' || typeof other === 'string'
    ? field === other
    : field[0] === other[0] && field[1] === other[1]

export const kindsIn = (db: Database): Kinds => {
  const names = dictionary(db, 'kinds')
  const read = new Map<number, Kind>()
  return {
    isKnown: ({ name }) => names.isKnown(name),
    idFor: ({ name, data, meta }) => {
      const id = names.idOf(name)
      if (id !== undefined) return id
      const named = data !== null || meta !== null
      if (named && Number(db.statement(COUNT).get([])?.[0]) >= MOST_NAMED) return null
      return names.idFor(name)
    },
    kindOf: (id) => {
      const known = read.get(id)
      if (known !== undefined) return known
      const [type, version, data, meta] = JSON.parse(names.nameOf(id)) as [string, number, Fields, Fields]
      const kind = kindOf(type, version, data, meta)
      read.set(id, kind)
      return kind
    },
    forget: () => {
      names.forget()
      read.clear()
    },
  }
}

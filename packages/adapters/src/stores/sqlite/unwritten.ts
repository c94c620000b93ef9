import type { Database } from './database.js'

/** What the jobs of one transaction changed, to be written once at its end. */
export interface Unwritten<A> {
  readonly get: (key: string) => A | undefined
  /** Inside a transaction. */
  readonly set: (key: string, value: A) => void
  readonly delete: (key: string) => void
}

/** Writes all of it by one call before the commit; what was taken back is gone with its transaction. */
export const unwritten = <A>(db: Database, write: (all: ReadonlyArray<A>) => void): Unwritten<A> => {
  const waiting = new Map<string, A>()
  let of = 0
  const here = (): Map<string, A> => {
    if (of !== db.begun()) waiting.clear()
    of = db.begun()
    return waiting
  }
  db.beforeCommit(() => {
    if (here().size === 0) return
    const all = [...waiting.values()]
    waiting.clear()
    write(all)
  })
  return {
    get: (key) => here().get(key),
    set: (key, value) => void here().set(key, value),
    delete: (key) => void here().delete(key),
  }
}

import type { Database } from './database.js'

/** Of so many things of one kind at most. */
const MOST = 10_000

/** What was read of a file, kept while nobody else can have changed it. */
export interface Remembered<A> {
  /** What is kept for the key, or else what `read` finds now. */
  readonly get: (key: string, read: () => A) => A
  /** Inside a transaction of this handle: what stands there from now on. */
  readonly set: (key: string, value: A) => void
  /** Inside a transaction of this handle: it is read again. */
  readonly forget: (key: string) => void
}

/**
 * Remembers what this handle reads. All of it is forgotten as soon as another connection may have written to the file,
 * or something of this one was taken back; what this handle writes itself, it says.
 */
export const remembered = <A>(db: Database): Remembered<A> => {
  const kept = new Map<string, A>()
  let stamp = ''
  const refresh = (): void => {
    const now = db.stamp()
    if (now === stamp && kept.size < MOST) return
    kept.clear()
    stamp = now
  }
  return {
    get: (key, read) => {
      refresh()
      if (kept.has(key)) return kept.get(key) as A
      const value = read()
      kept.set(key, value)
      return value
    },
    set: (key, value) => {
      refresh()
      kept.set(key, value)
    },
    forget: (key) => void kept.delete(key),
  }
}

const shared = new WeakMap<Database, Map<string, unknown>>()
/** One for all who use a handle: what one of them writes, the others must not have from before. */
export const oncePer = <A>(db: Database, name: string, make: () => A): A => {
  const made = shared.get(db) ?? new Map<string, unknown>()
  shared.set(db, made)
  if (!made.has(name)) made.set(name, make())
  return made.get(name) as A
}

import { LRUCache } from 'lru-cache'

/** Anything but `undefined`, which stands for what is not known yet. */
type Defined = NonNullable<unknown> | null

/**
 * `f`, worked out once for each object, and forgotten with it. For what hangs on definitions: codecs, catalogues.
 * @example
 * const readerOf = memoByRef((aggregate: Aggregate) => eventReader(aggregate.events))
 */
export const memoByRef = <K extends object, V extends Defined>(f: (key: K) => V): ((key: K) => V) => {
  const known = new WeakMap<K, V>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const made = f(key)
    known.set(key, made)
    return made
  }
}

/** `f`, worked out once for each text; of more than `most` texts, those that were not asked for longest are forgotten. */
export const memoByText = <V extends NonNullable<unknown>>(
  f: (text: string) => V,
  most = 1_000,
): ((text: string) => V) => {
  const known = new LRUCache<string, V>({ max: most })
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const made = f(text)
    known.set(text, made)
    return made
  }
}

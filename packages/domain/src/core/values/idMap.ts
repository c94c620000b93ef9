import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { dictionary } from './codecs.js'

/** One entry, or what is below each next character of a key; `''` is below the last one. Its shape tells no history. */
type Node<A> = { readonly key: string; readonly value: A } | { readonly next: Readonly<Record<string, Node<A>>> }

const isEntry = <A>(node: Node<A>): node is Extract<Node<A>, { readonly key: string }> => 'key' in node

/** The node with the entry in place; `depth` characters of the key led to it. */
const put = <A>(node: Node<A> | undefined, key: string, value: A, depth: number): Node<A> => {
  if (node === undefined || (isEntry(node) && node.key === key)) return { key, value }
  const next = isEntry(node) ? { [node.key.charAt(depth)]: node } : node.next
  const way = key.charAt(depth)
  return { next: { ...next, [way]: put(next[way], key, value, depth + 1) } }
}

/** The node without the entry; `undefined` when nothing is left, and an entry alone in place of the ways to it. */
const cut = <A>(node: Node<A> | undefined, key: string, depth: number): Node<A> | undefined => {
  if (node === undefined) return undefined
  if (isEntry(node)) return node.key === key ? undefined : node
  const way = key.charAt(depth)
  const { [way]: before, ...others } = node.next
  const after = cut(before, key, depth + 1)
  if (after === before) return node
  if (after !== undefined) {
    const alone = Object.keys(others).length === 0
    return alone && isEntry(after) ? after : { next: { ...others, [way]: after } }
  }
  const [first, ...more] = Object.values(others)
  return more.length === 0 && (first === undefined || isEntry(first)) ? first : { next: others }
}

const collect = <A>(node: Node<A> | undefined, into: Array<readonly [string, A]>): Array<readonly [string, A]> => {
  if (node === undefined) return into
  if (isEntry(node)) into.push([node.key, node.value])
  else for (const way of Object.keys(node.next).sort()) collect(node.next[way], into)
  return into
}

/**
 * A dictionary by id for states of streams: a changed copy costs the same however many entries there are, since all but
 * the way to the changed one is shared. Its entries are in the order of their keys.
 * @example IdMap.of({ a: 1 }).with('b', 2).without('a').get('b') // 2
 */
export class IdMap<A> {
  private constructor(private readonly root: Node<A> | undefined) {}

  /** No entry. */
  static readonly empty: IdMap<never> = new IdMap<never>(undefined)
  /** The entries of a plain dictionary. */
  static of<A>(entries: Readonly<Record<string, A>>): IdMap<A> {
    return Object.entries(entries).reduce<IdMap<A>>((all, [key, value]) => all.with(key, value), IdMap.empty)
  }

  get(key: string): A | undefined {
    let node = this.root
    for (let depth = 0; node !== undefined && !isEntry(node); depth++) node = node.next[key.charAt(depth)]
    return node?.key === key ? node.value : undefined
  }
  has(key: string): boolean {
    return this.get(key) !== undefined
  }
  /** A copy with the entry, in place of the one that its key had. */
  with(key: string, value: A): IdMap<A> {
    return new IdMap(put(this.root, key, value, 0))
  }
  /** A copy without the entry; itself where there is none. */
  without(key: string): IdMap<A> {
    const root = cut(this.root, key, 0)
    return root === this.root ? this : new IdMap(root)
  }
  /** A copy with the entry changed; itself where there is none. */
  changed(key: string, change: (value: A) => A): IdMap<A> {
    const value = this.get(key)
    return value === undefined ? this : this.with(key, change(value))
  }
  entries(): ReadonlyArray<readonly [string, A]> {
    return collect(this.root, [])
  }
  keys(): ReadonlyArray<string> {
    return this.entries().map(([key]) => key)
  }
  values(): ReadonlyArray<A> {
    return this.entries().map(([, value]) => value)
  }
  get isEmpty(): boolean {
    return this.root === undefined
  }
  /** As a plain dictionary. */
  toJSON(): Readonly<Record<string, A>> {
    return Object.fromEntries(this.entries())
  }
}

/** An {@link IdMap}, as JSON a {@link dictionary}. */
export const idMap = <A>(item: t.Type<A, unknown>): t.Type<IdMap<A>> => {
  const plain = dictionary(item)
  return new t.Type<IdMap<A>>(
    `IdMap<${item.name}>`,
    (u): u is IdMap<A> => u instanceof IdMap && plain.is(u.toJSON()),
    (u, c) => E.map((entries: Readonly<Record<string, A>>) => IdMap.of(entries))(plain.validate(u, c)),
    (a) => a,
  )
}

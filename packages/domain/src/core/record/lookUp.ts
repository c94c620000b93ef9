import type * as t from 'io-ts'

/**
 * What a reaction may look up beside the streams: a read model that is named and typed here and folded elsewhere. It has
 * seen every event up to the one that is reacted to. Each entry is a document of its own, since there may be any number
 * of them. WARNING: `name` is the read model's, stored for ever.
 */
export interface LookUp<A> {
  readonly name: string
  readonly entry: t.Type<A>
  /** The declared index that the entries are found by. */
  readonly index: string
}

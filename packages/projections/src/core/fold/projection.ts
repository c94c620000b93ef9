import type { Envelope, EventDefinition, Recorded } from '@mandat/domain'
import type { IndexValue } from '../ports/documentStore.js'

/**
 * A read model: a pure fold of events to documents by key. Nothing here knows a store, a clock or a decision.
 * A change of its meaning is a new `version`, built beside the live one (LOG-06).
 */
export interface Projection<D, Defs extends ReadonlyArray<EventDefinition> = ReadonlyArray<EventDefinition>> {
  readonly name: string
  readonly version: number
  readonly handles: Defs
  /** The keys of the documents that the event concerns; in order, without doubles. */
  readonly keysOf: (envelope: Envelope<Recorded<Defs[number]>>) => ReadonlyArray<string>
  /** The document after the event; `null` when there is none any more. */
  readonly evolve: (document: D | null, envelope: Envelope<Recorded<Defs[number]>>, key: string) => D | null
  readonly indexes: Readonly<Record<string, (document: D, key: string) => ReadonlyArray<IndexValue>>>
}
/** A projection whose document type is known only to itself. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential types do not exist in TypeScript
export type AnyProjection = Projection<any, any>

/** Declares a projection with its types inferred. */
export const projection =
  <D>() =>
  <const Defs extends ReadonlyArray<EventDefinition>>(p: Projection<D, Defs>): Projection<D, Defs> =>
    p

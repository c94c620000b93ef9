import type { Envelope, EventDefinition, Recorded } from '@mandat/domain'
import type * as t from 'io-ts'
import type { IndexValue } from '../ports/documentStore.js'

/**
 * A read model: a pure fold of events to documents by key. Nothing here knows a store, a clock or a decision.
 * A change of its meaning is a new `version`, built beside the live one (LOG-06).
 */
export interface Projection<D, Defs extends ReadonlyArray<EventDefinition> = ReadonlyArray<EventDefinition>> {
  readonly name: string
  readonly version: number
  /** What its documents are: their static type, and their check whenever one comes back from a store. */
  readonly document: t.Type<D>
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

/**
 * Declares a projection of documents of this codec, with the types of its events inferred from `handles`.
 * @example
 * const names = projection(record({ name: PersonName }))({
 *   name: 'names',
 *   version: 1,
 *   handles: [NameChanged],
 *   keysOf: ({ event }) => [event.account],
 *   evolve: (_document, { event }) => ({ name: event.name }),
 *   indexes: {},
 * })
 */
export const projection =
  <D>(document: t.Type<D>) =>
  <const Defs extends ReadonlyArray<EventDefinition>>(
    p: Omit<Projection<D, Defs>, 'document'>,
  ): Projection<D, Defs> => ({ ...p, document })

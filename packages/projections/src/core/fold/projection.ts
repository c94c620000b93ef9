import type { Envelope, Instant, Policy } from '@mandat/domain'
import type { EventDefinition, ProcessCommand, Recorded } from '@mandat/domain/kit'
import type * as t from 'io-ts'
import type { IndexValue } from '../ports/documentStore.js'

/** A command that the passing of time asks for, and since when. */
export interface DueCommand extends ProcessCommand {
  readonly dueAt: Instant
}
/** How what is due is found, and what it asks for: a new deadline is declared here, and the clock needs no list. */
export interface WhatIsDue<D> {
  /** The declared index of moments or days that documents with something due are found by. */
  readonly index: string
  /** The last value of that index that can be due by now. */
  readonly upTo: (now: Instant) => IndexValue
  /**
   * The key of the document that says what is due of those that were found, and asks for it together: left out, or
   * `null`, each says so itself.
   */
  readonly together?: (found: D) => string | null
  /**
   * What the document asks for by now, with what was found of it; ids are made of what is due and when, so that two
   * clocks do it once.
   */
  readonly commands: (
    document: D,
    at: { readonly now: Instant; readonly policy: Policy },
    found: ReadonlyArray<D>,
  ) => ReadonlyArray<DueCommand>
}

/**
 * A read model: a pure fold of events to documents by key. Nothing here knows a store, a clock or a decision.
 * A change of its meaning is a new `version`, built beside the live one (LOG-06).
 */
export interface Projection<
  D,
  Defs extends ReadonlyArray<EventDefinition> = ReadonlyArray<EventDefinition>,
  Index extends string = string,
> {
  readonly name: string
  readonly version: number
  /** What its documents are: their static type, and their check whenever one comes back from a store. */
  readonly document: t.Type<D>
  readonly handles: Defs
  /** The keys of the documents that the event concerns; in order, without doubles. */
  readonly keysOf: (envelope: Envelope<Recorded<Defs[number]>>) => ReadonlyArray<string>
  /** The document after the event; `null` when there is none any more. */
  readonly evolve: (document: D | null, envelope: Envelope<Recorded<Defs[number]>>, key: string) => D | null
  readonly indexes: Readonly<Record<Index, (document: D, key: string) => ReadonlyArray<IndexValue>>>
  /** What its documents wait for: the clock asks every read model that has this. */
  readonly due?: WhatIsDue<D>
}
/* eslint-disable @typescript-eslint/no-explicit-any -- existential types do not exist in TypeScript */
/** A projection whose document type is known only to itself. */
export interface AnyProjection extends Omit<Projection<any, any>, 'keysOf' | 'evolve'> {
  readonly keysOf: (envelope: any) => ReadonlyArray<string>
  readonly evolve: (document: any, envelope: any, key: string) => any
}
/* eslint-enable @typescript-eslint/no-explicit-any */

/**
 * Declares a projection of documents of this codec, with the types of its events inferred from `handles`,
 * and the names of its indexes from `indexes`.
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
  <const Defs extends ReadonlyArray<EventDefinition>, Index extends string>(
    p: Omit<Projection<D, Defs, Index>, 'document'>,
  ): Projection<D, Defs, Index> => ({ ...p, document })

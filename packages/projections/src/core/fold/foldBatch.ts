import {
  type AnyEvent,
  type Envelope,
  type EventDefinition,
  memoByRef,
  reasonOf,
  type StoredEvent,
  type StreamName,
} from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { Decode } from './decodeBatch.js'
import { OpenedEvent } from './openedEvent.js'
import type { DocumentWrite } from '../ports/documentStore.js'
import type { AnyProjection } from './projection.js'

/** An event that cannot be folded: its stream stops there. */
export interface Poison {
  readonly stored: StoredEvent
  readonly reason: string
}
export interface Prepared {
  readonly events: ReadonlyArray<{
    readonly stored: StoredEvent
    readonly envelope: Envelope<AnyEvent>
    readonly keys: ReadonlyArray<string>
  }>
  readonly keys: ReadonlyArray<string>
  readonly poison: ReadonlyMap<StreamName, Poison>
}

/** The definitions of the events that a read model handles, by type. */
export const handledBy = memoByRef(
  ({ handles }: AnyProjection): ReadonlyMap<string, EventDefinition> =>
    new Map((handles as ReadonlyArray<EventDefinition>).map((d) => [d.type, d])),
)

/** The events that the read model handles, decoded, with their keys. Others are passed over without a look inside. */
export const prepare = (
  projection: AnyProjection,
  batch: ReadonlyArray<StoredEvent>,
  parked: ReadonlySet<StreamName>,
  decode: Decode,
): Prepared => {
  const handled = handledBy(projection)
  const events: Array<Prepared['events'][number]> = []
  const keys = new Set<string>()
  const poison = new Map<StreamName, Poison>()
  for (const stored of batch) {
    const definition = handled.get(stored.type)
    if (definition === undefined || parked.has(stored.stream) || poison.has(stored.stream)) continue
    try {
      const decoded = decode(definition, stored)
      if (E.isLeft(decoded)) {
        poison.set(stored.stream, { stored, reason: decoded.left.message })
        continue
      }
      const envelope = new OpenedEvent(stored, decoded.right)
      const found = projection.keysOf(envelope)
      for (const key of found) keys.add(key)
      events.push({ stored, envelope, keys: found })
    } catch (thrown) {
      poison.set(stored.stream, { stored, reason: reasonOf(thrown) })
    }
  }
  return { events, keys: [...keys], poison }
}

export interface FoldedBatch {
  readonly writes: ReadonlyArray<DocumentWrite>
  readonly poison: ReadonlyArray<Poison>
}

/**
 * Folds a prepared batch over the documents that it found. An event counts for all of its documents or for none; after
 * one that fails, the rest of its stream is left out. `null` when an index of the read model is no function of the
 * document.
 */
export const foldBatch = (
  projection: AnyProjection,
  prepared: Prepared,
  found: ReadonlyMap<string, unknown>,
): FoldedBatch | null =>
  // an index that throws belongs to the event that made the document so: look for it, event by event
  fold(projection, prepared, found, 'AtTheEnd') ?? fold(projection, prepared, found, 'AfterEveryEvent')

const fold = (
  projection: AnyProjection,
  prepared: Prepared,
  found: ReadonlyMap<string, unknown>,
  indexing: 'AtTheEnd' | 'AfterEveryEvent',
): FoldedBatch | null => {
  const documents = new Map<string, unknown>()
  const poison = new Map(prepared.poison)
  const before = (key: string): unknown => found.get(key) ?? null
  for (const { stored, envelope, keys } of prepared.events) {
    const stopped = poison.get(stored.stream)
    if (stopped !== undefined && stopped.stored.position < stored.position) continue
    try {
      const next = keys.map((key) => {
        const document: unknown = projection.evolve(
          documents.has(key) ? documents.get(key) : before(key),
          envelope,
          key,
        )
        if (document === undefined) throw new TypeError(`evolve gave no document for ${stored.type}`)
        if (indexing === 'AfterEveryEvent' && document !== null) indexesOf(projection, document, key)
        return [key, document] as const
      })
      for (const [key, document] of next) documents.set(key, document)
    } catch (thrown) {
      poison.set(stored.stream, { stored, reason: reasonOf(thrown) })
    }
  }
  try {
    const writes = [...documents]
      .filter(([key, document]) => document !== before(key))
      .map(([key, document]): DocumentWrite => ({
        key,
        document,
        indexes: document === null ? {} : indexesOf(projection, document, key),
      }))
    return { writes, poison: [...poison.values()].sort((a, b) => a.stored.position - b.stored.position) }
  } catch {
    return null
  }
}

/** What the declared indexes hold of a document. */
export const indexesOf = (projection: AnyProjection, document: unknown, key: string): DocumentWrite['indexes'] =>
  Object.fromEntries(Object.entries(projection.indexes).map(([name, valuesOf]) => [name, valuesOf(document, key)]))

import { OwnWords, reasonOf } from '@mandat/domain/kit'
import type { EventsToFold, Poison } from './eventsToFold.js'
import { lookAtDocument } from './lookAt.js'
import type { DocumentWrite } from '../ports/documentStore.js'
import type { AnyProjection } from './projection.js'

/** What a batch changes, and the events that could not be folded, in the order of the log. */
export interface FoldedBatch {
  readonly writes: ReadonlyArray<DocumentWrite>
  readonly poison: ReadonlyArray<Poison>
}

/**
 * Folds the events of a batch over the documents that it found. An event counts for all of its documents or for none; after
 * one that fails, the rest of its stream is left out. `null` when an index of the read model is no function of the
 * document.
 */
export const foldBatch = (
  projection: AnyProjection,
  toFold: EventsToFold,
  found: ReadonlyMap<string, unknown>,
): FoldedBatch | null =>
  // what cannot be kept, or indexed, belongs to the event that made it so: look for it, event by event
  fold(projection, toFold, found, 'AtTheEnd') ?? fold(projection, toFold, found, 'AfterEveryEvent')

const fold = (
  projection: AnyProjection,
  toFold: EventsToFold,
  found: ReadonlyMap<string, unknown>,
  looking: 'AtTheEnd' | 'AfterEveryEvent',
): FoldedBatch | null => {
  const documents = new Map<string, unknown>()
  const poison = new Map(toFold.poison)
  const before = (key: string): unknown => found.get(key) ?? null
  for (const { stored, envelope, keys } of toFold.events) {
    const stopped = poison.get(stored.stream)
    if (stopped !== undefined && stopped.stored.position < stored.position) continue
    try {
      const next = keys.map((key) => {
        const document: unknown = projection.evolve(
          documents.has(key) ? documents.get(key) : before(key),
          envelope,
          key,
        )
        if (document === undefined) throw new OwnWords(`evolve gave no document for ${stored.type}`)
        if (looking === 'AfterEveryEvent') writeOf(projection, key, document)
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
      .map(([key, document]) => writeOf(projection, key, document))
    return { writes, poison: [...poison.values()].sort((a, b) => a.stored.position - b.stored.position) }
  } catch {
    return null
  }
}

/** A document as a store takes it and gives it back; throws where none would. Only what is to be kept is looked at. */
const writeOf = (projection: AnyProjection, key: string, document: unknown): DocumentWrite => {
  const indexes = document === null ? {} : indexesOf(projection, document, key)
  lookAtDocument(projection, document, indexes)
  return { key, document, indexes }
}

/** What the declared indexes hold of a document. */
export const indexesOf = (projection: AnyProjection, document: unknown, key: string): DocumentWrite['indexes'] =>
  Object.fromEntries(Object.entries(projection.indexes).map(([name, valuesOf]) => [name, valuesOf(document, key)]))

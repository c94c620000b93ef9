import type { AnyEvent } from '@mandat/domain'
import type { StoredEvent } from '@mandat/domain/kit'
import { deepFreeze } from '@mandat/domain/testing'
import type { AnyProjection, Projection } from '../core/fold/projection.js'
import type { EventDefinition } from '@mandat/domain/kit'
import { envelopeOf } from './history.js'

/** Every document that a pure fold of the log gives, by key; inputs are frozen, and each document is JSON. */
export const documentsOf = <D, P extends ReadonlyArray<EventDefinition>>(
  projection: Projection<D, P>,
  log: ReadonlyArray<StoredEvent>,
): ReadonlyMap<string, D> => {
  const any: AnyProjection = projection
  const types = new Set(projection.handles.map((d) => d.type))
  const documents = new Map<string, D>()
  for (const stored of log) {
    if (!types.has(stored.type)) continue
    const envelope = deepFreeze(envelopeOf<AnyEvent>(stored))
    for (const key of any.keysOf(envelope)) {
      const next = any.evolve(documents.get(key) ?? null, envelope, key) as D | null | undefined
      if (next === undefined) throw new Error(`evolve gave no document for ${stored.type}`)
      if (next === null) documents.delete(key)
      else documents.set(key, deepFreeze(next))
    }
  }
  return documents
}

import { type AnyEvent, type Envelope, type StreamName } from '@mandat/domain'
import { type EventDefinition, reasonOf, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { Decode } from './decodeBatch.js'
import { lookAtKeys } from './lookAt.js'
import { OpenedEvent } from './openedEvent.js'
import type { AnyProjection } from './projection.js'

/** An event that cannot be folded: its stream stops there. */
export interface Poison {
  readonly stored: StoredEvent
  readonly reason: string
}
/** What a read model is to fold of a batch, and the keys of the documents that it takes. */
export interface EventsToFold {
  readonly events: ReadonlyArray<{
    readonly stored: StoredEvent
    readonly envelope: Envelope<AnyEvent>
    readonly keys: ReadonlyArray<string>
  }>
  readonly keys: ReadonlyArray<string>
  readonly poison: ReadonlyMap<StreamName, Poison>
}

const definitions = new WeakMap<AnyProjection, ReadonlyMap<string, EventDefinition>>()
/** What the read model handles, by type. */
export const definitionsOf = (projection: AnyProjection): ReadonlyMap<string, EventDefinition> => {
  const known = definitions.get(projection)
  if (known !== undefined) return known
  const made = new Map((projection.handles as ReadonlyArray<EventDefinition>).map((d) => [d.type, d]))
  definitions.set(projection, made)
  return made
}

/** The events that the read model handles, decoded, with their keys. Others are passed over without a look inside. */
export const eventsToFold = (
  projection: AnyProjection,
  batch: ReadonlyArray<StoredEvent>,
  parked: ReadonlySet<StreamName>,
  decode: Decode,
): EventsToFold => {
  const handled = definitionsOf(projection)
  const events: Array<EventsToFold['events'][number]> = []
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
      lookAtKeys(found)
      for (const key of found) keys.add(key)
      events.push({ stored, envelope, keys: found })
    } catch (thrown) {
      poison.set(stored.stream, { stored, reason: reasonOf(thrown) })
    }
  }
  return { events, keys: [...keys], poison }
}

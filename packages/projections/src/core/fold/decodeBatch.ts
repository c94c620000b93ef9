import { type AnyEvent, type Failure } from '@mandat/domain'
import { type EventDefinition, eventReader, memoByRef, type StoredEvent } from '@mandat/domain/kit'
import type * as E from 'fp-ts/lib/Either.js'

export type Decode = (definition: EventDefinition, stored: StoredEvent) => E.Either<Failure, AnyEvent>

const readerFor = memoByRef((definition: EventDefinition) => eventReader<AnyEvent>([definition]))

const decodeOne: Decode = (definition, stored) => readerFor(definition)(stored)

/** Decodes each event of a batch once, however many read models handle it; one alone remembers nothing. */
export const decodeBatch = (readModels: number): Decode => {
  if (readModels === 1) return decodeOne
  const done = new Map<EventDefinition, Map<StoredEvent, E.Either<Failure, AnyEvent>>>()
  return (definition, stored) => {
    const before = done.get(definition) ?? new Map<StoredEvent, E.Either<Failure, AnyEvent>>()
    done.set(definition, before)
    const known = before.get(stored)
    if (known !== undefined) return known
    const decoded = decodeOne(definition, stored)
    before.set(stored, decoded)
    return decoded
  }
}

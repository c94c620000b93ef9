import type { Failure, Position } from '@mandat/domain'
import { guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { idsInText } from '../fold/idsIn.js'
import { labelOf } from '../ports/modelLabel.js'
import type { DocumentStore, ModelId, Parked } from '../ports/documentStore.js'

/** What one question reads, and whether that may lack something. */
export interface Watched {
  readonly documents: DocumentStore
  /**
   * The earliest position at which a stream is parked that one of the documents rests on, or that what was asked with
   * names; `null` when none is. To be asked when all was read.
   */
  readonly parkedSince: (asked: unknown) => Position | null
}

/**
 * Watches what one question reads. A stream is known to concern an answer by ids: those that the stream and the event
 * that parked it name, and those in what was asked, in the keys and in the documents. What is parked is read before the
 * first document of its model: what is released meanwhile is told once too often, never once too rarely.
 */
export const watching = (documents: DocumentStore): Watched => {
  const parked = new Map<string, Promise<E.Either<Failure, ReadonlyArray<Parked>>>>()
  const waiting: Array<Parked> = []
  const found: Array<unknown> = []
  const waitingIn = (model: ModelId): Promise<E.Either<Failure, ReadonlyArray<Parked>>> => {
    const label = labelOf(model)
    const asked = parked.get(label) ?? guarded(label, documents.parked(model))
    if (!parked.has(label))
      void asked.then((all) => {
        if (E.isRight(all)) waiting.push(...all.right)
      })
    parked.set(label, asked)
    return asked
  }
  const noting =
    <A>(model: ModelId, keys: unknown, read: TaskEither<Failure, A>): TaskEither<Failure, A> =>
    async () => {
      const known = await waitingIn(model)
      if (E.isLeft(known)) return known
      const answer = await read()
      if (known.right.length > 0 && E.isRight(answer))
        found.push(keys, answer.right instanceof Map ? [...answer.right] : answer.right)
      return answer
    }
  return {
    documents: {
      ...documents,
      get: (model, key) => noting(model, key, documents.get(model, key)),
      getMany: (model, keys) => noting(model, keys, documents.getMany(model, keys)),
      find: (model, query) => noting(model, [query.from, query.to], documents.find(model, query)),
      scan: (model, range) => noting(model, null, documents.scan(model, range)),
    },
    parkedSince: (asked) => {
      if (waiting.length === 0) return null
      const ids = new Set(idsInText(JSON.stringify([asked, found])))
      const positions = waiting.filter(({ about }) => about.some((id) => ids.has(id))).map(({ position }) => position)
      return positions.length === 0 ? null : Math.min(...positions)
    },
  }
}

/** An answer that may lack something says since which position, beside its `right`. */
export type MayLack<A> = A & { readonly parkedSince?: Position }

/** The answer with {@link Watched.parkedSince}, where it is one and a stream is parked. */
export const sayingSince = <L, R>(
  answer: E.Either<L, R>,
  { parkedSince }: Watched,
  asked: unknown,
): E.Left<L> | MayLack<E.Right<R>> => {
  if (E.isLeft(answer)) return answer
  const since = parkedSince(asked)
  return since === null ? answer : { ...answer, parkedSince: since }
}

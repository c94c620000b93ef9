import { type Failure } from '@mandat/domain'
import { checkOf, decodeWith, unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { labelOf } from '../ports/modelLabel.js'
import type { ModelId } from '../ports/documentStore.js'

/**
 * What a store holds, as the document that it must be; `Unreadable` where it is none, with the model, its version, the
 * key and every fault. The compiled check says whether; only what it does not let pass is decoded, to name the faults.
 */
export const decodeDocument = <D>(
  codec: t.Type<D>,
  model: ModelId,
  key: string,
  stored: unknown,
): E.Either<Failure, D> => {
  if (checkOf(codec)(stored)) return E.right(stored as D)
  return E.mapLeft((faults: Parameters<typeof unreadable>[1]) =>
    unreadable(`${labelOf(model)}, document ${key}`, faults),
  )(decodeWith(codec, stored))
}

/** {@link decodeDocument} of several, in their order; the first that is none fails them all. */
export const decodeDocuments = <D>(
  codec: t.Type<D>,
  model: ModelId,
  rows: Iterable<readonly [string, unknown]>,
): E.Either<Failure, ReadonlyArray<D>> => {
  const all: Array<D> = []
  for (const [key, stored] of rows) {
    const decoded = decodeDocument(codec, model, key, stored)
    if (E.isLeft(decoded)) return decoded
    all.push(decoded.right)
  }
  return E.right(all)
}

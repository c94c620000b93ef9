import { type Failure } from '@mandat/domain'
import { integer, invalidInput, list, only, text } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { aFunction } from '../input/aFunction.js'
import { decodeAt } from '../input/decodeAt.js'

/** A copy that answers the same whenever it is asked; what throws when it is looked at is no options. */
const copyOf = (given: unknown): E.Either<Failure, unknown> => {
  try {
    if (!t.UnknownRecord.is(given)) return E.right(given)
    const { types, ...rest } = given
    return E.right({
      ...rest,
      ...(types === undefined ? {} : { types: Array.isArray(types) ? [...(types as ReadonlyArray<unknown>)] : types }),
    })
  } catch {
    return E.left(invalidInput([{ path: 'options', expected: 'plain data and a function' }]))
  }
}

/** What a subscription may be asked for, where there are these types of events; a misspelt one would hear nothing. */
export const subscribeOptions = (types: ReadonlyArray<string>) => {
  const known = new Set(types)
  const isKnown = (u: unknown): u is string => typeof u === 'string' && known.has(u)
  const eventType = new t.Type<string>(
    'event type',
    isKnown,
    (u, c) => (isKnown(u) ? t.success(u) : t.failure(u, c, 'the type of an event that there is')),
    t.identity,
  )
  const options = only(
    { name: text(1, 200), handler: aFunction() },
    { from: integer(0, Number.MAX_SAFE_INTEGER), types: list(eventType) },
  )
  return (given: unknown): E.Either<Failure, t.TypeOf<typeof options>> =>
    E.chain((copy: unknown) => decodeAt('options', options, copy))(copyOf(given))
}

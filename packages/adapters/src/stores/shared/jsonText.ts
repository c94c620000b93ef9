import type { Failure } from '@mandat/domain'
import { jsonFault } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { notJson } from './frozenJson.js'

/** JSON text that gives back exactly the value; what has none is refused by its path. */
export const jsonText = (value: unknown, path: string): E.Either<Failure, string> => {
  try {
    const fault = jsonFault(value, path)
    return fault === null ? E.right(JSON.stringify(value)) : E.left(notJson(fault))
  } catch {
    // a getter of the caller's
    return E.left(notJson(path))
  }
}

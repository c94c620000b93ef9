import { type Failure } from '@mandat/domain'
import { integer, list, only, pattern } from '@mandat/domain/kit'
import type * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { aFunction } from '../input/aFunction.js'
import { decodeAt } from '../input/decodeAt.js'

const options = only(
  { name: pattern(/^\w+$/, 50, 'a name of at most 50 letters, digits or underscores'), handler: aFunction() },
  { from: integer(0, Number.MAX_SAFE_INTEGER), types: list(t.string) },
)

export const checkSubscribeOptions = (given: unknown): E.Either<Failure, unknown> => decodeAt('options', options, given)

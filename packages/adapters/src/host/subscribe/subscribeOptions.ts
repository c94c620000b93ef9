import { type Failure } from '@mandat/domain'
import { integer, list, pattern, record } from '@mandat/domain/kit'
import type * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { decodeAt } from '../input/decodeAt.js'

const handler = new t.Type<() => unknown>(
  'handler',
  (u): u is () => unknown => typeof u === 'function',
  (u, c) => (typeof u === 'function' ? t.success(u as () => unknown) : t.failure(u, c, 'a function')),
  t.identity,
)
const options = t.intersection([
  record({ name: pattern(/^\w+$/, 50, 'a name of at most 50 letters, digits or underscores'), handler }),
  t.partial({ from: integer(0, Number.MAX_SAFE_INTEGER), types: list(t.string) }),
])

export const checkSubscribeOptions = (given: unknown): E.Either<Failure, unknown> => decodeAt('options', options, given)

import { type Failure } from '@mandat/domain'
import { decodeWith, invalidInput } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

/** What came from outside, as its codec wants it; the faults say where in `place` they are. */
export const decodeAt = <A>(place: string, codec: t.Type<A, unknown>, value: unknown): E.Either<Failure, A> =>
  E.mapLeft((faults: ReadonlyArray<{ readonly path: string; readonly expected: string }>) =>
    invalidInput(faults.map(({ path, expected }) => ({ path: path === '' ? place : `${place}.${path}`, expected }))),
  )(decodeWith(codec, value))

import { Actor, type Failure } from '@mandat/domain'
import { invalidInput } from '@mandat/domain/kit'
import type { QueryInput } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { plainInput } from '../commands/plainInput.js'
import { decodeAt } from '../input/decodeAt.js'

const actorInput: QueryInput<Actor> = { name: 'actor', codec: Actor }

/** One argument from outside: plain data, then what its codec wants; every fault says in which argument it is. */
export const decodeInput = <A>(
  { name, codec }: QueryInput<A>,
  given: unknown,
  maxBytes: number,
): E.Either<Failure, A> => {
  const plain = plainInput(given, maxBytes)
  if (E.isRight(plain)) return decodeAt(name, codec, plain.right)
  if (plain.left.kind !== 'InvalidInput') return plain
  const at = (path: string): string => (path === '' ? name : `${name}.${path}`)
  return E.left(invalidInput(plain.left.faults.map(({ path, expected }) => ({ path: at(path), expected }))))
}

/** Who asks, and what for. */
export interface Asked {
  readonly actor: Actor
  readonly wanted: ReadonlyArray<unknown>
}

/** Everything that a query was called with, decoded before anything is looked at. */
export const decodeAsked =
  (inputs: ReadonlyArray<QueryInput<unknown>>, maxBytes: number) =>
  (actor: unknown, args: ReadonlyArray<unknown>): E.Either<Failure, Asked> => {
    const who = decodeInput(actorInput, actor, maxBytes)
    if (E.isLeft(who)) return who
    const wanted: Array<unknown> = []
    for (const [i, input] of inputs.entries()) {
      const one = decodeInput(input, args[i], maxBytes)
      if (E.isLeft(one)) return one
      wanted.push(one.right)
    }
    return E.right({ actor: who.right, wanted })
  }

import { Actor, type Failure } from '@mandat/domain'
import type { QueryInput } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { decodeArgument } from '../commands/taking.js'

const actorInput: QueryInput<Actor> = { name: 'actor', codec: Actor }

/** Who asks, and what for. */
export interface Asked {
  readonly actor: Actor
  readonly wanted: ReadonlyArray<unknown>
}

/** Everything that a query was called with, decoded before anything is looked at. */
export const decodeAsked =
  (inputs: ReadonlyArray<QueryInput<unknown>>, maxBytes: number) =>
  (actor: unknown, args: ReadonlyArray<unknown>): E.Either<Failure, Asked> => {
    const who = decodeArgument(actorInput, actor, maxBytes)
    if (E.isLeft(who)) return who
    const wanted: Array<unknown> = []
    for (const [i, input] of inputs.entries()) {
      const one = decodeArgument(input, args[i], maxBytes)
      if (E.isLeft(one)) return one
      wanted.push(one.right)
    }
    return E.right({ actor: who.right, wanted })
  }

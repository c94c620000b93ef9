import { type Failure } from '@mandat/domain'
import { invalidInput } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { decodeAt } from '../input/decodeAt.js'
import { plainInput } from './plainInput.js'

/** What something is called with: its name, and what it has to be; one that may be left out says so. */
export interface Argument {
  readonly name: string
  readonly codec: t.Mixed
  readonly optional?: true
}

/** Enough for whatever is no command. */
const BYTES = 65_536

/** One argument from outside: plain data, then what its codec wants; every fault says in which argument it is. */
export const decodeArgument = <A>(
  { name, codec }: { readonly name: string; readonly codec: t.Type<A, unknown> },
  given: unknown,
  maxBytes = BYTES,
): E.Either<Failure, A> => {
  const plain = plainInput(given, maxBytes)
  if (E.isRight(plain)) return decodeAt(name, codec, plain.right)
  if (plain.left.kind !== 'InvalidInput') return plain
  const at = (path: string): string => (path === '' ? name : `${name}.${path}`)
  return E.left(invalidInput(plain.left.faults.map(({ path, expected }) => ({ path: at(path), expected }))))
}

/** What a host calls, with arguments that nobody has looked at: decoded first, one after the other. */
export const taking =
  <Args extends ReadonlyArray<unknown>, R, A>(
    wanted: ReadonlyArray<Argument>,
    f: (...args: Args) => Promise<E.Either<R, A>>,
  ) =>
  async (...args: Args): Promise<E.Either<R | Failure, A>> => {
    const decoded: Array<unknown> = []
    for (const [i, argument] of wanted.entries()) {
      if (argument.optional === true && args[i] === undefined) {
        decoded.push(undefined)
        continue
      }
      const one = decodeArgument<unknown>({ ...argument, codec: argument.codec }, args[i])
      if (E.isLeft(one)) return one
      decoded.push(one.right)
    }
    return f(...(decoded as ReadonlyArray<unknown> as Args))
  }

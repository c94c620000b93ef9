import type * as E from 'fp-ts/lib/Either.js'
import { inspect, type InspectOptions } from 'node:util'

/** Printing an answer shows all of it: the faults of an input and the fields of an event lie deeper than `console.log` looks. */
export const printable = <A extends E.Either<unknown, unknown>>(answer: A): A =>
  Object.isExtensible(answer)
    ? Object.defineProperty(answer, inspect.custom, {
        configurable: true,
        value: (_depth: number, options: InspectOptions) => inspect({ ...answer }, { ...options, depth: null }),
      })
    : answer

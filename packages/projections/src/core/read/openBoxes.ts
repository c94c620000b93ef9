import { type Failure, isSealed, type Opened, type Sealed } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** Opens one box: the key vault's `open`, or what a host puts before it. */
export type Open = (sealed: Sealed) => TaskEither<Failure, Opened>

/** A view with what its boxes held, or that it was erased, where the boxes were. */
export type View<A> = A extends Sealed
  ? Opened
  : A extends string | number | boolean | null
    ? A
    : A extends ReadonlyArray<infer B>
      ? ReadonlyArray<View<B>>
      : { readonly [K in keyof A]: View<A[K]> }

/**
 * The edge of a query: opens every box of a view that was cut to what its viewer may see, and no other box. A box that
 * cannot be opened fails the whole view: a wrong key is never shown as an empty field (PRV-07).
 */
export const openBoxes =
  (open: Open) =>
  <A>(view: A): TaskEither<Failure, View<A>> =>
  async () => {
    const opened = await openAll(open, view)
    return opened as E.Either<Failure, View<A>>
  }

const openAll = async (open: Open, value: unknown): Promise<E.Either<Failure, unknown>> => {
  if (isSealed(value)) return open(value)()
  if (typeof value !== 'object' || value === null) return E.right(value)
  const entries = Object.entries(value)
  const opened = await Promise.all(entries.map(([, inner]) => openAll(open, inner)))
  const values: Array<unknown> = []
  for (const one of opened) {
    if (E.isLeft(one)) return one
    values.push(one.right)
  }
  return E.right(Array.isArray(value) ? values : Object.fromEntries(entries.map(([key], i) => [key, values[i]])))
}

/** What a box held, or `instead` when it was erased. */
export const textOf = (opened: Opened, instead = ''): string => (opened._tag === 'Plain' ? opened.text : instead)

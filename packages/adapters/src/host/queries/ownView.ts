import { type Failure } from '@mandat/domain'
import { integer, invalidInput, list, oneOf, only, text } from '@mandat/domain/kit'
import type { IndexValue, MayLack, ReadPage } from '@mandat/projections'
import {
  type AnyProjection,
  type DocumentStore,
  type Projection,
  readMany,
  readOne,
  readPage,
  sayingSince,
  watching,
} from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { decodeAt } from '../input/decodeAt.js'
import type { OwnViews } from '../parts/ownViews.js'
import type { WhileOpen } from '../parts/whileOpen.js'

/** `parkedSince`: as a query's answer has it. */
type Read<A> = Promise<E.Left<Failure> | MayLack<E.Right<A>>>

/** Which documents of an index: those whose value is from `from` to `to`, both included, in the order of the index. */
export interface PageQuery<Index extends string = string> {
  readonly index: Index
  readonly from?: IndexValue
  readonly to?: IndexValue
  readonly direction?: 'forwards' | 'backwards'
  /** The `next` of the page before. */
  readonly after?: string
  /** At most 1,000. */
  readonly count: number
}

/**
 * A read model of the host's own, to be read: for the host's eyes. Nothing is cut to what somebody may see, and boxes
 * are closed: {@link Mandat.open} opens them.
 */
export interface OwnView<D, Index extends string = string> {
  /** The document under a key, or `null`. */
  readonly one: (key: string) => Read<D | null>
  /** Several, in the order of their keys; those that do not exist are left out. */
  readonly many: (keys: ReadonlyArray<string>) => Read<ReadonlyArray<D>>
  /** A page of one of its indexes. */
  readonly page: (query: PageQuery<Index>) => Read<ReadPage<D>>
}

/** How a host reads a read model of its own. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever events it is folded from
export type ReadOwn = <D, Index extends string>(view: Projection<D, any, Index>) => OwnView<D, Index>

const Key = text(1, 512)
const Keys = list(Key)
const Value = t.union([t.string, t.number], 'text or a number')
const optional = { from: Value, to: Value, after: t.string, direction: oneOf('forwards', 'backwards') }

/** What a page of this read model may be asked by. */
const queryOf = ({ indexes }: AnyProjection) => {
  const index = oneOf(...Object.keys(indexes))
  const query = only({ index, count: integer(1, 1_000) }, optional)
  return (given: unknown): E.Either<Failure, t.TypeOf<typeof query>> =>
    index.values.length === 0
      ? wrong('query.index', 'an index of the read model, which has none')
      : decodeAt('query', query, given)
}
const wrong = (path: string, expected: string): E.Either<Failure, never> => E.left(invalidInput([{ path, expected }]))

/** The reading of the read models that a host was opened with, and of no other: the library's are cut to who asks. */
export const ownViews = (documents: DocumentStore, views: OwnViews, whileOpen: WhileOpen): ReadOwn => {
  const reading = (declared: AnyProjection): OwnView<unknown> => {
    const view = views.get(declared)
    const asked =
      <A, B>(
        check: (view: AnyProjection) => (given: unknown) => E.Either<Failure, A>,
        read: (from: DocumentStore, view: AnyProjection, wanted: A) => TaskEither<Failure, B>,
      ) =>
      async (given: unknown): Read<B> => {
        if (view === undefined) return wrong('view', 'a projection that the host was opened with')
        const wanted = check(view)(given)
        if (E.isLeft(wanted)) return wanted
        const watched = watching(documents)
        return sayingSince(await read(watched.documents, view, wanted.right)(), watched, wanted.right)
      }
    const of =
      <A>(place: string, codec: t.Type<A, unknown>) =>
      () =>
      (given: unknown) =>
        decodeAt(place, codec, given)
    return {
      one: whileOpen(asked(of('key', Key), (from, kept, key) => readOne(from, kept, key))),
      many: whileOpen(asked(of('keys', Keys), (from, kept, keys) => readMany(from, kept, keys))),
      page: whileOpen(asked(queryOf, (from, kept, query) => readPage(from, kept, query))),
    }
  }
  return reading as ReadOwn
}

import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Aggregate } from '../record/aggregate.js'
import type { StreamName } from '../record/envelope.js'
import type { AnyEvent } from '../record/event.js'
import type { LookUp } from '../record/lookUp.js'
import { decodeWith, list } from '../values/codecs.js'
import { type Failure, unreadable } from '../values/failure.js'

/** Where answers come from. The look-ups must have folded every event up to the one that is reacted to. */
export interface Answers {
  /** The state at its stream's head. */
  readonly load: <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>, stream: StreamName) => TE.TaskEither<Failure, S>
  /** What the look-up's read model holds under a value of its index, in the order of its keys. */
  readonly lookUp: (of: Pick<LookUp<unknown>, 'name' | 'index'>, key: string) => TE.TaskEither<Failure, unknown>
}

/** What a reaction asks, as data: two questions of one `key` are one. */
export interface Question<A> {
  readonly key: string
  /** What is taken to be so where it was not asked. */
  readonly unasked: A
  readonly answer: (from: Answers) => TE.TaskEither<Failure, A>
}

/** Asks for an aggregate's state now. */
export const stateNow = <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>, stream: StreamName): Question<S> => ({
  key: stream,
  unasked: aggregate.initialState,
  answer: ({ load }) => load(aggregate, stream),
})

/** Asks a look-up for every entry that it holds under a key. */
export const lookedUp = <A>({ name, entry, index }: LookUp<A>, key: string): Question<ReadonlyArray<A>> => ({
  key: `${name}/${key}`,
  unasked: [],
  answer:
    ({ lookUp }) =>
    async () => {
      const found = await lookUp({ name, index }, key)()
      if (E.isLeft(found)) return found
      const read = decodeWith<ReadonlyArray<A>>(list(entry), found.right)
      return E.isLeft(read) ? E.left(unreadable(`${name} of ${key}`, read.left)) : read
    },
})

/** What is known by now: the answer to a question. */
export type Known = <A>(question: Question<A>) => A

/** Asks what is needed, and again with what is known by then, until nothing new is asked. */
export const answered =
  (needs: (known: Known) => ReadonlyArray<Question<unknown>>, from: Answers): TE.TaskEither<Failure, Known> =>
  async () => {
    const answers = new Map<string, unknown>()
    const known: Known = <A>({ key, unasked }: Question<A>): A => (answers.has(key) ? (answers.get(key) as A) : unasked)
    for (;;) {
      const open = new Map(needs(known).flatMap((one) => (answers.has(one.key) ? [] : [[one.key, one] as const])))
      if (open.size === 0) return E.right(known)
      for (const [key, { answer }] of open) {
        const found = await answer(from)()
        if (E.isLeft(found)) return found
        answers.set(key, found.right)
      }
    }
  }

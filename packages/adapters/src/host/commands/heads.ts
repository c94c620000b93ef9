import type { AnyEvent, Failure } from '@mandat/domain'
import { type Aggregate, type HandlerDeps, loadHead } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

/** The state at the head of a stream, one stream at a time. */
export const heads =
  ({ store, cache }: Pick<HandlerDeps, 'store' | 'cache'>) =>
  <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>, stream: string): TE.TaskEither<Failure, S> =>
    pipe(
      () => loadHead(store, cache, aggregate, stream),
      TE.map(({ state }) => state),
    )

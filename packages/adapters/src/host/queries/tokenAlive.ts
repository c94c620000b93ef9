import type { Failure, TokenId } from '@mandat/domain'
import { gatherStates, type HandlerDeps, stillStands, token, tokenStream } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { heads } from '../commands/heads.js'

/**
 * Whether a token could make a call now, read at the heads of the streams like the call itself (TOK-02, PAR-15). One that
 * stands on a stream that cannot be read makes no call, and keeps no other from being shown.
 */
export const tokenAlive =
  ({ store, cache, clock, policy }: Pick<HandlerDeps, 'store' | 'cache' | 'clock' | 'policy'>) =>
  (id: TokenId): TE.TaskEither<Failure, boolean> => {
    const load = heads({ store, cache })
    return pipe(
      load(token, tokenStream(id)),
      TE.flatMap((state) => {
        if (state._tag !== 'Live') return TE.right(false)
        const partner = state.ground._tag === 'Partnership' ? state.ground.partner : null
        return pipe(
          gatherStates({ ...state, partner }, { load }),
          TE.map((states) => E.isRight(stillStands({ ...states, token: state, now: clock.now(), policy }))),
        )
      }),
      TE.orElse((failure) => (failure.kind === 'Unreadable' ? TE.right(false) : TE.left(failure))),
    )
  }

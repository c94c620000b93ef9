import type { Actor, Failure, Refusal } from '@mandat/domain'
import {
  account,
  actorRefusals,
  actsAs,
  aliveToken,
  gatherStates,
  type HandlerDeps,
  type LiveToken,
  mayBeUsed,
  token,
  tokenStream,
} from '@mandat/domain/kit'
import type { TokenViewer } from '@mandat/projections/kit'
import type * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { heads } from '../commands/heads.js'

/**
 * What an API token stands for, while it may make a call of this scope: token, account and ground are read at the heads
 * of their streams, as when the call was recorded (TOK-02, PAR-15).
 */
export const tokenViewer = (
  { store, cache, clock, policy }: Pick<HandlerDeps, 'store' | 'cache' | 'clock' | 'policy'>,
  actor: Extract<Actor, { _tag: 'Token' }>,
  scope: string,
): TE.TaskEither<Refusal | Failure, TokenViewer> => {
  const load = heads({ store, cache })
  return pipe(
    load(token, tokenStream(actor.token)),
    TE.flatMap((state): TE.TaskEither<Refusal | Failure, LiveToken> => {
      const at = { now: clock.now(), policy }
      if (state._tag !== 'Live')
        return TE.fromEither<Refusal, LiveToken>(aliveToken({ token: state, account: account.initialState, ...at }))
      const partner = state.ground._tag === 'Partnership' ? state.ground.partner : null
      return pipe(
        // of the account that acts: a token is nobody else's
        gatherStates({ ...state, account: actor.account, partner }, { load }),
        TE.flatMap(
          (states): TE.TaskEither<Refusal | Failure, LiveToken> =>
            () =>
              Promise.resolve<E.Either<Refusal, LiveToken>>(mayBeUsed({ ...states, token: state, scope, ...at })),
        ),
        TE.flatMap((live): TE.TaskEither<Refusal, LiveToken> =>
          actsAs(live, actor) ? TE.right(live) : TE.fromEither(actorRefusals.MayNotActFor()),
        ),
      )
    }),
    TE.map(({ account: owner, organisation, product, ground }) => ({ account: owner, organisation, product, ground })),
  )
}

import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { account } from '../aggregates/account/state.js'
import { partnershipStream } from '../aggregates/partnership/state.js'
import { productStream } from '../aggregates/product/state.js'
import { type LiveToken, token, tokenStream } from '../aggregates/token/state.js'
import type { ActingVerdict, ActingWorld, AsOf } from '../core/handle/acting.js'
import type { Actor } from '../core/record/actor.js'
import type { CommandDefinition } from '../core/record/command.js'
import type { AnyEvent } from '../core/record/event.js'
import type { Failure } from '../core/values/failure.js'
import { actsAs, aliveToken, gatherStates, type GroundStates, mayBeUsed } from '../slices/token/index.js'
import { actorRefusals as refuse, whyNot } from './actorRefusals.js'

type Fielded = AnyEvent & Readonly<Record<string, unknown>>
type TokenActor = Extract<Actor, { _tag: 'Token' }>

/**
 * TOK-02: a token gives only what its scopes name, for its own product, while it stands on its ground, and for whom its
 * ground says.
 */
export const tokenActing = (
  actor: TokenActor,
  command: AnyEvent,
  definition: CommandDefinition | undefined,
  world: ActingWorld,
): TE.TaskEither<Failure, ActingVerdict> =>
  pipe(
    world.load(token, tokenStream(actor.token)),
    TE.chain((state) => {
      const { now, policy } = world
      const scope = definition?.scope(command as Fielded) ?? null
      // what it was made for never changes; whether it lives may
      if (state._tag !== 'Live')
        return TE.right(() => whyNot(aliveToken({ token: state, account: account.initialState, now, policy })))
      const partner = state.ground._tag === 'Partnership' ? state.ground.partner : null
      return pipe(
        // of the account that acts: a token is nobody else's
        gatherStates({ ...state, account: actor.account, partner }, world),
        TE.map((loaded): ActingVerdict => (asOf) => {
          const call = { ...groundAsOf(state, loaded, asOf), token: asOf(tokenStream(actor.token), state), now, policy }
          const dead = whyNot(aliveToken(call))
          if (dead !== null) return dead
          if (scope === null) return whyNot(refuse.NoCommandForTokens())
          if (!concerns(state, command)) return whyNot(refuse.AnotherProduct())
          return whyNot(mayBeUsed({ ...call, scope })) ?? (actsAs(state, actor) ? null : whyNot(refuse.MayNotActFor()))
        }),
      )
    }),
  )

/** Of all that a token stands on, its commands are decided in the product's and the partnership's streams. */
const groundAsOf = ({ organisation, product, ground }: LiveToken, loaded: GroundStates, asOf: AsOf): GroundStates => ({
  ...loaded,
  product: asOf(productStream(product), loaded.product),
  partnership:
    ground._tag === 'Partnership'
      ? asOf(partnershipStream(organisation, ground.partner), loaded.partnership)
      : loaded.partnership,
})

/** Whether a command is about the very product, in the very organisation, or about the token itself. */
const concerns = (made: LiveToken, command: AnyEvent): boolean => {
  const about = command as Fielded
  if ('token' in about) return about['token'] === made.token
  return about['product'] === made.product && (about['organisation'] ?? about['client']) === made.organisation
}

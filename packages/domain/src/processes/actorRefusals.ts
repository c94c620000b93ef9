import * as E from 'fp-ts/lib/Either.js'
import { type Refusal, type RefusalOf, refusals } from '../core/values/refusal.js'
import { alike } from '../questions/refusals.js'
import type { DeadToken, mayBeUsed } from '../slices/token/index.js'

const { SessionNotAlive } = alike

/** What any command may be refused with for the sake of who gives it; a token's own refusals come beside them. */
export const actorRefusals = {
  SessionNotAlive,
  ...refusals({
    MayNotActFor: [
      'LOG-01',
      'the actor does not act for the organisation, or the partner and its client, that it names',
      'act for an organisation of which the account is an active member, for a client of its own partner, or for nobody',
    ],
    NoCommandForTokens: [
      'TOK-02',
      'no token gives this command, whatever its scopes',
      'have the person give it whose account it is',
    ],
    AnotherProduct: [
      'TOK-02',
      'the token was made for another product, or in another organisation',
      'call with a token that was made for this product',
    ],
  }),
}
type RefusalToUse = Extract<ReturnType<typeof mayBeUsed>, { readonly _tag: 'Left' }>['left']
/** Any command may be answered with one of these: who gives it may not act, or not so (ACC-06, TOK-02, LOG-01). */
export type ActorRefusal =
  | RefusalOf<typeof actorRefusals>
  | DeadToken
  | Extract<
      RefusalToUse,
      { readonly name: 'ScopeNotGiven' | 'ProductGone' | 'MembershipEnded' | 'PartnershipRightEnded' }
    >

export const whyNot = (answer: E.Either<Refusal, unknown>): Refusal | null => (E.isLeft(answer) ? answer.left : null)

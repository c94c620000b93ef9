import * as E from 'fp-ts/lib/Either.js'
import { type Actor, sameBehalf } from '../../core/record/actor.js'
import { utcDateOf } from '../../core/values/calendar.js'
import type { Instant } from '../../core/values/instant.js'
import type { Policy } from '../../core/values/policy.js'
import { type AccountState, epochIsAlive, knownAccount } from '../../aggregates/account/state.js'
import { activeMember } from '../../aggregates/organisation/members.js'
import type { OrganisationState } from '../../aggregates/organisation/state.js'
import { type PartnershipState, rightTo } from '../../aggregates/partnership/state.js'
import { type ProductState, runningIn } from '../../aggregates/product/state.js'
import { lastValidDay } from '../../aggregates/token/idle.js'
import type { LiveToken, TokenState } from '../../aggregates/token/state.js'
import { goesOnUnder } from '../../questions/enrolment.js'
import { refuse, type TokenRefusal } from './refusals.js'

/**
 * The present states of all that a token's right is derived from; the last two only where it rests on a partnership.
 */
export interface GroundStates {
  readonly account: AccountState
  readonly organisation: OrganisationState
  readonly product: ProductState
  readonly partnership: PartnershipState | null
  readonly partnerOrganisation: OrganisationState | null
}

/** A call with a token, and all that decides whether it may be made. */
export interface Call extends GroundStates {
  readonly token: TokenState
  /** SHA-256 of the presented text, in hex. */
  readonly presentedHash: string
  /** What the call needs. */
  readonly scope: string
  readonly now: Instant
  readonly policy: Policy
}

type TokenOrRefusal = E.Either<TokenRefusal, LiveToken>
/** Why a token is not alive, whatever it was made for. */
export type DeadToken = Extract<
  TokenRefusal,
  {
    readonly name:
      | 'UnknownToken'
      | 'TokenWasRevoked'
      | 'TokenIdleTooLong'
      | 'TokenExpired'
      | 'AccountNotActive'
      | 'EpochEnded'
      | 'AllTokensRevoked'
  }
>

/**
 * Whether a call may be made: everything is read from where it is kept, at this moment, so that whatever ended has
 * ended here too. Record the call before it is answered (TOK-09).
 * @example
 * const ground = { account, organisation, product, partnership: null, partnerOrganisation: null }
 * mayCall({ token, ...ground, presentedHash, scope: 'dns:read', now, policy })
 */
export const mayCall = (call: Call): TokenOrRefusal =>
  call.token._tag !== 'Unknown' && call.token.hash !== call.presentedHash ? refuse.UnknownToken() : mayBeUsed(call)

/** {@link mayCall} for a token whose text was checked before. */
export const mayBeUsed = ({
  token,
  account,
  scope,
  now,
  policy,
  ...states
}: Omit<Call, 'presentedHash'>): TokenOrRefusal => {
  const alive = aliveToken({ token, account, now, policy })
  if (E.isLeft(alive)) return alive
  if (!alive.right.scopes.includes(scope)) return refuse.ScopeNotGiven({ scope })
  return standsOnItsGround(alive.right, { ...states, now })
}

/** {@link mayBeUsed} for whichever of its scopes: what is said of a token that makes no call. */
export const stillStands = ({
  token,
  account,
  now,
  policy,
  ...states
}: Omit<Call, 'presentedHash' | 'scope'>): TokenOrRefusal =>
  E.flatMap((live: LiveToken) => standsOnItsGround(live, { ...states, now }))(
    aliveToken({ token, account, now, policy }),
  )

/** Whether the token itself and its account's security era are alive, whatever it may still do. */
export const aliveToken = ({
  token,
  account,
  now,
  policy,
}: Pick<Call, 'token' | 'account' | 'now' | 'policy'>): E.Either<DeadToken, LiveToken> => {
  switch (token._tag) {
    case 'Unknown':
      return refuse.UnknownToken()
    case 'Revoked':
      return refuse.TokenWasRevoked()
    case 'Disabled':
      return refuse.TokenIdleTooLong()
    case 'Live':
      break
  }
  const known = knownAccount(account)
  if (known?.account !== token.account) return refuse.AccountNotActive()
  if (!epochIsAlive(account, token.epoch)) return refuse.EpochEnded()
  if (known.tokenEra !== token.tokenEra) return refuse.AllTokensRevoked()
  if (token.expiresAt !== null && now >= token.expiresAt) return refuse.TokenExpired({ expiresAt: token.expiresAt })
  if (isIdle(token, now, policy)) return refuse.TokenIdleTooLong({ lastDay: token.lastDay })
  return E.right(token)
}

/** TOK-06, by date: valid through the anniversary of the last call. */
export const isIdle = ({ lastDay }: LiveToken, now: Instant, policy: Policy): boolean =>
  utcDateOf(now) > lastValidDay(lastDay, policy)

/** PAR-15: every right is that of the very term in which the token was made. */
const standsOnItsGround = (
  token: LiveToken,
  { organisation, product, partnership, partnerOrganisation, now }: Omit<GroundStates, 'account'> & Pick<Call, 'now'>,
): TokenOrRefusal => {
  const running = runningIn(product, token.organisation, now)
  if (running?.product !== token.product || running.stay !== token.stay || organisation._tag !== 'Running')
    return refuse.ProductGone()
  const { ground } = token
  switch (ground._tag) {
    case 'Membership':
      return activeMember(organisation, token.account)?.term === ground.term ? E.right(token) : refuse.MembershipEnded()
    case 'Partnership': {
      if (partnerOrganisation === null || partnership?._tag !== 'Active') return refuse.PartnershipRightEnded()
      const member = activeMember(partnerOrganisation, token.account)
      if (member?.term !== ground.memberTerm || member.role === 'ExternalUser') return refuse.MembershipEnded()
      return partnership.term === ground.term
        && goesOnUnder(partnership, partnerOrganisation)
        && rightTo(partnership, token.product, token.stay) === ground.grant
        ? E.right(token)
        : refuse.PartnershipRightEnded()
    }
  }
}

/** Who acts when the token makes a call: its account, on behalf of its own organisation or of the partner (PAR-07). */
export const actorOf = ({ token, account, organisation, ground }: LiveToken): Extract<Actor, { _tag: 'Token' }> => ({
  _tag: 'Token',
  token,
  account,
  onBehalfOf:
    ground._tag === 'Membership'
      ? { _tag: 'Organisation', organisation }
      : { _tag: 'Partner', partner: ground.partner, client: organisation },
})

/** Whether an actor says of itself what the token stands for, and no more: whose it is, and for whom it acts. */
export const actsAs = (token: LiveToken, actor: Extract<Actor, { _tag: 'Token' }>): boolean =>
  actor.account === token.account && sameBehalf(actor.onBehalfOf, actorOf(token).onBehalfOf)

import * as E from 'fp-ts/lib/Either.js'
import type { Circumstances } from '../../core/handle/decider.js'
import type { OnBehalfOf } from '../../core/record/actor.js'
import type { OfType } from '../../core/values/union.js'
import { activeMember } from '../../aggregates/organisation/members.js'
import { rightTo, wordFor } from '../../aggregates/partnership/state.js'
import type { Ground } from '../../aggregates/token/events.js'
import { goesOnUnder } from '../../questions/enrolment.js'
import type { GroundStates } from './calls.js'
import type { TokenCommand } from './commands.js'
import { refuse, type TokenRefusal } from './refusals.js'

type GroundOrRefusal = E.Either<TokenRefusal, Ground>
type Creation = OfType<TokenCommand, 'CreateToken'>

/** On what a new token will stand: the membership or the partnership in whose name the person acts now (PAR-15). */
export const groundOf = (
  command: Creation,
  onBehalfOf: OnBehalfOf | null,
  stay: number | null,
  states: GroundStates & Pick<Circumstances, 'now'>,
): GroundOrRefusal => {
  switch (onBehalfOf?._tag) {
    case undefined:
      return membership(command, states)
    case 'Organisation':
      return onBehalfOf.organisation === command.organisation
        ? membership(command, states)
        : refuse.NotActingForOrganisation()
    case 'Partner':
      return onBehalfOf.client === command.organisation
        ? underPartnership(command, stay, states)
        : refuse.NotActingForOrganisation()
  }
}

/** Any role will do: what it lets the account do now is all that the token can ever do (TOK-02). */
const membership = ({ account }: Creation, { organisation }: GroundStates): GroundOrRefusal => {
  const member = activeMember(organisation, account)
  return member === null ? refuse.NotAMember() : E.right({ _tag: 'Membership', term: member.term })
}

/** PAR-16: only what the partnership authorised for this very token, and while that right goes on. */
const underPartnership = (
  { token, account, product }: Creation,
  stay: number | null,
  { partnership, partnerOrganisation, now }: GroundStates & Pick<Circumstances, 'now'>,
): GroundOrRefusal => {
  if (partnerOrganisation === null || partnership?._tag !== 'Active') return refuse.NotAuthorisedByPartnership()
  const member = activeMember(partnerOrganisation, account)
  if (member === null || member.role === 'ExternalUser' || !goesOnUnder(partnership, partnerOrganisation))
    return refuse.NotAMember()
  const word = wordFor(partnership, token, now)
  if (word === null) return refuse.AuthorisationLapsed()
  if (
    stay === null
    || word.act !== 'Token'
    || word.product !== product
    || word.stay !== stay
    || rightTo(partnership, product, stay) !== word.grant
  )
    return refuse.NotAuthorisedByPartnership()
  return E.right({
    _tag: 'Partnership',
    partner: partnership.partner,
    term: partnership.term,
    grant: word.grant,
    memberTerm: member.term,
  })
}

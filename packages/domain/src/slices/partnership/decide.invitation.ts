import * as E from 'fp-ts/lib/Either.js'
import { DAY, type Instant, later } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import type { PartnershipState } from '../../aggregates/partnership/state.js'
import { offered } from './access.js'
import type { PartnershipCommand } from './commands.js'
import type { PartnershipContext } from './context.js'
import { type Decision, happened, type Invited, nothing } from './decision.js'
import { type PartnershipRefusal, refuse } from './refusals.js'

/** PAR-14 goes by date, whether or not the clock has recorded it. */
const isExpired = (invited: Invited, now: Instant): boolean => now >= invited.expiresAt

const expiry = ({ now, policy }: PartnershipContext): Instant => later(now, policy.partnerInvitationDays * DAY)

/** The invitation that can still be answered, sent again or withdrawn, or why there is none. */
const openInvitation = (state: PartnershipState, now: Instant): E.Either<PartnershipRefusal, Invited> => {
  if (state._tag !== 'Invited') return refuse.NoInvitation()
  return isExpired(state, now) ? refuse.PartnerInvitationExpired({ expiresAt: state.expiresAt }) : E.right(state)
}

/** What ended an invitation before it was recorded: its date, or the enrolment that it rested on (PAR-17). */
const endOf = (invited: Invited, { now, enrolment }: PartnershipContext) => {
  if (isExpired(invited, now)) return 'PartnerInvitationExpired'
  return invited.enrolment === enrolment ? null : 'PartnerInvitationWithdrawn'
}

export const invite = (
  command: OfType<PartnershipCommand, 'InvitePartner'>,
  state: PartnershipState,
  context: PartnershipContext,
): Decision => {
  const { client, partner } = command
  if (client === partner) return refuse.OwnPartner()
  if (context.enrolment === null) return refuse.NotAListedPartner({ partner })
  if (state._tag === 'Active') return refuse.AlreadyPartners({ term: state.term })
  const over = state._tag === 'Invited' ? endOf(state, context) : null
  if (state._tag === 'Invited' && over === null) return refuse.AlreadyInvited({ term: state.term })

  const before = state._tag === 'Strangers' ? { term: 0, lastGrant: 0 } : state
  const access = offered(command.access, context.stays, before.lastGrant)
  if (E.isLeft(access)) return access
  return happened(...(over === null ? [] : [{ type: over, client, partner, term: before.term } as const]), {
    type: 'PartnerInvited',
    client,
    partner,
    term: before.term + 1,
    access: access.right,
    attempt: 1,
    expiresAt: expiry(context),
    enrolment: context.enrolment,
  })
}

export const resend = (state: PartnershipState, context: PartnershipContext): Decision => {
  const open = openInvitation(state, context.now)
  if (E.isLeft(open)) return open
  const { client, partner, term, attempt } = open.right
  if (context.partner !== 'Listed') return refuse.NotAListedPartner({ partner })
  return happened({
    type: 'PartnerInvitationResent',
    client,
    partner,
    term,
    attempt: attempt + 1,
    expiresAt: expiry(context),
  })
}

export const withdraw = (state: PartnershipState, context: PartnershipContext): Decision => {
  if (state._tag === 'Ended' && state.how === 'Withdrawn') return nothing
  const open = openInvitation(state, context.now)
  if (E.isLeft(open)) return open
  const { client, partner, term } = open.right
  return happened({ type: 'PartnerInvitationWithdrawn', client, partner, term })
}

export const accept = (state: PartnershipState, context: PartnershipContext): Decision => {
  const open = answerable(state, context)
  if (E.isLeft(open)) return open
  const { client, partner, term, access } = open.right
  if (context.partner !== 'Listed') return refuse.NotAListedPartner({ partner })
  if (context.client !== 'Running') return refuse.ClientNotRunning({ client })
  return happened({ type: 'PartnershipStarted', client, partner, term, access, at: context.now })
}

export const decline = (state: PartnershipState, context: PartnershipContext): Decision => {
  const open = answerable(state, context)
  if (E.isLeft(open)) return open.left.name === 'PartnerInvitationDeclined' ? nothing : open
  const { client, partner, term } = open.right
  return happened({ type: 'PartnerInvitationDeclined', client, partner, term })
}

/** PAR-06: the invitation that is open, if the link is that of its last mail; else what became of the link, if it was ever mailed. */
const answerable = (
  state: PartnershipState,
  { now, link }: PartnershipContext,
): E.Either<PartnershipRefusal, Invited> => {
  if (state._tag === 'Strangers' || link === null) return refuse.PartnerLinkWrong()
  if (link.term !== state.term || link.attempt !== state.attempt) return refuse.PartnerInvitationReplaced()
  switch (state._tag) {
    case 'Invited':
      return openInvitation(state, now)
    case 'Active':
      return refuse.LinkUsed()
    case 'Ended':
      return becameOf[state.how]()
  }
}

const becameOf = {
  Declined: refuse.PartnerInvitationDeclined,
  Withdrawn: refuse.PartnerInvitationWithdrawn,
  Expired: refuse.PartnerInvitationExpired,
  Ended: refuse.LinkUsed,
} as const

export const expire = (state: PartnershipState, { now }: PartnershipContext): Decision => {
  if (state._tag !== 'Invited') return nothing
  if (!isExpired(state, now)) return refuse.PartnerInvitationNotExpired({ expiresAt: state.expiresAt })
  const { client, partner, term } = state
  return happened({ type: 'PartnerInvitationExpired', client, partner, term })
}

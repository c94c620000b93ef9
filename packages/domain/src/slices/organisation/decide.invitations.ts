import { DAY, type Instant, later } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import type { Invitee } from '../../aggregates/organisation/events.js'
import {
  type Asking,
  closedInvitation,
  type DeadInvitation,
  fits,
  invitationFor,
  openInvitation,
} from '../../aggregates/organisation/invitations.js'
import type { InvitationState } from '../../aggregates/organisation/invitationStates.js'
import type { OrganisationState } from '../../aggregates/organisation/state.js'
import type { AccountId, InvitationId } from '../../core/values/ids.js'
import type { Secret } from '../../core/values/secret.js'
import { deadInvitation } from '../../questions/refusals.js'
import { denialToManage, personHere } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationContext } from './context.js'
import { type Decision, happened, nothing, type Running } from './decision.js'
import { refuse } from './refusals.js'

const hasExpired = ({ expiresAt }: InvitationState, now: Instant): boolean => now >= expiresAt

/** Every mail has a number of its own in the organisation, so that an old link fits nothing that comes later. */
const nextMail = (state: Running, { now, policy }: OrganisationContext) => ({
  attempt: state.lastAttempt + 1,
  expiresAt: later(now, policy.memberInvitationDays * DAY),
})

export const invite = (
  command: OfType<OrganisationCommand, 'InviteMember'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  const { organisation, invitation, invitee, role } = command
  const denied = denialToManage(state, context.actor, role)
  if (denied !== null) return denied
  if (state.invitations.has(invitation) || isInvited(state, invitee, context.now))
    return refuse.InvitationOpen({ invitation })
  switch (invitee._tag) {
    case 'Address':
      if (invitee.invitation !== invitation) return refuse.AddressOfAnotherInvitation({ invitation })
      break
    case 'Account':
      if (state.members.has(invitee.account)) return refuse.MemberAlready({ account: invitee.account })
      if (context.account.situation !== 'Registered') return refuse.UnknownInvitee({ account: invitee.account })
      break
  }
  return happened({ type: 'MemberInvited', organisation, invitation, invitee, role, ...nextMail(state, context) })
}

/** Addresses are sealed, and equal ones cannot be told: only accounts are invited once at a time. */
const isInvited = (state: Running, invitee: Invitee, now: Instant): boolean =>
  invitee._tag === 'Account'
  && state.invitations
    .values()
    .some(
      (open) => open.invitee._tag === 'Account' && open.invitee.account === invitee.account && !hasExpired(open, now),
    )

export const resend = (
  command: OfType<OrganisationCommand, 'ResendMemberInvitation'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  const { organisation, invitation } = command
  const open = state.invitations.get(invitation)
  const denied = denialToManage(state, context.actor, ...(open === undefined ? [] : [open.role]))
  if (denied !== null) return denied
  if (open === undefined) return deadInvitation(becameOf(state, invitation), { invitation })
  if (hasExpired(open, context.now)) return deadInvitation('Expired', { invitation })
  return happened({ type: 'MemberInvitationResent', organisation, invitation, ...nextMail(state, context) })
}

export const withdraw = (
  command: OfType<OrganisationCommand, 'WithdrawMemberInvitation'>,
  state: Running,
  { actor, now }: OrganisationContext,
): Decision => {
  const { organisation, invitation } = command
  const open = state.invitations.get(invitation)
  const denied = denialToManage(state, actor, ...(open === undefined ? [] : [open.role]))
  if (denied !== null) return denied
  const how = open === undefined ? becameOf(state, invitation) : hasExpired(open, now) ? 'Expired' : 'Open'
  if (how === 'Open') return happened({ type: 'MemberInvitationWithdrawn', organisation, invitation })
  return how === 'Withdrawn' ? nothing : deadInvitation(how, { invitation })
}

/** What became of an invitation that is not open, for who manages members. */
const becameOf = (state: Running, invitation: InvitationId): DeadInvitation =>
  closedInvitation(state, invitation)?.how ?? 'Unknown'

const asking = (
  { actor, linkAttempt }: OrganisationContext,
  account: AccountId | null,
  link: Secret | null,
): Asking => ({ isLibrary: actor._tag === 'System', account, link: link === null ? 'None' : { attempt: linkAttempt } })

export const decline = (
  { organisation, invitation, link }: OfType<OrganisationCommand, 'DeclineMemberInvitation'>,
  state: OrganisationState,
  context: OrganisationContext,
): Decision => {
  const who = asking(context, personHere(context.actor, organisation), link)
  const open = invitationFor(state, invitation, { ...who, isLibrary: false }, context.now)
  if (open === 'Declined') return nothing
  return typeof open === 'string'
    ? deadInvitation(open, { invitation })
    : happened({ type: 'MemberInvitationDeclined', organisation, invitation })
}

export const expire = (
  command: OfType<OrganisationCommand, 'ExpireMemberInvitation'>,
  state: Running,
  { actor, now }: OrganisationContext,
): Decision => {
  const { organisation, invitation } = command
  const open = state.invitations.get(invitation)
  if (actor._tag !== 'System') return refuse.ExpiredByTheClockOnly({ invitation })
  if (open === undefined) return nothing
  if (!hasExpired(open, now)) return refuse.InvitationNotExpired({ invitation })
  return happened({ type: 'MemberInvitationExpired', organisation, invitation })
}

/** ORG-02: the organisation's half of becoming a member; the account's own word came first, and is looked up. */
export const join = (
  command: OfType<OrganisationCommand, 'JoinOrganisation'>,
  state: OrganisationState,
  context: OrganisationContext,
): Decision => {
  const { organisation, account, invitation, link } = command
  const self = personHere(context.actor, organisation) === account
  if (!self && context.actor._tag !== 'System') return refuse.NotTheInvitee({ invitation })
  // the person's own command may have come through before the process that makes up for it
  if (state._tag === 'Running' && state.members.has(account))
    return openInvitation(state, invitation) === null ? nothing : refuse.MemberAlready({ account })
  const open = invitationFor(state, invitation, asking(context, account, link), context.now)
  if (typeof open === 'string') return deadInvitation(open, { invitation })
  if (state._tag !== 'Running') return refuse.UnknownInvitation({ invitation })
  if (open.invitee._tag === 'Account' && open.invitee.account !== account) return refuse.NotTheInvitee({ invitation })
  const { situation, accepted } = context.account
  const isAccepted = typeof accepted === 'object' && accepted.invitation === invitation && fits(accepted, open)
  if (situation !== 'Registered' || !isAccepted) return refuse.InvitationNotAccepted({ account, invitation })
  return happened({
    type: 'MemberJoined',
    organisation,
    account,
    invitation,
    role: open.role,
    term: state.lastTerm + 1,
  })
}

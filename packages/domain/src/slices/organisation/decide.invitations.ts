import { DAY, type Instant, later } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import type { Invitee } from '../../aggregates/organisation/events.js'
import { fits } from '../../aggregates/organisation/invitations.js'
import type { InvitationState } from '../../aggregates/organisation/state.js'
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
  if (state.invitations[invitation] !== undefined || isInvited(state, invitee, context.now))
    return refuse.InvitationOpen({ invitation })
  switch (invitee._tag) {
    case 'Address':
      if (invitee.invitation !== invitation) return refuse.AddressOfAnotherInvitation({ invitation })
      break
    case 'Account':
      if (state.members[invitee.account] !== undefined) return refuse.MemberAlready({ account: invitee.account })
      if (context.account.situation !== 'Registered') return refuse.UnknownInvitee({ account: invitee.account })
      break
  }
  return happened({ type: 'MemberInvited', organisation, invitation, invitee, role, ...nextMail(state, context) })
}

/** Addresses are sealed, and equal ones cannot be told: only accounts are invited once at a time. */
const isInvited = (state: Running, invitee: Invitee, now: Instant): boolean =>
  invitee._tag === 'Account'
  && Object.values(state.invitations).some(
    (open) => open.invitee._tag === 'Account' && open.invitee.account === invitee.account && !hasExpired(open, now),
  )

export const resend = (
  command: OfType<OrganisationCommand, 'ResendMemberInvitation'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  const { organisation, invitation } = command
  const open = state.invitations[invitation]
  const denied = denialToManage(state, context.actor, ...(open === undefined ? [] : [open.role]))
  if (denied !== null) return denied
  if (open === undefined) return refuse.UnknownInvitation({ invitation })
  if (hasExpired(open, context.now)) return refuse.InvitationExpired({ invitation })
  return happened({ type: 'MemberInvitationResent', organisation, invitation, ...nextMail(state, context) })
}

export const withdraw = (
  command: OfType<OrganisationCommand, 'WithdrawMemberInvitation'>,
  state: Running,
  { actor, now }: OrganisationContext,
): Decision => {
  const { organisation, invitation } = command
  const open = state.invitations[invitation]
  const denied = denialToManage(state, actor, ...(open === undefined ? [] : [open.role]))
  if (denied !== null) return denied
  if (open === undefined) return refuse.UnknownInvitation({ invitation })
  return hasExpired(open, now)
    ? refuse.InvitationExpired({ invitation })
    : happened({ type: 'MemberInvitationWithdrawn', organisation, invitation })
}

export const decline = (
  command: OfType<OrganisationCommand, 'DeclineMemberInvitation'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  const { organisation, invitation, link } = command
  const open = state.invitations[invitation]
  if (open === undefined) return refuse.UnknownInvitation({ invitation })
  if (hasExpired(open, context.now)) return refuse.InvitationExpired({ invitation })
  if (link !== null && context.linkAttempt !== open.attempt) return refuse.InvitationLinkWrong({ invitation })
  const person = personHere(context.actor, organisation)
  const invited = open.invitee._tag === 'Account' && open.invitee.account === person
  return link !== null || invited
    ? happened({ type: 'MemberInvitationDeclined', organisation, invitation })
    : refuse.NotTheInvitee({ invitation })
}

export const expire = (
  command: OfType<OrganisationCommand, 'ExpireMemberInvitation'>,
  state: Running,
  { actor, now }: OrganisationContext,
): Decision => {
  const { organisation, invitation } = command
  const open = state.invitations[invitation]
  if (actor._tag !== 'System') return refuse.ExpiredByTheClockOnly({ invitation })
  if (open === undefined) return nothing
  if (!hasExpired(open, now)) return refuse.InvitationNotExpired({ invitation })
  return happened({ type: 'MemberInvitationExpired', organisation, invitation })
}

/** ORG-02: the organisation's half of becoming a member; the account's own word came first, and is looked up. */
export const join = (
  command: OfType<OrganisationCommand, 'JoinOrganisation'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  const { organisation, account, invitation, link } = command
  const self = personHere(context.actor, organisation) === account
  if (!self && context.actor._tag !== 'System') return refuse.NotTheInvitee({ invitation })
  const open = state.invitations[invitation]
  const member = state.members[account] !== undefined
  // the person's own command may have come through before the process that makes up for it
  if (open === undefined) return member ? nothing : refuse.UnknownInvitation({ invitation })
  if (member) return refuse.MemberAlready({ account })
  if (hasExpired(open, context.now)) return refuse.InvitationExpired({ invitation })
  if (link !== null && context.linkAttempt !== open.attempt) return refuse.InvitationLinkWrong({ invitation })
  const proven = isProven(open.invitee, command, self)
  if (proven !== null) return proven
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

/**
 * An account is invited by its id, an address by its link; for a process the account's acceptance stands for the link.
 */
const isProven = (
  invitee: Invitee,
  { account, invitation, link }: OfType<OrganisationCommand, 'JoinOrganisation'>,
  self: boolean,
): Decision | null => {
  switch (invitee._tag) {
    case 'Account':
      return invitee.account === account ? null : refuse.NotTheInvitee({ invitation })
    case 'Address':
      return self && link === null ? refuse.InvitationLinkWrong({ invitation }) : null
  }
}

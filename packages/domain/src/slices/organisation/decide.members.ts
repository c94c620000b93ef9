import type { AccountId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import { isLastLegalRepresentative } from '../../aggregates/organisation/members.js'
import { denialToManage, personHere } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationContext } from './context.js'
import { type Decision, happened, nothing, type Running } from './decision.js'
import { refuse } from './refusals.js'

/** ORG-04: what a refused organisation can do instead. */
const WAYS_OUT = ['InviteLegalRepresentative', 'GiveRoleToMember', 'CloseOrganisation']

const keepsRepresentative = (state: Running, account: AccountId): Decision | null =>
  isLastLegalRepresentative(state, account)
    ? refuse.LastLegalRepresentative({ organisation: state.organisation, account, waysOut: WAYS_OUT })
    : null

export const changeRole = (
  { organisation, account, to }: OfType<OrganisationCommand, 'ChangeMemberRole'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision => {
  const member = state.members.get(account)
  const denied = denialToManage(state, actor, to, ...(member === undefined ? [] : [member.role]))
  if (denied !== null) return denied
  if (member === undefined) return refuse.UnknownMember({ account })
  if (member.role === to) return nothing
  return (
    keepsRepresentative(state, account)
    ?? happened({ type: 'MemberRoleChanged', organisation, account, from: member.role, to })
  )
}

/** A suspension as compromised weighs more than another (ORG-08): it takes its place, and is not replaced by it. */
export const suspend = (
  { organisation, account, reason }: OfType<OrganisationCommand, 'SuspendMember'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision => {
  const member = state.members.get(account)
  const denied = denialToManage(state, actor, ...(member === undefined ? [] : [member.role]))
  if (denied !== null) return denied
  if (member === undefined) return refuse.UnknownMember({ account })
  if (member.status === 'SuspendedAsCompromised' || (member.status === 'Suspended' && reason === 'Other'))
    return nothing
  return keepsRepresentative(state, account) ?? happened({ type: 'MemberSuspended', organisation, account, reason })
}

export const reinstate = (
  { organisation, account }: OfType<OrganisationCommand, 'ReinstateMember'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  const member = state.members.get(account)
  const denied = denialToManage(state, context.actor, ...(member === undefined ? [] : [member.role]))
  if (denied !== null) return denied
  if (member === undefined) return refuse.UnknownMember({ account })
  if (member.status === 'Active') return nothing
  return member.status === 'SuspendedAsCompromised' && context.account.assistant === 'Open'
    ? refuse.AccountNotSecured({ account })
    : happened({ type: 'MemberReinstated', organisation, account })
}

export const remove = (
  { organisation, account }: OfType<OrganisationCommand, 'RemoveMember'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision => {
  const member = state.members.get(account)
  const denied = denialToManage(state, actor, ...(member === undefined ? [] : [member.role]))
  if (denied !== null) return denied
  if (member === undefined) return nothing
  return (
    keepsRepresentative(state, account) ?? happened({ type: 'MemberRemoved', organisation, account, role: member.role })
  )
}

/** One's own act, suspended or not; or a process's, for an account that is being deleted (ACC-12). */
export const leave = (
  command: OfType<OrganisationCommand, 'LeaveOrganisation'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  const { organisation, account, why } = command
  const denied = denialToLeave(command, context)
  if (denied !== null) return denied
  const member = state.members.get(account)
  if (member === undefined) return nothing
  return (
    keepsRepresentative(state, account)
    ?? happened({ type: 'MemberLeft', organisation, account, role: member.role, why })
  )
}

const denialToLeave = (
  { organisation, account, why }: OfType<OrganisationCommand, 'LeaveOrganisation'>,
  context: OrganisationContext,
): Decision | null => {
  const {
    actor,
    account: { situation },
  } = context
  switch (why) {
    case 'OwnWish':
      return personHere(actor, organisation) === account ? null : refuse.NotOnesOwnMembership({ account })
    case 'AccountDeletion':
      return actor._tag === 'System' && (situation === 'Leaving' || situation === 'Deleted')
        ? null
        : refuse.NotLeavingForDeletion({ account })
  }
}

/**
 * PAR-08: only external users are replaced; a role held in one's own right stays (PAR-15). A partnership that is over
 * by now, or another term, takes nobody's place.
 */
export const replaceExternalUsers = (
  command: OfType<OrganisationCommand, 'ReplaceExternalUsers'>,
  state: Running,
  { actor, termInForce }: OrganisationContext,
): Decision => {
  const { organisation, partner, partnershipTerm, accounts } = command
  if (actor._tag !== 'System') return refuse.ReplacedByPartnershipsOnly()
  if (termInForce !== partnershipTerm) return nothing
  const replaced = [...new Set(accounts)].filter((account) => state.members.get(account)?.role === 'ExternalUser')
  return happened(
    ...replaced.map(
      (account) => ({ type: 'MemberReplacedByPartnership', organisation, account, partner, partnershipTerm }) as const,
    ),
  )
}

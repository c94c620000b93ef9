import type { OfType } from '../../core/values/union.js'
import type { OrganisationState } from '../../aggregates/organisation/state.js'
import { mayKnow, personHere } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationContext } from './context.js'
import { decline, expire, invite, join, resend, withdraw } from './decide.invitations.js'
import { changeRole, leave, reinstate, remove, replaceExternalUsers, suspend } from './decide.members.js'
import {
  changeBillingContact,
  close,
  closeAgain,
  closeBeforehand,
  move,
  register,
  rename,
} from './decide.organisation.js'
import { admit, release, settle } from './decide.products.js'
import { changeEntry, joinProgramme, leaveProgramme } from './decide.programme.js'
import { type Decision, nothing, type Running } from './decision.js'
import { refuse } from './refusals.js'

export const decide =
  (command: OrganisationCommand) =>
  (state: OrganisationState, context: OrganisationContext): Decision => {
    // who is invited is no member yet: what there is for them to know is the invitation's to say
    if (command.type === 'JoinOrganisation') return join(command, state, context)
    if (command.type === 'DeclineMemberInvitation') return decline(command, state, context)
    if (command.type === 'RegisterOrganisation') return registerIn(state, command, context)
    if (isBeyond(command, state, context)) return nothing
    if (state._tag === 'Unregistered' && command.type === 'CloseOrganisation') return closeBeforehand(command, context)
    if (state._tag === 'Unregistered' || !mayKnow(state, context.actor, command.organisation))
      return refuse.UnknownOrganisation({ organisation: command.organisation })
    if (state._tag === 'Running') return decideRunning(command, state, context)
    return command.type === 'CloseOrganisation'
      ? closeAgain(command, state, context)
      : refuse.OrganisationIsClosed({ organisation: command.organisation })
  }

const registerIn = (
  state: OrganisationState,
  command: OfType<OrganisationCommand, 'RegisterOrganisation'>,
  context: OrganisationContext,
): Decision => {
  const { organisation } = command
  switch (state._tag) {
    case 'Unregistered':
      return register(command, context)
    case 'Running':
      return refuse.OrganisationAlreadyRegistered({ organisation })
    case 'Closed':
      return refuse.OrganisationIsClosed({ organisation })
  }
}

/**
 * What a process cleans up has gone with the organisation: no account's deletion hangs on a closed one (ORG-10). Nobody
 * has to leave what they are no member of, be there such an organisation or not.
 */
const isBeyond = (command: OrganisationCommand, state: OrganisationState, { actor }: OrganisationContext): boolean => {
  if (command.type === 'LeaveOrganisation' && command.why === 'OwnWish') {
    const { account, organisation } = command
    if (personHere(actor, organisation) === account && (state._tag === 'Unregistered' || !state.members.has(account)))
      return true
  }
  return (
    state._tag !== 'Running'
    && actor._tag === 'System'
    && (command.type === 'LeaveOrganisation'
      || command.type === 'ExpireMemberInvitation'
      || command.type === 'SettleProduct'
      || command.type === 'ReleaseProduct'
      || command.type === 'ReplaceExternalUsers')
  )
}

type ForMembers = Exclude<
  OrganisationCommand,
  { readonly type: 'RegisterOrganisation' | 'JoinOrganisation' | 'DeclineMemberInvitation' }
>
const decideRunning = (command: ForMembers, state: Running, context: OrganisationContext): Decision => {
  switch (command.type) {
    case 'RenameOrganisation':
      return rename(command, state, context)
    case 'MoveOrganisation':
      return move(command, state, context)
    case 'ChangeBillingContact':
      return changeBillingContact(command, state, context)
    case 'InviteMember':
      return invite(command, state, context)
    case 'ResendMemberInvitation':
      return resend(command, state, context)
    case 'WithdrawMemberInvitation':
      return withdraw(command, state, context)
    case 'ExpireMemberInvitation':
      return expire(command, state, context)
    case 'ChangeMemberRole':
      return changeRole(command, state, context)
    case 'SuspendMember':
      return suspend(command, state, context)
    case 'ReinstateMember':
      return reinstate(command, state, context)
    case 'RemoveMember':
      return remove(command, state, context)
    case 'LeaveOrganisation':
      return leave(command, state, context)
    case 'ReplaceExternalUsers':
      return replaceExternalUsers(command, state, context)
    case 'JoinPartnerProgramme':
      return joinProgramme(command, state, context)
    case 'ChangeDirectoryEntry':
      return changeEntry(command, state, context)
    case 'LeavePartnerProgramme':
      return leaveProgramme(command, state, context)
    case 'AdmitProduct':
      return admit(command, state, context)
    case 'SettleProduct':
      return settle(command, state, context)
    case 'ReleaseProduct':
      return release(command, state, context)
    case 'CloseOrganisation':
      return close(command, state, context)
  }
}

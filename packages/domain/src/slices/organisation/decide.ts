import type { OrganisationState } from '../../aggregates/organisation/state.js'
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
    switch (state._tag) {
      case 'Unregistered':
        if (command.type === 'RegisterOrganisation') return register(command, context)
        if (command.type === 'CloseOrganisation') return closeBeforehand(command, context)
        return isBeyond(command, context) ? nothing : refuse.UnknownOrganisation({ organisation: command.organisation })
      case 'Closed':
        if (command.type === 'CloseOrganisation') return closeAgain(command, state, context)
        return isBeyond(command, context)
          ? nothing
          : refuse.OrganisationIsClosed({ organisation: command.organisation })
      case 'Running':
        return decideRunning(command, state, context)
    }
  }

/** What a process cleans up has gone with the organisation: no account's deletion hangs on a closed one (ORG-10). */
const isBeyond = (command: OrganisationCommand, { actor }: OrganisationContext): boolean =>
  actor._tag === 'System'
  && (command.type === 'LeaveOrganisation'
    || command.type === 'ExpireMemberInvitation'
    || command.type === 'SettleProduct'
    || command.type === 'ReleaseProduct'
    || command.type === 'ReplaceExternalUsers')

const decideRunning = (command: OrganisationCommand, state: Running, context: OrganisationContext): Decision => {
  switch (command.type) {
    case 'RegisterOrganisation':
      return refuse.OrganisationAlreadyRegistered({ organisation: command.organisation })
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
    case 'DeclineMemberInvitation':
      return decline(command, state, context)
    case 'ExpireMemberInvitation':
      return expire(command, state, context)
    case 'JoinOrganisation':
      return join(command, state, context)
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

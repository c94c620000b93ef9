import type { OfType } from '../../core/values/union.js'
import { actingMember, isManager } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationContext } from './context.js'
import { type Decision, happened, nothing, type Running } from './decision.js'
import { refuse } from './refusals.js'

/** PAR-13: only who is in the programme is found in the directory and invited. */
export const joinProgramme = (
  command: OfType<OrganisationCommand, 'JoinPartnerProgramme'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision => {
  const { organisation, directoryName, directoryEmail } = command
  if (!isManager(actingMember(state, actor))) return refuse.MayNotManageProgramme()
  return state.partner === null
    ? happened({ type: 'PartnerProgrammeJoined', organisation, directoryName, directoryEmail })
    : refuse.AlreadyInProgramme({ organisation })
}

export const changeEntry = (
  command: OfType<OrganisationCommand, 'ChangeDirectoryEntry'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision => {
  const { organisation, directoryName, directoryEmail } = command
  if (!isManager(actingMember(state, actor))) return refuse.MayNotManageProgramme()
  return state.partner === null
    ? refuse.NotAListedPartner({ organisation })
    : happened({ type: 'DirectoryEntryChanged', organisation, directoryName, directoryEmail })
}

export const leaveProgramme = (
  { organisation }: OfType<OrganisationCommand, 'LeavePartnerProgramme'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision => {
  if (!isManager(actingMember(state, actor))) return refuse.MayNotManageProgramme()
  return state.partner === null ? nothing : happened({ type: 'PartnerProgrammeLeft', organisation })
}

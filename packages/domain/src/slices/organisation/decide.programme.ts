import * as E from 'fp-ts/lib/Either.js'
import type { OfType } from '../../core/values/union.js'
import { actingMember, type Decision, isManager, type Running } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationContext } from './context.js'
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
    ? E.right([{ type: 'PartnerProgrammeJoined', organisation, directoryName, directoryEmail }])
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
    ? refuse.NotInProgramme({ organisation })
    : E.right([{ type: 'DirectoryEntryChanged', organisation, directoryName, directoryEmail }])
}

export const leaveProgramme = (
  { organisation }: OfType<OrganisationCommand, 'LeavePartnerProgramme'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision => {
  if (!isManager(actingMember(state, actor))) return refuse.MayNotManageProgramme()
  return state.partner === null ? E.right([]) : E.right([{ type: 'PartnerProgrammeLeft', organisation }])
}

import type { Slice, Step } from '../../core/handle/slice.js'
import { type OrganisationCommand, organisationCommands } from './commands.js'
import { gather, type OrganisationContext } from './context.js'
import { decide } from './decide.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { OrganisationRefusal } from './refusals.js'
import { organisation, organisationStream, type OrganisationState } from '../../aggregates/organisation/state.js'

/**
 * The account's half of a membership comes first (ORG-02). A process that makes up for the other half accepts for
 * nobody.
 */
const prelude: Exclude<typeof organisationSlice.prelude, undefined> = (command, { actor }): ReadonlyArray<Step> => {
  if (command.type === 'RegisterOrganisation')
    return [
      {
        type: 'AcceptMembership',
        account: command.founder,
        organisation: command.organisation,
        invitation: null,
        link: null,
      },
    ]
  if (command.type === 'JoinOrganisation' && actor._tag !== 'System') {
    const { account, organisation: here, invitation, link } = command
    return [{ type: 'AcceptMembership', account, organisation: here, invitation, link }]
  }
  return []
}

/** The slice of organisations: ORG, the organisation's half of PAR-08, and the partner programme of PAR-13. */
export const organisationSlice: Slice<
  OrganisationState,
  OrganisationCommand,
  OrganisationEvent,
  OrganisationRefusal,
  OrganisationContext
> = {
  ...organisation,
  commands: organisationCommands,
  streamOf: (command) => organisationStream(command.organisation),
  prelude,
  gather,
  decide,
}

export { checkDigitOf, isCustomerNumber } from '../../aggregates/organisation/customerNumber.js'
export { customerNumberFollowUp } from './mintCustomerNumber.js'

import type { Published } from '../../core/handle/guide.js'
import type { Slice } from '../../core/handle/slice.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { MemberInvitationLink } from '../../aggregates/organisation/links.js'
import { organisation, type OrganisationState, organisationStream } from '../../aggregates/organisation/state.js'
import { type OrganisationCommand, organisationCommands } from './commands.js'
import { gather, type OrganisationContext } from './context.js'
import { organisationDeadlines } from './deadlines.js'
import { decide } from './decide.js'
import { organisationExamples } from './examples.js'
import { organisationGuide } from './guide.js'
import { organisationMails } from './mails.js'
import { CUSTOMER_NUMBER, customerNumberFollowUp } from './mintCustomerNumber.js'
import { organisationReactions } from './reactions.js'
import { type OrganisationRefusal, refuse } from './refusals.js'

/** The slice of organisations: ORG, the organisation's half of PAR-08, and the partner programme of PAR-13. */
export const organisationSlice: Published<
  Slice<OrganisationState, OrganisationCommand, OrganisationEvent, OrganisationRefusal, OrganisationContext>,
  typeof organisationCommands,
  typeof organisationGuide
> = {
  ...organisation,
  commands: organisationCommands,
  guide: organisationGuide,
  refusals: refuse,
  streamOf: (command) => organisationStream(command.organisation),
  gather,
  decide,
  deadlines: organisationDeadlines,
  links: [MemberInvitationLink],
  mails: organisationMails,
  reactions: organisationReactions,
  claims: [CUSTOMER_NUMBER],
  followUp: (event, { ports }) => customerNumberFollowUp(event, ports),
  examples: organisationExamples,
}

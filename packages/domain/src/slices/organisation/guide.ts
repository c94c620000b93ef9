import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { organisationCommands } from './commands.js'
import { invitationsGuide } from './guide.invitations.js'
import { membersGuide } from './guide.members.js'
import { ownGuide } from './guide.organisation.js'
import { productsGuide } from './guide.products.js'
import { programmeGuide } from './guide.programme.js'
import type { OrganisationRefusal } from './refusals.js'

/** What the public contract says of each command on organisations. */
export const organisationGuide = {
  ...ownGuide,
  ...invitationsGuide,
  ...membersGuide,
  ...programmeGuide,
  ...productsGuide,
} as const satisfies GuideOf<typeof organisationCommands, OrganisationEvent, OrganisationRefusal>

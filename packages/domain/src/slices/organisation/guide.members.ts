import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { organisationCommands } from './commands.js'
import { managers, organisation, toManagers, whereNoneRuns } from './guide.alike.js'
import type { OrganisationRefusal } from './refusals.js'

const account = '019c5b20-6c00-7000-8000-000000000006'
const managersOfTheMember = `${managers}; where the member is a legal representative, a legal representative only`

/** Members: their roles, and every way of losing one. */
export const membersGuide = {
  ChangeMemberRole: {
    does: 'Gives a member another role; the last active legal representative keeps it.',
    who: `${managers}; where the old or the new role is legal representative, a legal representative only`,
    rules: ['ORG-02', 'ORG-03', 'ORG-04', 'ORG-05'],
    events: ['MemberRoleChanged'],
    refusals: [...whereNoneRuns, ...toManagers, 'UnknownMember', 'LastLegalRepresentative'],
    example: { organisation, account, to: 'LegalRepresentative' },
  },
  SuspendMember: {
    does: 'Suspends a membership: it gives nothing for now; one suspended as compromised stays so until the account is secured.',
    who: managersOfTheMember,
    rules: ['ORG-02', 'ORG-03', 'ORG-05', 'ORG-08'],
    events: ['MemberSuspended'],
    refusals: [...whereNoneRuns, ...toManagers, 'UnknownMember', 'LastLegalRepresentative'],
    example: { organisation, account, reason: 'Compromised' },
  },
  ReinstateMember: {
    does: 'Ends the suspension of a membership; it counts again in its old role.',
    who: managersOfTheMember,
    rules: ['ORG-05', 'ORG-08'],
    events: ['MemberReinstated'],
    refusals: [...whereNoneRuns, ...toManagers, 'UnknownMember', 'AccountNotSecured'],
    example: { organisation, account },
  },
  RemoveMember: {
    does: 'Ends a membership; the last active legal representative stays.',
    who: managersOfTheMember,
    rules: ['ORG-02', 'ORG-03', 'ORG-04', 'ORG-05'],
    events: ['MemberRemoved'],
    refusals: [...whereNoneRuns, ...toManagers, 'LastLegalRepresentative'],
    example: { organisation, account },
  },
  LeaveOrganisation: {
    does: "Ends one's own membership; the last active legal representative stays.",
    who: 'the member, suspended or not, in person; or a process, where the account is being deleted',
    rules: ['ORG-03', 'ACC-12'],
    events: ['MemberLeft'],
    refusals: [...whereNoneRuns, 'NotOnesOwnMembership', 'NotLeavingForDeletion', 'LastLegalRepresentative'],
    example: { organisation, account, why: 'OwnWish' },
  },
  ReplaceExternalUsers: {
    does: "Ends the memberships of a partner's people as external users, whose place a partnership takes.",
    who: 'a process',
    rules: ['PAR-08', 'PAR-15'],
    events: ['MemberReplacedByPartnership'],
    refusals: [...whereNoneRuns, 'ReplacedByPartnershipsOnly'],
  },
} as const satisfies Partial<GuideOf<typeof organisationCommands, OrganisationEvent, OrganisationRefusal>>

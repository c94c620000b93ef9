import type { AccountEvent } from '../../aggregates/account/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { accountCommands } from './commands.js'
import { account, link, password, thePerson, toPersons } from './guide.alike.js'
import { ofDeadInvitations } from '../../questions/refusals.js'
import type { AccountRefusal } from './refusals.js'

const organisation = '019c5b20-6c00-7000-8000-000000000004'
const invitation = '019c5b20-6c00-7000-8000-000000000005'

/** Memberships as they begin for an account, and its deletion, for which they are left. */
export const membershipGuide = {
  AcceptMembership: {
    does: "Records the account's half of becoming a member; joining or registering the organisation brings it along.",
    who: `${thePerson}, or a process`,
    rules: ['ORG-02', 'ACC-12'],
    events: ['MembershipAccepted'],
    refusals: [...toPersons, 'AccountLeaving', 'InvitationNeeded', 'NotTheInvitee', ...ofDeadInvitations],
    example: { account, organisation, invitation, link },
  },
  RequestAccountDeletion: {
    does: 'Asks for the deletion of the account: every membership is left, then the account is deleted.',
    who: thePerson,
    rules: ['ACC-12', 'ORG-03'],
    events: ['AccountDeletionRequested'],
    refusals: [...toPersons, 'DeletionPasswordWrong', 'StillLastLegalRepresentative', 'StillJoining'],
    example: { account, password },
  },
  CompleteAccountDeletion: {
    does: 'Deletes the account once every membership has been left.',
    who: 'a process',
    rules: ['ACC-12'],
    events: ['AccountDeleted'],
    refusals: ['OnlyTheSystem', 'UnknownAccount', 'DeletionNotRequested', 'StillMember'],
  },
  AbandonAccountDeletion: {
    does: 'Gives up a deletion for which a membership could not be left; the account lives on.',
    who: 'a process',
    rules: ['ACC-12', 'ORG-03'],
    events: ['AccountDeletionAbandoned'],
    refusals: ['OnlyTheSystem', 'UnknownAccount', 'AccountDeleted'],
  },
} as const satisfies Partial<GuideOf<typeof accountCommands, AccountEvent, AccountRefusal>>

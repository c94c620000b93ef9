import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike, ofInvitations } from '../../questions/refusals.js'

const { AssistantOpen, OnlyTheSystem, SessionNotAlive } = alike

export const refuse = {
  ...ofInvitations,
  SessionNotAlive,
  OnlyTheSystem,
  AssistantOpen,
  ...refusals({
    NotYourAccount: ['LOG-01', 'only the person whose account it is does this, logged in', 'log in to that account'],
    OnlyVisitors: ['ACC-01', 'this is for someone who is not logged in', 'log out first'],
    UnknownAccount: ['ACC-01', 'there is no such account', 'check the id of the account, or register it first'],
    AccountDeleted: ['ACC-12', 'the account was deleted', 'register anew, under another id'],
    AccountLeaving: [
      'ACC-12',
      'the deletion of the account was requested: it accepts no membership any more',
      'accept it should the deletion be abandoned',
    ],
    AlreadyRegistered: ['ACC-01', 'the account is registered already', 'log in, or reset the password'],
    RegistrationLinkWrong: [
      'ACC-01',
      'the link is none that was mailed for this account',
      'use the link of the latest mail, or request the registration again',
    ],
    RegistrationLinkReplaced: [
      'ACC-01',
      'the link was replaced by that of a later mail',
      'use the link of the latest mail',
    ],
    RegistrationLinkExpired: ['ACC-01', 'the link has expired', 'request the registration again'],
    EmailTaken: [
      'ACC-01',
      'the e-mail address belongs to an account already',
      'use another e-mail address, or log in to the account that has this one',
    ],
    EmailClaimUnsettled: [
      'ACC-01',
      'another account is about to take the e-mail address',
      'try again in a moment: the claim in the way is settled meanwhile',
    ],
    EmailLinkWrong: [
      'ACC-01',
      'the link is none that was mailed for this account',
      'use the link of the latest mail, or request the change again',
    ],
    EmailLinkReplaced: ['ACC-01', 'the link was replaced by that of a later mail', 'use the link of the latest mail'],
    EmailLinkOver: [
      'ACC-01',
      'the link was used, or died when the password was reset or compromised',
      'look at the present address, or request the change again',
    ],
    EmailLinkExpired: ['ACC-01', 'the link has expired', 'request the change again'],
    WrongPassword: [
      'ACC-02',
      'the current password is not right',
      'give the current password, or reset a forgotten one',
    ],
    ConfirmationMismatch: [
      'ACC-02',
      'the confirmation is not the same as the new password',
      'give the new password twice alike',
    ],
    SamePassword: ['ACC-02', 'the new password is the current one', 'choose another password'],
    PasswordChangedMeanwhile: [
      'ACC-02',
      'the password was changed at the same moment',
      'try again with the present password',
    ],
    PasswordTooShort: [
      'ACC-07',
      'the password is too short',
      'choose one with at least as many characters as the details name',
    ],
    PasswordTooLong: [
      'ACC-07',
      'the password is too long',
      'choose one with at most as many characters as the details name',
    ],
    PasswordCommon: [
      'ACC-07',
      'the password is in a list of common or breached ones',
      'choose a password that nobody else would',
    ],
    PasswordHasOwnName: [
      'ACC-07',
      'the password contains the own name or e-mail address',
      'choose a password without the own name and e-mail address',
    ],
    AssistantFactorWrong: ['ACC-03', 'the second factor was not passed', 'pass the second factor and start again'],
    AssistantNotOpen: [
      'ACC-03',
      'no compromise assistant is open',
      'start the compromise assistant, where the password is compromised',
    ],
    StepOutOfOrder: [
      'ACC-04',
      'the steps of the assistant are confirmed in their order, none left out',
      'confirm the step that the details name as next',
    ],
    ReviewIncomplete: [
      'ACC-05',
      'every item of the review is confirmed first',
      'confirm the items that the details name first',
    ],
    ResetLinkWrong: [
      'ACC-10',
      'the link is none that was mailed for this account',
      'use the link of the latest mail, or request the reset again',
    ],
    ResetLinkReplaced: ['ACC-10', 'the link was replaced by that of a later mail', 'use the link of the latest mail'],
    ResetLinkOver: [
      'ACC-10',
      'the link was used, or the password or the address was changed since it was mailed',
      'log in with the new password, or request the reset again',
    ],
    ResetLinkExpired: ['ACC-10', 'the link has expired', 'request the reset again'],
    ResetFactorWrong: ['ACC-10', 'the second factor was not passed', 'pass the second factor and use the link again'],
    ApplicationPasswordExists: [
      'APP-02',
      'this application password exists, and its secret was shown once',
      'create another one, under another id',
    ],
    InvitationNeeded: [
      'ORG-02',
      'one becomes a member of a running organisation by invitation',
      'ask the organisation for an invitation; a founder registers it instead',
    ],
    DeletionPasswordWrong: [
      'ACC-12',
      'deleting an account needs its password',
      'give the current password, or reset a forgotten one',
    ],
    StillLastLegalRepresentative: [
      'ACC-12',
      'organisations would be left without a legal representative',
      'make another member a legal representative first, or close the organisation',
    ],
    StillJoining: [
      'ACC-12',
      'a membership was accepted whose organisation has not followed yet',
      'wait until the membership has begun or decline the invitation; a founder registers or closes the organisation',
    ],
    StillMember: [
      'ACC-12',
      'the account is still a member of organisations',
      'nothing: the deletion follows once they have been left, or is abandoned',
    ],
    DeletionNotRequested: ['ACC-12', 'the deletion of the account was not requested', 'request the deletion first'],
  }),
}
export type AccountRefusal = RefusalOf<typeof refuse>

import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike } from '../../questions/refusals.js'

const { SessionNotAlive, OnlyTheSystem, AssistantOpen, InvitationExpired } = alike

export const refuse = {
  SessionNotAlive,
  OnlyTheSystem,
  AssistantOpen,
  InvitationExpired,
  ...refusals({
    NotYourAccount: ['LOG-01', 'only the person whose account it is does this, logged in'],
    OnlyVisitors: ['ACC-01', 'this is for someone who is not logged in'],
    UnknownAccount: ['ACC-01', 'there is no such account'],
    AccountDeleted: ['ACC-12', 'the account was deleted'],
    AccountLeaving: ['ACC-12', 'the deletion of the account was requested: it accepts no membership any more'],
    AlreadyRegistered: ['ACC-01', 'the account is registered already'],
    RegistrationLinkWrong: ['ACC-01', 'the link is not the one that was mailed last'],
    RegistrationLinkExpired: ['ACC-01', 'the link has expired: ask for another'],
    EmailTaken: ['ACC-01', 'the e-mail address belongs to an account already'],
    EmailClaimUnsettled: [
      'ACC-01',
      'another account is about to take the e-mail address: settle its claim and try again',
    ],
    EmailLinkWrong: [
      'ACC-01',
      'the link is not the one that was mailed last, or its address is the present one already',
    ],
    EmailLinkExpired: ['ACC-01', 'the link has expired: ask for the change again'],
    WrongPassword: ['ACC-02', 'the current password is not right'],
    ConfirmationMismatch: ['ACC-02', 'the confirmation is not the same as the new password'],
    SamePassword: ['ACC-02', 'the new password is the current one'],
    PasswordChangedMeanwhile: ['ACC-02', 'the password was changed at the same moment: try again with the present one'],
    PasswordTooShort: ['ACC-07', 'the password is too short'],
    PasswordTooLong: ['ACC-07', 'the password is too long'],
    PasswordCommon: ['ACC-07', 'the password is in a list of common or breached ones'],
    PasswordHasOwnName: ['ACC-07', 'the password contains the own name or e-mail address'],
    AssistantFactorWrong: ['ACC-03', 'the second factor was not passed'],
    AssistantNotOpen: ['ACC-03', 'no compromise assistant is open'],
    StepOutOfOrder: ['ACC-04', 'the steps of the assistant are confirmed in their order, none left out'],
    ReviewIncomplete: ['ACC-05', 'every item of the review is confirmed first'],
    ResetLinkWrong: ['ACC-10', 'the link is not the one that was mailed last, or it was used'],
    ResetLinkExpired: ['ACC-10', 'the link has expired: ask for another'],
    ResetFactorWrong: ['ACC-10', 'the second factor was not passed'],
    ApplicationPasswordExists: ['APP-02', 'this application password exists, and its secret was shown once'],
    InvitationNeeded: ['ORG-02', 'one becomes a member of a running organisation by invitation'],
    InvitationUnknown: ['ORG-02', 'there is no such open invitation'],
    InvitationNotYours: ['ORG-02', 'the invitation is for another account, or its link is not right'],
    DeletionPasswordWrong: ['ACC-12', 'deleting an account needs its password'],
    StillLastLegalRepresentative: ['ACC-12', 'organisations would be left without a legal representative'],
    StillJoining: ['ACC-12', 'a membership was accepted whose organisation has not followed yet'],
    StillMember: ['ACC-12', 'the account is still a member of organisations'],
    DeletionNotRequested: ['ACC-12', 'the deletion of the account was not requested'],
  }),
}
export type AccountRefusal = RefusalOf<typeof refuse>

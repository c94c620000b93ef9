import type { DeadInvitation } from '../aggregates/organisation/invitations.js'
import { type RefusalDetails, refusals } from '../core/values/refusal.js'

/** What several slices, or a slice and the host, refuse alike: one name, one rule, one sentence. */
export const alike = refusals({
  SessionNotAlive: [
    'ACC-06',
    'the session was ended, has expired, or was killed when the account was secured',
    'log in again',
  ],
  OnlyTheSystem: [
    'LOG-01',
    'only a process of the library gives this command',
    'nothing: the library gives it by itself when it is due',
  ],
  UnknownToken: ['TOK-05', 'there is no such token', 'check which token is meant, or create a new one'],
  AssistantOpen: [
    'ACC-04',
    'nothing that lets anybody in is made until the compromise assistant is done',
    'finish the compromise assistant first',
  ],
  InvitationExpired: ['ORG-02', 'the invitation has expired', 'ask for it to be sent again, or for another one'],
  InvitationWithdrawn: ['ORG-02', 'the organisation has withdrawn the invitation', 'ask to be invited again'],
  InvitationDeclined: ['ORG-02', 'the invitation was declined', 'ask to be invited again'],
  InvitationReplaced: [
    'ORG-02',
    'the link was replaced by that of a later mail',
    'use the link of the latest mail, or ask for the invitation to be sent again',
  ],
  InvitationUsed: ['ORG-02', 'the invitation was accepted; it is good for once', 'ask for another invitation'],
  NotTheInvitee: [
    'ORG-02',
    'only the person who is invited accepts or declines',
    'log in to the invited account, or decline with the mailed link',
  ],
  MayNotManageProducts: [
    'ORG-05',
    'only a legal representative, an administrator or a collaborator manages products',
    'ask a legal representative, an administrator or a collaborator of the organisation',
  ],
  AuthorisationLapsed: [
    'PAR-16',
    'the partnership has not authorised this, or so long ago that its word has lapsed',
    'send it again under a fresh id: the partnership is asked first',
  ],
  ClientMustApprove: [
    'BIL-07',
    'with limited access a renewal needs the approval of the client, and nothing new is ordered',
    'ask the client to do it, or to grant full access for orders and renewals',
  ],
  UnknownInvitation: [
    'ORG-02',
    'there is no such invitation for whoever asks, by the account or by a link that was mailed',
    'log in to the invited account, use the link of the latest mail, or ask to be invited again',
  ],
  TokenPasswordWrong: [
    'TOK-04',
    'the password is not that of the account',
    'ask for the password again, or have it reset',
  ],
  NotAListedPartner: [
    'PAR-13',
    'the organisation is not in the partner programme',
    'have it join the partner programme first, or name another partner',
  ],
})

/** PAR-06's five, and of what is none. */
export const ofInvitations = {
  UnknownInvitation: alike.UnknownInvitation,
  InvitationUsed: alike.InvitationUsed,
  InvitationWithdrawn: alike.InvitationWithdrawn,
  InvitationDeclined: alike.InvitationDeclined,
  InvitationReplaced: alike.InvitationReplaced,
  InvitationExpired: alike.InvitationExpired,
  NotTheInvitee: alike.NotTheInvitee,
} as const
/** The refusal of a member's invitation of which nothing comes: which of PAR-06's five it was, to who may know. */
export const deadInvitation = (why: DeadInvitation, details: RefusalDetails) =>
  why === 'Unknown' ? ofInvitations.UnknownInvitation(details) : ofInvitations[`Invitation${why}`](details)
/** The names that {@link deadInvitation} gives. */
export const ofDeadInvitations = [
  'UnknownInvitation',
  'InvitationUsed',
  'InvitationWithdrawn',
  'InvitationDeclined',
  'InvitationReplaced',
  'InvitationExpired',
] as const

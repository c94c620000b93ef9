import { refusals } from '../core/values/refusal.js'

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
    'no such invitation is open: it was accepted, declined or withdrawn, or has expired',
    'invite again, or ask to be invited again',
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

import { refusals } from '../core/values/refusal.js'

/** What several slices, or a slice and the host, refuse alike: one name, one rule, one sentence. */
export const alike = refusals({
  SessionNotAlive: ['ACC-06', 'the session was ended, has expired, or was killed when the account was secured'],
  OnlyTheSystem: ['LOG-01', 'only a process of the library issues this command'],
  UnknownToken: ['TOK-05', 'there is no such token'],
  AssistantOpen: ['ACC-04', 'nothing that lets anybody in is made until the compromise assistant is done'],
  InvitationExpired: ['ORG-02', 'the invitation has expired'],
  MayNotManageProducts: ['ORG-05', 'only a legal representative, an administrator or a collaborator manages products'],
  ClientMustApprove: [
    'BIL-07',
    'with limited access a renewal needs the approval of the client, and nothing new is ordered',
    'ask the client to do it, or to grant full access for orders and renewals',
  ],
})

import type { organisationMails } from '@mandat/domain/kit'
import { invitationUntil } from './shared.js'
import type { TextsOf } from '../text.js'

export const organisation: TextsOf<typeof organisationMails> = {
  MemberInvitation: (f, link) => ({
    subject: f.say(
      'organisation',
      (name) => `Invitation to the organisation “${name}”`,
      'Invitation to an organisation',
    ),
    body: [
      `You are invited to become a member of ${f.say('organisation', (name) => `the organisation “${name}”`, 'an organisation')}.`,
      f.line('role', (role) => `Intended role: ${role}`),
      'Here you accept or decline the invitation:',
      link,
      invitationUntil(f),
      'If the invitation means nothing to you, please ignore this message.',
    ],
  }),
}

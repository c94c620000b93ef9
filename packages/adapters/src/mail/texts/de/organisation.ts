import type { organisationMails } from '@mandat/domain/kit'
import { invitationUntil } from './shared.js'
import type { TextsOf } from '../text.js'

export const organisation: TextsOf<typeof organisationMails> = {
  MemberInvitation: (f, link) => ({
    subject: f.say(
      'organisation',
      (name) => `Einladung in die Organisation «${name}»`,
      'Einladung in eine Organisation',
    ),
    body: [
      `Sie sind eingeladen, Mitglied ${f.say('organisation', (name) => `der Organisation «${name}»`, 'einer Organisation')} zu werden.`,
      f.line('role', (role) => `Vorgesehene Rolle: ${role}`),
      'Hier nehmen Sie die Einladung an oder lehnen sie ab:',
      link,
      invitationUntil(f),
      'Sagt Ihnen die Einladung nichts, können Sie diese Nachricht ignorieren.',
    ],
  }),
}

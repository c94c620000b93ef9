import type { organisationMails } from '@mandat/domain/kit'
import { invitationUntil } from './shared.js'
import type { TextsOf } from '../text.js'

export const organisation: TextsOf<typeof organisationMails> = {
  MemberInvitation: (f, link) => ({
    subject: f.say(
      'organisation',
      (name) => `Invitation dans l’organisation « ${name} »`,
      'Invitation dans une organisation',
    ),
    body: [
      `Vous êtes invité(e) à devenir membre ${f.say('organisation', (name) => `de l’organisation « ${name} »`, 'd’une organisation')}.`,
      f.line('role', (role) => `Rôle prévu : ${role}`),
      'Ce lien vous permet d’accepter ou de refuser l’invitation :',
      link,
      invitationUntil(f),
      'Si cette invitation ne vous dit rien, vous pouvez ignorer ce message.',
    ],
  }),
}

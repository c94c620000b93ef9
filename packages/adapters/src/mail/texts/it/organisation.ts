import type { organisationMails } from '@mandat/domain/kit'
import { invitationUntil } from './shared.js'
import type { TextsOf } from '../text.js'

export const organisation: TextsOf<typeof organisationMails> = {
  MemberInvitation: (f, link) => ({
    subject: f.say('organisation', (name) => `Invito nell’organizzazione «${name}»`, 'Invito in un’organizzazione'),
    body: [
      `È invitato(a) a diventare membro ${f.say('organisation', (name) => `dell’organizzazione «${name}»`, 'di un’organizzazione')}.`,
      f.line('role', (role) => `Ruolo previsto: ${role}`),
      'Con questo link può accettare o rifiutare l’invito:',
      link,
      invitationUntil(f),
      'Se l’invito non Le dice nulla, può ignorare questo messaggio.',
    ],
  }),
}

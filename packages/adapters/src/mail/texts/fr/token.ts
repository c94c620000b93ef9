import type { tokenMails } from '@mandat/domain/kit'
import type { TextsOf } from '../text.js'

export const token: TextsOf<typeof tokenMails> = {
  TokenDisabled: (f) => ({
    subject: 'Un jeton API a été désactivé',
    body: [
      f.say(
        'token',
        (name) => `Votre jeton « ${name} » a été désactivé, car il n’a pas été utilisé depuis longtemps.`,
        'L’un de vos jetons a été désactivé, car il n’a pas été utilisé depuis longtemps.',
      ),
      f.line('lastDay', (day) => `Dernière utilisation : ${day}`),
      'Il ne peut pas être réactivé. Si vous avez encore besoin de cet accès, veuillez créer un nouveau jeton.',
    ],
  }),
}

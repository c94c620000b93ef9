import type { tokenMails } from '@mandat/domain/kit'
import type { TextsOf } from '../text.js'

export const token: TextsOf<typeof tokenMails> = {
  TokenDisabled: (f) => ({
    subject: 'Un token API è stato disattivato',
    body: [
      f.say(
        'token',
        (name) => `Il Suo token «${name}» è stato disattivato, perché non è stato utilizzato da molto tempo.`,
        'Uno dei Suoi token è stato disattivato, perché non è stato utilizzato da molto tempo.',
      ),
      f.line('lastDay', (day) => `Ultimo utilizzo: ${day}`),
      'Non può essere riattivato. Se l’accesso Le serve ancora, La preghiamo di creare un nuovo token.',
    ],
  }),
}

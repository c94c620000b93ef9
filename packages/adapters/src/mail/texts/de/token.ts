import type { tokenMails } from '@mandat/domain/kit'
import type { TextsOf } from '../text.js'

export const token: TextsOf<typeof tokenMails> = {
  TokenDisabled: (f) => ({
    subject: 'Ein API-Token wurde deaktiviert',
    body: [
      f.say(
        'token',
        (name) => `Ihr Token «${name}» wurde deaktiviert, weil es lange nicht verwendet wurde.`,
        'Eines Ihrer Tokens wurde deaktiviert, weil es lange nicht verwendet wurde.',
      ),
      f.line('lastDay', (day) => `Zuletzt verwendet: ${day}`),
      'Es lässt sich nicht wieder aktivieren. Brauchen Sie den Zugriff noch, erstellen Sie bitte ein neues Token.',
    ],
  }),
}

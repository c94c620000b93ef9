import type { tokenMails } from '@mandat/domain/kit'
import type { TextsOf } from '../text.js'

export const token: TextsOf<typeof tokenMails> = {
  TokenDisabled: (f) => ({
    subject: 'An API token was disabled',
    body: [
      f.say(
        'token',
        (name) => `Your token “${name}” was disabled, since it had not been used for a long time.`,
        'One of your tokens was disabled, since it had not been used for a long time.',
      ),
      f.line('lastDay', (day) => `Last used: ${day}`),
      'It cannot be enabled again. If you still need the access, please create a new token.',
    ],
  }),
}

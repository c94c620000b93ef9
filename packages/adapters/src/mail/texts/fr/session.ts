import type { sessionMails } from '@mandat/domain/kit'
import { notYou } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const trace = (f: Reader<'at' | 'ipAddress' | 'device'>): ReadonlyArray<string | null> => [
  f.line('at', (at) => `Moment : ${at}`),
  f.line('ipAddress', (ip) => `Adresse IP : ${ip}`),
  f.line('device', (device) => `Appareil : ${device}`),
]

export const session: TextsOf<typeof sessionMails> = {
  LoginFromNewDevice: (f) => ({
    subject: 'Connexion depuis un nouvel appareil ou un nouveau lieu',
    body: [
      'Une connexion à votre compte a eu lieu depuis un appareil ou un lieu que nous ne connaissons pas encore.',
      trace(f),
      `Si c’était vous, vous n’avez rien à faire. ${notYou}`,
    ],
  }),
}

import type { sessionMails } from '@mandat/domain/kit'
import { notYou } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const trace = (f: Reader<'at' | 'ipAddress' | 'device'>): ReadonlyArray<string | null> => [
  f.line('at', (at) => `Momento: ${at}`),
  f.line('ipAddress', (ip) => `Indirizzo IP: ${ip}`),
  f.line('device', (device) => `Dispositivo: ${device}`),
]

export const session: TextsOf<typeof sessionMails> = {
  LoginFromNewDevice: (f) => ({
    subject: 'Accesso da un nuovo dispositivo o luogo',
    body: [
      'È avvenuto un accesso al Suo account da un dispositivo o un luogo che non conosciamo ancora.',
      trace(f),
      `Se è stato Lei, non deve fare nulla. ${notYou}`,
    ],
  }),
}

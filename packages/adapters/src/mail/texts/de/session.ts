import type { sessionMails } from '@mandat/domain/kit'
import { notYou } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const trace = (f: Reader<'at' | 'ipAddress' | 'device'>): ReadonlyArray<string | null> => [
  f.line('at', (at) => `Zeitpunkt: ${at}`),
  f.line('ipAddress', (ip) => `IP-Adresse: ${ip}`),
  f.line('device', (device) => `Gerät: ${device}`),
]

export const session: TextsOf<typeof sessionMails> = {
  LoginFromNewDevice: (f) => ({
    subject: 'Anmeldung von einem neuen Gerät oder Ort',
    body: [
      'Bei Ihrem Konto gab es eine Anmeldung von einem Gerät oder Ort, den wir noch nicht kennen.',
      trace(f),
      `Waren Sie das selbst, brauchen Sie nichts zu tun. ${notYou}`,
    ],
  }),
}

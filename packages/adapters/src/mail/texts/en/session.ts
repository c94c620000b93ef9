import type { sessionMails } from '@mandat/domain/kit'
import { notYou } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const trace = (f: Reader<'at' | 'ipAddress' | 'device'>): ReadonlyArray<string | null> => [
  f.line('at', (at) => `Time: ${at}`),
  f.line('ipAddress', (ip) => `IP address: ${ip}`),
  f.line('device', (device) => `Device: ${device}`),
]

export const session: TextsOf<typeof sessionMails> = {
  LoginFromNewDevice: (f) => ({
    subject: 'Login from a new device or place',
    body: [
      'There was a login to your account from a device or place that we have not seen before.',
      trace(f),
      `If it was you, there is nothing you need to do. ${notYou}`,
    ],
  }),
}

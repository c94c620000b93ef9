import type { partnershipMails } from '@mandat/domain/kit'
import { invitationUntil } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const client = (f: Reader<'client'>): string => f.say('client', (name) => `«${name}»`, 'der Kundenorganisation')
const partner = (f: Reader<'partner'>): string => f.say('partner', (name) => `«${name}»`, 'dem Partner')

export const partnership: TextsOf<typeof partnershipMails> = {
  PartnerInvitation: (f, link) => ({
    subject: f.say(
      'client',
      (name) => `Einladung zur Zusammenarbeit mit «${name}»`,
      'Einladung zu einer Zusammenarbeit',
    ),
    body: [
      `${f.say('client', (name) => `«${name}»`, 'Eine Kundenorganisation')} lädt Sie als Partner zur Zusammenarbeit ein.`,
      [
        f.line('access', (access) => `Zugriff: ${access}`),
        f.line('products', (products) => `Produkte: ${products}`),
        f.line('to', (mode) => `Abrechnung: ${mode}`),
        f.line('walletEntrusted', (yes) => `Portemonnaie anvertraut: ${yes}`),
      ],
      'Melden Sie sich an, um die Einladung anzunehmen oder abzulehnen:',
      link,
      invitationUntil(f),
    ],
  }),
  PartnerAccepted: (f) => ({
    subject: f.say(
      'partner',
      (name) => `«${name}» hat Ihre Einladung angenommen`,
      'Ihre Einladung zur Zusammenarbeit wurde angenommen',
    ),
    body: [
      `Die Zusammenarbeit mit ${partner(f)} hat begonnen. Der vereinbarte Zugriff gilt ab sofort.`,
      f.line('access', (access) => `Zugriff: ${access}`),
      'Sie können die Rechte jederzeit ändern oder die Zusammenarbeit beenden.',
    ],
  }),
  PartnerDeclined: (f) => ({
    subject: f.say(
      'partner',
      (name) => `«${name}» hat Ihre Einladung abgelehnt`,
      'Ihre Einladung zur Zusammenarbeit wurde abgelehnt',
    ),
    body: [`Die Zusammenarbeit mit ${partner(f)} kommt nicht zustande. Es wurde kein Zugriff erteilt.`],
  }),
  PartnershipChanged: (f) => ({
    subject: 'Die Rechte einer Partnerschaft wurden geändert',
    body: [
      `In der Zusammenarbeit von ${client(f)} mit ${partner(f)} wurden die Zugriffsrechte geändert. Die Änderung gilt ab sofort.`,
      [
        f.line('access', (access) => `Zugriff: ${access}`),
        f.line('products', (products) => `Produkte: ${products}`),
        f.line('to', (mode) => `Abrechnung: ${mode}`),
        f.line('walletEntrusted', (yes) => `Portemonnaie anvertraut: ${yes}`),
      ],
    ],
  }),
  BillingModeChanged: (f) => ({
    subject: 'Die Zahlungsart einer Partnerschaft wurde geändert',
    body: [
      `In der Zusammenarbeit von ${client(f)} mit ${partner(f)} gilt eine neue Zahlungsart.`,
      [
        f.line('from', (mode) => `Bisher: ${mode}`),
        f.line('to', (mode) => `Neu: ${mode}`),
        f.line('walletEntrusted', (yes) => `Portemonnaie anvertraut: ${yes}`),
      ],
      'Bereits genehmigte Bestellungen behalten ihren Zahler; Verlängerungen folgen der neuen Zahlungsart.',
    ],
  }),
  PartnershipEnded: (f) => ({
    subject: 'Eine Partnerschaft wurde beendet',
    body: [
      `Die Zusammenarbeit von ${client(f)} mit ${partner(f)} ist beendet. Alle Zugriffe und Tokens, die auf ihr beruhten, sind ab sofort ungültig.`,
      [f.line('by', (by) => `Beendet durch: ${by}`), f.line('at', (at) => `Zeitpunkt: ${at}`)],
    ],
  }),
}

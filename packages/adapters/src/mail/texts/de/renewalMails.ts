import type { renewalMailsMails } from '@mandat/domain/kit'
import { organisation } from './shared.js'
import type { TextsOf } from '../text.js'

export const renewalMails: TextsOf<typeof renewalMailsMails> = {
  ExpiryReminder: (f) => ({
    subject: 'Produkte laufen bald ab',
    body: [
      `In ${organisation(f)} laufen Produkte bald ab und werden nicht automatisch verlängert.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'ein Produkt'),
      f.list({ what: 'automatic', on: 'automaticOn' }, 'ein Produkt', 'Automatisch verlängert werden:'),
      'Bitte verlängern Sie rechtzeitig, was Sie behalten möchten.',
    ],
  }),
  RenewalNotice: (f) => ({
    subject: 'Produkte werden bald automatisch verlängert',
    body: [
      `In ${organisation(f)} werden Produkte demnächst automatisch verlängert und belastet.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'ein Produkt'),
      'Möchten Sie das nicht, schalten Sie bitte die automatische Verlängerung vorher aus.',
    ],
  }),
  RenewalConfirmation: (f) => ({
    subject: 'Verlängerung bestätigt',
    body: [
      `In ${organisation(f)} wurde die automatische Verlängerung ausgeführt.`,
      f.list({ what: 'products' }, 'ein Produkt'),
      [
        f.line('until', (day) => `Neues Ablaufdatum: ${day}`),
        f.line('price', (price) => `Belasteter Betrag: ${price}`),
      ],
    ],
  }),
  InvoiceNotice: (f) => ({
    subject: f.say('number', (number) => `Neue Rechnung ${number}`, 'Neue Rechnung'),
    body: [
      `Für ${f.say('organisation', (name) => `die Organisation «${name}»`, 'Ihre Organisation')} wurde eine Rechnung ausgestellt.`,
      [
        f.line('number', (number) => `Nummer: ${number}`),
        f.line('amount', (amount) => `Betrag: ${amount}`),
        f.line('at', (at) => `Datum: ${at}`),
      ],
      'Sie finden die Rechnung nach der Anmeldung bei Ihren Rechnungen.',
    ],
  }),
}

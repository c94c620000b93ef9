import type { renewalMailsMails } from '@mandat/domain/kit'
import { nellOrganisation } from './shared.js'
import type { TextsOf } from '../text.js'

export const renewalMails: TextsOf<typeof renewalMailsMails> = {
  ExpiryReminder: (f) => ({
    subject: 'Alcuni prodotti scadono presto',
    body: [
      `${nellOrganisation(f)} alcuni prodotti scadono presto e non vengono rinnovati automaticamente.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'un prodotto'),
      f.list({ what: 'automatic', on: 'automaticOn' }, 'un prodotto', 'Rinnovati automaticamente:'),
      'La preghiamo di rinnovare per tempo quelli che desidera conservare.',
    ],
  }),
  RenewalNotice: (f) => ({
    subject: 'Alcuni prodotti saranno presto rinnovati automaticamente',
    body: [
      `${nellOrganisation(f)} alcuni prodotti saranno prossimamente rinnovati e addebitati automaticamente.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'un prodotto'),
      'Se non lo desidera, La preghiamo di disattivare prima il rinnovo automatico.',
    ],
  }),
  RenewalConfirmation: (f) => ({
    subject: 'Rinnovo confermato',
    body: [
      `${nellOrganisation(f)} è stato eseguito il rinnovo automatico.`,
      f.list({ what: 'products' }, 'un prodotto'),
      [f.line('until', (day) => `Nuova scadenza: ${day}`), f.line('price', (price) => `Importo addebitato: ${price}`)],
    ],
  }),
  InvoiceNotice: (f) => ({
    subject: f.say('number', (number) => `Nuova fattura ${number}`, 'Nuova fattura'),
    body: [
      `È stata emessa una fattura per ${f.say('organisation', (name) => `l’organizzazione «${name}»`, 'la Sua organizzazione')}.`,
      [
        f.line('number', (number) => `Numero: ${number}`),
        f.line('amount', (amount) => `Importo: ${amount}`),
        f.line('at', (at) => `Data: ${at}`),
      ],
      'La trova tra le Sue fatture dopo l’accesso.',
    ],
  }),
}

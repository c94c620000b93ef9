import type { renewalMailsMails } from '@mandat/domain/kit'
import { organisation } from './shared.js'
import type { TextsOf } from '../text.js'

export const renewalMails: TextsOf<typeof renewalMailsMails> = {
  ExpiryReminder: (f) => ({
    subject: 'Products expire soon',
    body: [
      `In ${organisation(f)} products expire soon and are not renewed automatically.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'a product'),
      f.list({ what: 'automatic', on: 'automaticOn' }, 'a product', 'These are renewed automatically:'),
      'Please renew in time what you wish to keep.',
    ],
  }),
  RenewalNotice: (f) => ({
    subject: 'Products will soon be renewed automatically',
    body: [
      `In ${organisation(f)} products will soon be renewed automatically and charged.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'a product'),
      'If you do not want this, please switch off the automatic renewal before then.',
    ],
  }),
  RenewalConfirmation: (f) => ({
    subject: 'Renewal confirmed',
    body: [
      `In ${organisation(f)} the automatic renewal was carried out.`,
      f.list({ what: 'products' }, 'a product'),
      [f.line('until', (day) => `New expiry date: ${day}`), f.line('price', (price) => `Amount charged: ${price}`)],
    ],
  }),
  InvoiceNotice: (f) => ({
    subject: f.say('number', (number) => `New invoice ${number}`, 'New invoice'),
    body: [
      `An invoice was issued for ${organisation(f)}.`,
      [
        f.line('number', (number) => `Number: ${number}`),
        f.line('amount', (amount) => `Amount: ${amount}`),
        f.line('at', (at) => `Date: ${at}`),
      ],
      'You will find it among your invoices after signing in.',
    ],
  }),
}

import type { renewalMailsMails } from '@mandat/domain/kit'
import { organisation } from './shared.js'
import type { TextsOf } from '../text.js'

export const renewalMails: TextsOf<typeof renewalMailsMails> = {
  ExpiryReminder: (f) => ({
    subject: 'Des produits arrivent bientôt à échéance',
    body: [
      `Dans ${organisation(f)}, des produits arrivent bientôt à échéance et ne se renouvellent pas automatiquement.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'un produit'),
      f.list({ what: 'automatic', on: 'automaticOn' }, 'un produit', 'Renouvelés automatiquement :'),
      'Veuillez renouveler à temps ceux que vous souhaitez conserver.',
    ],
  }),
  RenewalNotice: (f) => ({
    subject: 'Des produits seront bientôt renouvelés automatiquement',
    body: [
      `Dans ${organisation(f)}, des produits seront prochainement renouvelés et débités automatiquement.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'un produit'),
      'Si vous ne le souhaitez pas, veuillez désactiver auparavant le renouvellement automatique.',
    ],
  }),
  RenewalConfirmation: (f) => ({
    subject: 'Renouvellement confirmé',
    body: [
      `Dans ${organisation(f)}, le renouvellement automatique a été effectué.`,
      f.list({ what: 'products' }, 'un produit'),
      [f.line('until', (day) => `Nouvelle échéance : ${day}`), f.line('price', (price) => `Montant débité : ${price}`)],
    ],
  }),
  InvoiceNotice: (f) => ({
    subject: f.say('number', (number) => `Nouvelle facture ${number}`, 'Nouvelle facture'),
    body: [
      `Une facture a été émise pour ${organisation(f)}.`,
      [
        f.line('number', (number) => `Numéro : ${number}`),
        f.line('amount', (amount) => `Montant : ${amount}`),
        f.line('at', (at) => `Date : ${at}`),
      ],
      'Vous la trouverez parmi vos factures après vous être connecté(e).',
    ],
  }),
}

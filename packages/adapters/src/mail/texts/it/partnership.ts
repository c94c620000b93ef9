import type { partnershipMails } from '@mandat/domain/kit'
import { invitationUntil } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const client = (f: Reader<'client'>): string => f.say('client', (name) => `«${name}»`, 'l’organizzazione cliente')
const partner = (f: Reader<'partner'>): string => f.say('partner', (name) => `«${name}»`, 'il partner')

export const partnership: TextsOf<typeof partnershipMails> = {
  PartnerInvitation: (f, link) => ({
    subject: f.say('client', (name) => `Invito a collaborare con «${name}»`, 'Invito a una collaborazione'),
    body: [
      `${f.say('client', (name) => `«${name}»`, 'Un’organizzazione cliente')} La invita a collaborare come partner.`,
      [
        f.line('access', (access) => `Accesso: ${access}`),
        f.line('products', (products) => `Prodotti: ${products}`),
        f.line('to', (mode) => `Fatturazione: ${mode}`),
        f.line('walletEntrusted', (yes) => `Portafoglio affidato: ${yes}`),
      ],
      'La preghiamo di accedere per accettare o rifiutare l’invito:',
      link,
      invitationUntil(f),
    ],
  }),
  PartnerAccepted: (f) => ({
    subject: f.say(
      'partner',
      (name) => `«${name}» ha accettato il Suo invito`,
      'Il Suo invito a una collaborazione è stato accettato',
    ),
    body: [
      `La collaborazione con ${partner(f)} è iniziata. L’accesso concordato vale da subito.`,
      f.line('access', (access) => `Accesso: ${access}`),
      'Può modificare i diritti o terminare la collaborazione in qualsiasi momento.',
    ],
  }),
  PartnerDeclined: (f) => ({
    subject: f.say(
      'partner',
      (name) => `«${name}» ha rifiutato il Suo invito`,
      'Il Suo invito a una collaborazione è stato rifiutato',
    ),
    body: [`La collaborazione con ${partner(f)} non avrà luogo. Non è stato concesso alcun accesso.`],
  }),
  PartnershipChanged: (f) => ({
    subject: 'I diritti di una collaborazione sono stati modificati',
    body: [
      `Nella collaborazione tra ${client(f)} e ${partner(f)} sono stati modificati i diritti di accesso. La modifica vale da subito.`,
      [
        f.line('access', (access) => `Accesso: ${access}`),
        f.line('products', (products) => `Prodotti: ${products}`),
        f.line('to', (mode) => `Fatturazione: ${mode}`),
        f.line('walletEntrusted', (yes) => `Portafoglio affidato: ${yes}`),
      ],
    ],
  }),
  BillingModeChanged: (f) => ({
    subject: 'La modalità di pagamento di una collaborazione è stata modificata',
    body: [
      `Nella collaborazione tra ${client(f)} e ${partner(f)} vale una nuova modalità di pagamento.`,
      [
        f.line('from', (mode) => `Finora: ${mode}`),
        f.line('to', (mode) => `D’ora in poi: ${mode}`),
        f.line('walletEntrusted', (yes) => `Portafoglio affidato: ${yes}`),
      ],
      'Gli ordini già autorizzati mantengono chi li paga; i rinnovi seguono la nuova modalità.',
    ],
  }),
  PartnershipEnded: (f) => ({
    subject: 'Una collaborazione è terminata',
    body: [
      `La collaborazione tra ${client(f)} e ${partner(f)} è terminata. Tutti gli accessi e i token che ne dipendevano non sono più validi da subito.`,
      [f.line('by', (by) => `Origine: ${by}`), f.line('at', (at) => `Momento: ${at}`)],
    ],
  }),
}

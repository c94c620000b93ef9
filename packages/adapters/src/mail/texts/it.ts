import { accountTexts } from './it.account.js'
import type { OrganisationTexts, Phrasebook, Reader } from './text.js'

const nellOrganisation = (f: Reader): string =>
  f.say('organisation', (name) => `Nell’organizzazione «${name}»`, 'Nella Sua organizzazione')
const client = (f: Reader): string => f.say('client', (name) => `«${name}»`, 'l’organizzazione cliente')
const partner = (f: Reader): string => f.say('partner', (name) => `«${name}»`, 'il partner')
const validUntil = (f: Reader): string | null => f.line('expiresAt', (at) => `L’invito è valido fino al ${at}.`)

const organisationTexts: OrganisationTexts = {
  CompromiseToldToRepresentatives: (f) => ({
    subject: 'Incidente di sicurezza riguardante un membro della Sua organizzazione',
    body: [
      `${nellOrganisation(f)} ${f.say('person', (name) => `l’account di ${name}`, 'l’account di un membro')} è stato segnalato come compromesso: terzi ne conoscevano la password.`,
      f.line('at', (at) => `Momento: ${at}`),
      'Da allora le sue sessioni, password per applicazioni e token precedenti non sono più validi. La preghiamo di verificare a che cosa l’account aveva accesso. Può sospenderne l’appartenenza finché l’account non è di nuovo sicuro.',
    ],
  }),
  MemberInvitation: (f, link) => ({
    subject: f.say('organisation', (name) => `Invito nell’organizzazione «${name}»`, 'Invito in un’organizzazione'),
    body: [
      `È invitato(a) a diventare membro ${f.say('organisation', (name) => `dell’organizzazione «${name}»`, 'di un’organizzazione')}.`,
      f.line('role', (role) => `Ruolo previsto: ${role}`),
      'Con questo link può accettare o rifiutare l’invito:',
      link,
      validUntil(f),
      'Se l’invito non Le dice nulla, può ignorare questo messaggio.',
    ],
  }),
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
      validUntil(f),
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
      f.list({ what: 'products', on: 'expiresOn' }, 'un prodotto'),
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

export const it: Phrasebook = {
  typeset: (text) => text,
  greeting: (f) => f.say('recipient', (name) => `Buongiorno ${name}`, 'Buongiorno'),
  closing: (f) => ['Cordiali saluti', f.say('service', (name) => name, 'Il Suo servizio clienti')],
  words: {
    LegalRepresentative: 'rappresentante legale',
    Administrator: 'amministrazione',
    Collaborator: 'collaborazione',
    ExternalUser: 'utente esterno',
    Limited: 'limitato a determinati prodotti',
    Full: 'completo',
    ClientPays: 'paga il cliente',
    PartnerPays: 'paga il partner',
    Client: 'il cliente',
    Partner: 'il partner',
    ProgrammeLeft: 'l’uscita dal programma partner',
    OrganisationClosed: 'la chiusura dell’organizzazione',
    Yes: 'sì',
    No: 'no',
  },
  texts: { ...accountTexts, ...organisationTexts },
}

import { accountTexts } from './de.account.js'
import type { OrganisationTexts, Phrasebook, Reader } from './text.js'

const organisation = (f: Reader): string =>
  f.say('organisation', (name) => `der Organisation «${name}»`, 'Ihrer Organisation')
const client = (f: Reader): string => f.say('client', (name) => `«${name}»`, 'der Kundenorganisation')
const partner = (f: Reader): string => f.say('partner', (name) => `«${name}»`, 'dem Partner')
const validUntil = (f: Reader): string | null => f.line('expiresAt', (at) => `Die Einladung gilt bis ${at}.`)

const organisationTexts: OrganisationTexts = {
  CompromiseToldToRepresentatives: (f) => ({
    subject: 'Sicherheitsvorfall bei einem Mitglied Ihrer Organisation',
    body: [
      `${f.say('person', (name) => `Das Konto von ${name}`, 'Das Konto eines Mitglieds')} in ${organisation(f)} wurde als kompromittiert gemeldet: Unbefugte kannten das Passwort.`,
      f.line('at', (at) => `Zeitpunkt: ${at}`),
      'Seine früheren Sitzungen, Anwendungspasswörter und Tokens sind seither ungültig. Bitte prüfen Sie, worauf das Konto Zugriff hatte. Sie können die Mitgliedschaft sperren, bis das Konto gesichert ist.',
    ],
  }),
  MemberInvitation: (f, link) => ({
    subject: f.say(
      'organisation',
      (name) => `Einladung in die Organisation «${name}»`,
      'Einladung in eine Organisation',
    ),
    body: [
      `Sie sind eingeladen, Mitglied ${f.say('organisation', (name) => `der Organisation «${name}»`, 'einer Organisation')} zu werden.`,
      f.line('role', (role) => `Vorgesehene Rolle: ${role}`),
      'Hier nehmen Sie die Einladung an oder lehnen sie ab:',
      link,
      validUntil(f),
      'Sagt Ihnen die Einladung nichts, können Sie diese Nachricht ignorieren.',
    ],
  }),
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
      validUntil(f),
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
      f.list({ what: 'products', on: 'expiresOn' }, 'ein Produkt'),
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

export const de: Phrasebook = {
  typeset: (text) => text,
  greeting: (f) => f.say('recipient', (name) => `Guten Tag ${name}`, 'Guten Tag'),
  closing: (f) => ['Freundliche Grüsse', f.say('service', (name) => name, 'Ihr Kundendienst')],
  words: {
    LegalRepresentative: 'gesetzliche Vertretung',
    Administrator: 'Administration',
    Collaborator: 'Mitarbeit',
    ExternalUser: 'externe Mitarbeit',
    Limited: 'auf gewählte Produkte eingeschränkt',
    Full: 'vollständig',
    ClientPays: 'der Kunde zahlt',
    PartnerPays: 'der Partner zahlt',
    Client: 'Kunde',
    Partner: 'Partner',
    ProgrammeLeft: 'Austritt aus dem Partnerprogramm',
    OrganisationClosed: 'Schliessung der Organisation',
    Yes: 'ja',
    No: 'nein',
  },
  texts: { ...accountTexts, ...organisationTexts },
}

import type { AccountTexts, Reader } from './text.js'

const validUntil = (f: Reader): string =>
  f.say(
    'expiresAt',
    (at) => `Il link è valido fino al ${at} e funziona una sola volta.`,
    'Il link è valido per poco tempo e funziona una sola volta.',
  )
const trace = (f: Reader): ReadonlyArray<string | null> => [
  f.line('at', (at) => `Momento: ${at}`),
  f.line('ipAddress', (ip) => `Indirizzo IP: ${ip}`),
  f.line('device', (device) => `Dispositivo: ${device}`),
]
const notYou =
  'Non è stato Lei? Reimposti subito la password con «Password dimenticata» e controlli il Suo account con l’assistente di sicurezza.'

export const accountTexts: AccountTexts = {
  RegistrationLink: (f, link) => ({
    subject: 'La preghiamo di confermare il Suo indirizzo e-mail',
    body: [
      'Con questo indirizzo e-mail è stato richiesto un account. La preghiamo di confermare l’indirizzo per completare la registrazione:',
      link,
      validUntil(f),
      'Se non ha richiesto un account, non deve fare nulla: senza conferma non viene aperto alcun account.',
    ],
  }),
  EmailChangeLink: (f, link) => ({
    subject: 'La preghiamo di confermare il Suo nuovo indirizzo e-mail',
    body: [
      'Questo indirizzo e-mail è stato indicato come nuovo indirizzo di un account. La preghiamo di confermare la modifica:',
      link,
      validUntil(f),
      'Fino alla conferma resta valido l’indirizzo precedente. Se non ha chiesto la modifica, non deve fare nulla.',
    ],
  }),
  PasswordResetLink: (f, link) => ({
    subject: 'Reimpostazione della password',
    body: [
      'È stata richiesta una nuova password per il Suo account. Può impostarla con questo link:',
      link,
      validUntil(f),
      'Se non ha richiesto nulla, non deve fare nulla: la Sua password resta invariata.',
    ],
  }),
  PasswordWasChanged: (f) => ({
    subject: 'La Sua password è stata modificata',
    body: ['La password del Suo account è stata modificata.', trace(f), notYou],
  }),
  AccountCompromised: (f) => ({
    subject: 'Il Suo account è stato protetto dopo un incidente di sicurezza',
    body: [
      'È stato segnalato che terzi conoscono la password del Suo account. La password è stata sostituita. Tutte le altre sessioni sono terminate, e le password per applicazioni e i token creati in precedenza non sono più validi.',
      trace(f),
      'La preghiamo di completare tutti i passi dell’assistente di sicurezza nel Suo account.',
      'I rappresentanti legali delle Sue organizzazioni sono stati informati.',
      notYou,
    ],
  }),
  LoginFromNewDevice: (f) => ({
    subject: 'Accesso da un nuovo dispositivo o luogo',
    body: [
      'È avvenuto un accesso al Suo account da un dispositivo o un luogo che non conosciamo ancora.',
      trace(f),
      `Se è stato Lei, non deve fare nulla. ${notYou}`,
    ],
  }),
  TokenDisabled: (f) => ({
    subject: 'Un token API è stato disattivato',
    body: [
      f.say(
        'token',
        (name) => `Il Suo token «${name}» è stato disattivato, perché non è stato utilizzato da molto tempo.`,
        'Uno dei Suoi token è stato disattivato, perché non è stato utilizzato da molto tempo.',
      ),
      f.line('lastDay', (day) => `Ultimo utilizzo: ${day}`),
      'Non può essere riattivato. Se l’accesso Le serve ancora, La preghiamo di creare un nuovo token.',
    ],
  }),
  AccountDeleted: (f) => ({
    subject: 'Il Suo account è stato eliminato',
    body: [
      f.say(
        'at',
        (at) => `Il Suo account è stato eliminato su Sua richiesta (${at}).`,
        'Il Suo account è stato eliminato su Sua richiesta.',
      ),
      'I dati che la legge ci obbliga a conservare, per esempio nelle fatture, vengono cancellati alla scadenza del termine.',
      'Se non ha richiesto l’eliminazione, La preghiamo di contattarci immediatamente.',
    ],
  }),
}

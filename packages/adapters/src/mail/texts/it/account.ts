import type { accountMails } from '@mandat/domain/kit'
import { nellOrganisation, notYou } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const validUntil = (f: Reader<'expiresAt'>): string =>
  f.say(
    'expiresAt',
    (at) => `Il link è valido fino al ${at} e funziona una sola volta.`,
    'Il link è valido per poco tempo e funziona una sola volta.',
  )

export const account: TextsOf<typeof accountMails> = {
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
    body: ['La password del Suo account è stata modificata.', f.line('at', (at) => `Momento: ${at}`), notYou],
  }),
  EmailWasChanged: (f) => ({
    subject: 'Il Suo indirizzo e-mail è stato modificato',
    body: [
      'L’indirizzo e-mail del Suo account è stato modificato. D’ora in poi i nostri messaggi vanno solo al nuovo indirizzo.',
      f.line('at', (at) => `Momento: ${at}`),
      'Se non è stato Lei a modificarlo, La preghiamo di contattarci immediatamente: un account con un indirizzo altrui non può più essere protetto da Lei.',
    ],
  }),
  AccountCompromised: (f) => ({
    subject: 'Il Suo account è stato protetto dopo un incidente di sicurezza',
    body: [
      'È stato segnalato che terzi conoscono la password del Suo account. La password è stata sostituita. Tutte le altre sessioni sono terminate, e le password per applicazioni e i token creati in precedenza non sono più validi.',
      f.line('at', (at) => `Momento: ${at}`),
      'La preghiamo di completare tutti i passi dell’assistente di sicurezza nel Suo account.',
      'I rappresentanti legali delle Sue organizzazioni sono stati informati.',
      notYou,
    ],
  }),
  CompromiseToldToRepresentatives: (f) => ({
    subject: 'Incidente di sicurezza riguardante un membro della Sua organizzazione',
    body: [
      `${nellOrganisation(f)} ${f.say('person', (name) => `l’account di ${name}`, 'l’account di un membro')} è stato segnalato come compromesso: terzi ne conoscevano la password.`,
      f.line('at', (at) => `Momento: ${at}`),
      'Da allora le sue sessioni, password per applicazioni e token precedenti non sono più validi. La preghiamo di verificare a che cosa l’account aveva accesso. Può sospenderne l’appartenenza finché l’account non è di nuovo sicuro.',
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
  AccountDeletionAbandoned: (f) => ({
    subject: 'Il Suo account non è stato eliminato',
    body: [
      'Il Suo account doveva essere eliminato su Sua richiesta. L’eliminazione è stata interrotta, perché alcune appartenenze non hanno potuto essere terminate:',
      f.list({ what: 'organisations' }, 'un’organizzazione'),
      f.line('at', (at) => `Momento: ${at}`),
      'Il Suo account resta attivo, senza le appartenenze già terminate. Potrà chiedere di nuovo l’eliminazione quando sarà nominato un altro rappresentante legale o l’organizzazione sarà chiusa.',
    ],
  }),
}

import type { accountMails } from '@mandat/domain/kit'
import { notYou, organisation } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const validUntil = (f: Reader<'expiresAt'>): string =>
  f.say(
    'expiresAt',
    (at) => `Der Link ist bis ${at} gültig und funktioniert nur einmal.`,
    'Der Link ist nur kurze Zeit gültig und funktioniert nur einmal.',
  )

export const account: TextsOf<typeof accountMails> = {
  RegistrationLink: (f, link) => ({
    subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
    body: [
      'Mit dieser E-Mail-Adresse wurde ein Konto beantragt. Bitte bestätigen Sie die Adresse, um die Registrierung abzuschliessen:',
      link,
      validUntil(f),
      'Haben Sie kein Konto beantragt? Dann brauchen Sie nichts zu tun: Ohne Bestätigung wird kein Konto eröffnet.',
    ],
  }),
  EmailChangeLink: (f, link) => ({
    subject: 'Bitte bestätigen Sie Ihre neue E-Mail-Adresse',
    body: [
      'Diese E-Mail-Adresse wurde als neue Adresse eines Kontos angegeben. Bitte bestätigen Sie den Wechsel:',
      link,
      validUntil(f),
      'Bis zur Bestätigung bleibt die bisherige Adresse gültig. Haben Sie keinen Wechsel veranlasst, brauchen Sie nichts zu tun.',
    ],
  }),
  PasswordResetLink: (f, link) => ({
    subject: 'Passwort zurücksetzen',
    body: [
      'Für Ihr Konto wurde ein neues Passwort angefordert. Über diesen Link legen Sie es fest:',
      link,
      validUntil(f),
      'Haben Sie nichts angefordert? Dann brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
    ],
  }),
  PasswordWasChanged: (f) => ({
    subject: 'Ihr Passwort wurde geändert',
    body: ['Das Passwort Ihres Kontos wurde geändert.', f.line('at', (at) => `Zeitpunkt: ${at}`), notYou],
  }),
  EmailWasChanged: (f) => ({
    subject: 'Ihre E-Mail-Adresse wurde geändert',
    body: [
      'Die E-Mail-Adresse Ihres Kontos wurde geändert. Ab jetzt gehen unsere Nachrichten nur noch an die neue Adresse.',
      f.line('at', (at) => `Zeitpunkt: ${at}`),
      'Haben Sie die Änderung nicht veranlasst, wenden Sie sich bitte umgehend an uns: Ein Konto mit fremder Adresse können Sie nicht mehr selbst sichern.',
    ],
  }),
  AccountCompromised: (f) => ({
    subject: 'Ihr Konto wurde nach einem Sicherheitsvorfall geschützt',
    body: [
      'Für Ihr Konto wurde gemeldet, dass Unbefugte das Passwort kennen. Das Passwort wurde ersetzt. Alle anderen Sitzungen sind beendet, und alle bisherigen Anwendungspasswörter und Tokens sind ungültig.',
      f.line('at', (at) => `Zeitpunkt: ${at}`),
      'Bitte schliessen Sie den Sicherheitsassistenten in Ihrem Konto vollständig ab.',
      'Die gesetzlichen Vertreter Ihrer Organisationen wurden informiert.',
      notYou,
    ],
  }),
  CompromiseToldToRepresentatives: (f) => ({
    subject: 'Sicherheitsvorfall bei einem Mitglied Ihrer Organisation',
    body: [
      `${f.say('person', (name) => `Das Konto von ${name}`, 'Das Konto eines Mitglieds')} in ${organisation(f)} wurde als kompromittiert gemeldet: Unbefugte kannten das Passwort.`,
      f.line('at', (at) => `Zeitpunkt: ${at}`),
      'Seine früheren Sitzungen, Anwendungspasswörter und Tokens sind seither ungültig. Bitte prüfen Sie, worauf das Konto Zugriff hatte. Sie können die Mitgliedschaft sperren, bis das Konto gesichert ist.',
    ],
  }),
  AccountDeleted: (f) => ({
    subject: 'Ihr Konto wurde gelöscht',
    body: [
      f.say(
        'at',
        (at) => `Ihr Konto wurde am ${at} auf Ihren Wunsch gelöscht.`,
        'Ihr Konto wurde auf Ihren Wunsch gelöscht.',
      ),
      'Angaben, deren Aufbewahrung das Gesetz vorschreibt, zum Beispiel in Rechnungen, werden nach Ablauf der Frist gelöscht.',
      'Haben Sie die Löschung nicht verlangt, wenden Sie sich bitte umgehend an uns.',
    ],
  }),
  AccountDeletionAbandoned: (f) => ({
    subject: 'Ihr Konto wurde nicht gelöscht',
    body: [
      'Ihr Konto sollte auf Ihren Wunsch gelöscht werden. Das wurde abgebrochen, weil Mitgliedschaften nicht beendet werden konnten:',
      f.list({ what: 'organisations' }, 'eine Organisation'),
      f.line('at', (at) => `Zeitpunkt: ${at}`),
      'Ihr Konto besteht weiter, ohne die Mitgliedschaften, die bis dahin beendet waren. Sie können die Löschung erneut verlangen, sobald eine andere gesetzliche Vertretung bestimmt oder die Organisation geschlossen ist.',
    ],
  }),
}

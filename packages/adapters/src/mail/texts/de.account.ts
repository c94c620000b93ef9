import type { AccountTexts, Reader } from './text.js'

const validUntil = (f: Reader): string =>
  f.say(
    'expiresAt',
    (at) => `Der Link ist bis ${at} gültig und funktioniert nur einmal.`,
    'Der Link ist nur kurze Zeit gültig und funktioniert nur einmal.',
  )
const trace = (f: Reader): ReadonlyArray<string | null> => [
  f.line('at', (at) => `Zeitpunkt: ${at}`),
  f.line('ipAddress', (ip) => `IP-Adresse: ${ip}`),
  f.line('device', (device) => `Gerät: ${device}`),
]
const notYou =
  'Waren Sie das nicht? Dann setzen Sie Ihr Passwort sofort über «Passwort vergessen» zurück und prüfen Sie Ihr Konto mit dem Sicherheitsassistenten.'

export const accountTexts: AccountTexts = {
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
    body: ['Das Passwort Ihres Kontos wurde geändert.', trace(f), notYou],
  }),
  AccountCompromised: (f) => ({
    subject: 'Ihr Konto wurde nach einem Sicherheitsvorfall geschützt',
    body: [
      'Für Ihr Konto wurde gemeldet, dass Unbefugte das Passwort kennen. Das Passwort wurde ersetzt. Alle anderen Sitzungen sind beendet, und alle bisherigen Anwendungspasswörter und Tokens sind ungültig.',
      trace(f),
      'Bitte schliessen Sie den Sicherheitsassistenten in Ihrem Konto vollständig ab.',
      'Die gesetzlichen Vertreter Ihrer Organisationen wurden informiert.',
      notYou,
    ],
  }),
  LoginFromNewDevice: (f) => ({
    subject: 'Anmeldung von einem neuen Gerät oder Ort',
    body: [
      'Bei Ihrem Konto gab es eine Anmeldung von einem Gerät oder Ort, den wir noch nicht kennen.',
      trace(f),
      `Waren Sie das selbst, brauchen Sie nichts zu tun. ${notYou}`,
    ],
  }),
  TokenDisabled: (f) => ({
    subject: 'Ein API-Token wurde deaktiviert',
    body: [
      f.say(
        'token',
        (name) => `Ihr Token «${name}» wurde deaktiviert, weil es lange nicht verwendet wurde.`,
        'Eines Ihrer Tokens wurde deaktiviert, weil es lange nicht verwendet wurde.',
      ),
      f.line('lastDay', (day) => `Zuletzt verwendet: ${day}`),
      'Es lässt sich nicht wieder aktivieren. Brauchen Sie den Zugriff noch, erstellen Sie bitte ein neues Token.',
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
}

import type { Reader } from '../text.js'

export const organisation = (f: Reader<'organisation'>): string =>
  f.say('organisation', (name) => `der Organisation «${name}»`, 'Ihrer Organisation')
export const invitationUntil = (f: Reader<'expiresAt'>): string | null =>
  f.line('expiresAt', (at) => `Die Einladung gilt bis ${at}.`)
export const notYou =
  'Waren Sie das nicht? Dann setzen Sie Ihr Passwort sofort über «Passwort vergessen» zurück und prüfen Sie Ihr Konto mit dem Sicherheitsassistenten.'

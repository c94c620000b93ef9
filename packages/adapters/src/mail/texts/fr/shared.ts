import type { Reader } from '../text.js'

export const organisation = (f: Reader<'organisation'>): string =>
  f.say('organisation', (name) => `l’organisation « ${name} »`, 'votre organisation')
export const invitationUntil = (f: Reader<'expiresAt'>): string | null =>
  f.line('expiresAt', (at) => `L’invitation est valable jusqu’au ${at}.`)
export const notYou =
  'Ce n’était pas vous ? Réinitialisez immédiatement votre mot de passe avec « Mot de passe oublié » et vérifiez votre compte avec l’assistant de sécurité.'

import type { Reader } from '../text.js'

export const organisation = (f: Reader<'organisation'>): string =>
  f.say('organisation', (name) => `the organisation “${name}”`, 'your organisation')
export const invitationUntil = (f: Reader<'expiresAt'>): string | null =>
  f.line('expiresAt', (at) => `The invitation is valid until ${at}.`)
export const notYou =
  'Was this not you? Then reset your password at once with “Forgot password” and check your account with the security assistant.'

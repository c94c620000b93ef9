import type { AccountTexts, Reader } from './text.js'

const validUntil = (f: Reader): string =>
  f.say(
    'expiresAt',
    (at) => `The link is valid until ${at} and works only once.`,
    'The link is valid for a short time and works only once.',
  )
const trace = (f: Reader): ReadonlyArray<string | null> => [
  f.line('at', (at) => `Time: ${at}`),
  f.line('ipAddress', (ip) => `IP address: ${ip}`),
  f.line('device', (device) => `Device: ${device}`),
]
const notYou =
  'Was this not you? Then reset your password at once with “Forgot password” and check your account with the security assistant.'

export const accountTexts: AccountTexts = {
  RegistrationLink: (f, link) => ({
    subject: 'Please confirm your e-mail address',
    body: [
      'An account was requested with this e-mail address. Please confirm the address to complete the registration:',
      link,
      validUntil(f),
      'If you did not request an account, there is nothing you need to do: without a confirmation no account is opened.',
    ],
  }),
  EmailChangeLink: (f, link) => ({
    subject: 'Please confirm your new e-mail address',
    body: [
      'This e-mail address was given as the new address of an account. Please confirm the change:',
      link,
      validUntil(f),
      'The previous address stays valid until then. If you did not ask for the change, there is nothing you need to do.',
    ],
  }),
  PasswordResetLink: (f, link) => ({
    subject: 'Reset your password',
    body: [
      'A new password was requested for your account. Please set it with this link:',
      link,
      validUntil(f),
      'If you did not request it, there is nothing you need to do: your password stays as it is.',
    ],
  }),
  PasswordWasChanged: (f) => ({
    subject: 'Your password was changed',
    body: ['The password of your account was changed.', trace(f), notYou],
  }),
  AccountCompromised: (f) => ({
    subject: 'Your account was secured after a security incident',
    body: [
      'It was reported that somebody else knows the password of your account. The password was replaced. All other sessions have ended, and every application password and token made before is invalid.',
      trace(f),
      'Please complete every step of the security assistant in your account.',
      'The legal representatives of your organisations have been told.',
      notYou,
    ],
  }),
  LoginFromNewDevice: (f) => ({
    subject: 'Login from a new device or place',
    body: [
      'There was a login to your account from a device or place that we have not seen before.',
      trace(f),
      `If it was you, there is nothing you need to do. ${notYou}`,
    ],
  }),
  TokenDisabled: (f) => ({
    subject: 'An API token was disabled',
    body: [
      f.say(
        'token',
        (name) => `Your token “${name}” was disabled, since it had not been used for a long time.`,
        'One of your tokens was disabled, since it had not been used for a long time.',
      ),
      f.line('lastDay', (day) => `Last used: ${day}`),
      'It cannot be enabled again. If you still need the access, please create a new token.',
    ],
  }),
  AccountDeleted: (f) => ({
    subject: 'Your account was deleted',
    body: [
      f.say(
        'at',
        (at) => `Your account was deleted on ${at}, as you asked.`,
        'Your account was deleted, as you asked.',
      ),
      'Data that the law obliges us to keep, for example in invoices, is deleted when its term has passed.',
      'If you did not ask for the deletion, please contact us at once.',
    ],
  }),
}

import type { accountMails } from '@mandat/domain/kit'
import { notYou, organisation } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const validUntil = (f: Reader<'expiresAt'>): string =>
  f.say(
    'expiresAt',
    (at) => `The link is valid until ${at} and works only once.`,
    'The link is valid for a short time and works only once.',
  )

export const account: TextsOf<typeof accountMails> = {
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
    body: ['The password of your account was changed.', f.line('at', (at) => `Time: ${at}`), notYou],
  }),
  EmailWasChanged: (f) => ({
    subject: 'Your e-mail address was changed',
    body: [
      'The e-mail address of your account was changed. From now on our mails go to the new address only.',
      f.line('at', (at) => `Time: ${at}`),
      'If you did not change it, please contact us at once: an account whose address is not yours can no longer be secured by you.',
    ],
  }),
  AccountCompromised: (f) => ({
    subject: 'Your account was secured after a security incident',
    body: [
      'It was reported that somebody else knows the password of your account. The password was replaced. All other sessions have ended, and every application password and token made before is invalid.',
      f.line('at', (at) => `Time: ${at}`),
      'Please complete every step of the security assistant in your account.',
      'The legal representatives of your organisations have been told.',
      notYou,
    ],
  }),
  CompromiseToldToRepresentatives: (f) => ({
    subject: 'Security incident with a member of your organisation',
    body: [
      `${f.say('person', (name) => `The account of ${name}`, 'The account of a member')} in ${organisation(f)} was reported as compromised: somebody else knew its password.`,
      f.line('at', (at) => `Time: ${at}`),
      'Its earlier sessions, application passwords and tokens have been invalid since then. Please check what the account had access to. You can suspend the membership until the account is secured.',
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
  AccountDeletionAbandoned: (f) => ({
    subject: 'Your account was not deleted',
    body: [
      'Your account was to be deleted, as you asked. This was stopped, because memberships could not be ended:',
      f.list({ what: 'organisations' }, 'an organisation'),
      f.line('at', (at) => `Time: ${at}`),
      'Your account goes on as before, without the memberships that had been ended by then. You can ask for the deletion again once another legal representative is appointed or the organisation is closed.',
    ],
  }),
}

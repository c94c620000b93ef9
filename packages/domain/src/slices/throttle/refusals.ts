import { type RefusalOf, refusals } from '../../core/values/refusal.js'

export const refuse = refusals({
  LoginLocked: [
    'ACC-08',
    'too many passwords were wrong: nothing is looked at for a while',
    'wait until the moment in `until`, or have the password reset',
  ],
  TooManyMails: [
    'ACC-13',
    'enough mails of this kind went there, or were asked for from here, for now',
    'wait for the next hour; who asked for the mail is not told',
  ],
})
export type ThrottleRefusal = RefusalOf<typeof refuse>

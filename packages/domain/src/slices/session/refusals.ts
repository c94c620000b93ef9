import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike } from '../../questions/refusals.js'

const { OnlyTheSystem } = alike

export const refuse = {
  OnlyTheSystem,
  ...refusals({
    MayNotLogIn: [
      'SES-01',
      'a person logs in: a program has a token or an application password',
      'have the person log in, or call with a token or an application password',
    ],
    NotYourSession: [
      'SES-01',
      'one ends sessions of the own account only, and logs out of the one that asks',
      'log out of the session that asks, and revoke any other of the own account',
    ],
    UnknownSession: ['SES-01', 'this is no text of a living session', 'log in again'],
    WrongCredentials: [
      'ACC-08',
      'the account, the password or the second factor is not right',
      'try again, or have the password reset',
    ],
  }),
}
export type SessionRefusal = RefusalOf<typeof refuse>

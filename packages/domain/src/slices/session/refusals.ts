import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike } from '../../questions/refusals.js'

const { OnlyTheSystem } = alike

export const refuse = {
  OnlyTheSystem,
  ...refusals({
    MayNotLogIn: ['SES-01', 'a person logs in: a program has a token or an application password'],
    NotYourSession: ['SES-01', 'one ends sessions of the own account only, and logs out of the one that asks'],
    SessionExists: ['SES-01', 'there is a session with this id already'],
    UnknownSession: ['SES-01', 'this is no text of a living session'],
    WrongCredentials: ['ACC-08', 'the account, the password or the second factor is not right'],
    LoginLocked: ['ACC-08', 'too many logins failed: try again when the lock has ended'],
  }),
}
export type SessionRefusal = RefusalOf<typeof refuse>

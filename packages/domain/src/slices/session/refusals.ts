import { type RefusalOf, refusals } from '../../core/values/refusal.js'

export const refuse = refusals({
  MayNotLogIn: ['SES-01', 'a person logs in: a program has a token or an application password'],
  NotYourSession: ['SES-01', 'one ends sessions of the own account only, and logs out of the one that asks'],
  OnlyTheSystem: ['LOG-01', 'only a process of the library issues this command'],
  SessionExists: ['SES-01', 'there is a session with this id already'],
  WrongCredentials: ['ACC-08', 'the account, the password or the second factor is not right'],
  LoginLocked: ['ACC-08', 'too many logins failed: try again when the lock has ended'],
})
export type SessionRefusal = RefusalOf<typeof refuse>

import { link } from '../../core/record/link.js'
import type { AccountId } from '../../core/values/ids.js'
import { accountStream } from './state.js'

/** One of the mails of a kind that an account was sent: only the last one's link does anything. */
interface Attempt {
  readonly account: AccountId
  readonly attempt: number
}

/** ACC-01: proves the address that an account registers with. */
export const RegistrationLink = link('Registration', ({ account, attempt }: Attempt) => ({
  stream: accountStream(account),
  term: 'registration',
  attempt,
}))
/** ACC-01: proves the address that an account changes to. */
export const EmailChangeLink = link('EmailChange', ({ account, attempt }: Attempt) => ({
  stream: accountStream(account),
  term: 'email',
  attempt,
}))
/** ACC-10: stands in for a forgotten password. */
export const PasswordResetLink = link('PasswordReset', ({ account, attempt }: Attempt) => ({
  stream: accountStream(account),
  term: 'reset',
  attempt,
}))

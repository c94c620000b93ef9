import { refusals } from '@mandat/domain/kit'

/** What queries are refused with, beside what each says of whose it is (`NotForYou`). */
export const queryRefusals = refusals({
  LogInFirst: ['SES-01', 'only a person who is logged in, or the host itself, sees this', 'log in first'],
  NotForTokens: ['TOK-02', 'no scope opens this view to API tokens', 'ask for it with the session of a person'],
  NoSuchAccount: ['ACC-12', 'there is no such account, or not any more', 'check the id of the account'],
})

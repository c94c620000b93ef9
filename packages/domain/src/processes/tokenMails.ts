import { TokenDisabled } from '../aggregates/token/events.js'
import { reaction } from './reaction.js'
import { toAccount } from './recipients.js'

/** TOK-06: word of a token that was disabled because it made no call for too long. */
export const tokenMails = reaction({
  name: 'tokenMails',
  handles: [TokenDisabled],
  mails: ({ event: { account, token, lastDay } }) => [
    { template: 'TokenDisabled', to: toAccount(account), facts: { account, token, lastDay } },
  ],
})

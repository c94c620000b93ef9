import {
  AccountDeleted,
  EmailChangeRequested,
  PasswordChanged,
  PasswordReset,
  PasswordResetRequested,
  RegistrationRequested,
} from '../aggregates/account/events.js'
import type { LinkTarget } from '../core/ports/links.js'
import { reaction } from './reaction.js'
import { toAccount } from './recipients.js'

/** ACC-01, ACC-10: links that prove an address, and word of every change of the password. */
export const accountMails = reaction({
  name: 'accountMails',
  handles: [
    RegistrationRequested,
    EmailChangeRequested,
    PasswordResetRequested,
    PasswordChanged,
    PasswordReset,
    AccountDeleted,
  ],
  mails: ({ event, stream, meta }) => {
    const { account } = event
    const link = (purpose: LinkTarget['purpose'], term: string, attempt: number): LinkTarget => ({
      purpose,
      stream,
      term,
      attempt,
    })
    switch (event.type) {
      case 'RegistrationRequested':
        return [
          {
            template: 'RegistrationLink',
            to: { _tag: 'Address', address: event.email },
            facts: { account, language: event.language, expiresAt: event.expiresAt },
            link: link('Registration', 'registration', event.attempt),
          },
        ]
      case 'EmailChangeRequested':
        return [
          {
            template: 'EmailChangeLink',
            to: { _tag: 'Address', address: event.email },
            facts: { account, expiresAt: event.expiresAt },
            link: link('EmailChange', 'email', event.attempt),
          },
        ]
      case 'PasswordResetRequested':
        return [
          {
            template: 'PasswordResetLink',
            to: toAccount(account),
            facts: { account, expiresAt: event.expiresAt },
            link: link('PasswordReset', 'reset', event.attempt),
          },
        ]
      case 'PasswordChanged':
        // the assistant's start tells of the compromise instead
        return meta.commandType === 'StartCompromiseAssistant'
          ? []
          : [{ template: 'PasswordWasChanged', to: toAccount(account), facts: { account, at: event.at } }]
      case 'PasswordReset':
        return [{ template: 'PasswordWasChanged', to: toAccount(account), facts: { account, at: event.at } }]
      case 'AccountDeleted':
        return [{ template: 'AccountDeleted', to: toAccount(account), facts: { account, at: event.at } }]
    }
  },
})

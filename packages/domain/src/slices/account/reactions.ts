import { type Draft, draft, toAccount } from '../../core/react/mail.js'
import type { Known } from '../../core/react/question.js'
import { mailing } from '../../core/react/reaction.js'
import type { AccountId, OrganisationId } from '../../core/values/ids.js'
import {
  AccountDeleted,
  AccountDeletionAbandoned,
  EmailChanged,
  EmailChangeRequested,
  PasswordChanged,
  PasswordCompromised,
  PasswordReset,
  PasswordResetRequested,
  RegistrationRequested,
} from '../../aggregates/account/events.js'
import { EmailChangeLink, PasswordResetLink, RegistrationLink } from '../../aggregates/account/links.js'
import { acceptedBy, accountNow } from '../../aggregates/account/state.js'
import { legalRepresentatives } from '../../aggregates/organisation/members.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import {
  AccountCompromisedMail,
  AccountDeletedMail,
  AccountDeletionAbandonedMail,
  CompromiseToldToRepresentativesMail,
  EmailChangeLinkMail,
  EmailWasChangedMail,
  PasswordResetLinkMail,
  PasswordWasChangedMail,
  RegistrationLinkMail,
} from './mails.js'

/** ACC-01, ACC-10, ACC-11: links that prove an address, and word of every change of password or address. */
const mails = mailing({
  name: 'accountMails',
  handles: [
    RegistrationRequested,
    EmailChangeRequested,
    PasswordResetRequested,
    PasswordChanged,
    PasswordReset,
    EmailChanged,
    AccountDeleted,
    AccountDeletionAbandoned,
  ],
  mails: ({ event, meta }) => {
    const { account } = event
    switch (event.type) {
      case 'RegistrationRequested': {
        const { language, expiresAt } = event
        const to = { _tag: 'Address', address: event.email } as const
        return [
          draft(RegistrationLinkMail, to, { account, language, expiresAt }, { link: RegistrationLink.targetOf(event) }),
        ]
      }
      case 'EmailChangeRequested': {
        const to = { _tag: 'Address', address: event.email } as const
        const facts = { account, expiresAt: event.expiresAt }
        return [draft(EmailChangeLinkMail, to, facts, { link: EmailChangeLink.targetOf(event) })]
      }
      case 'PasswordResetRequested': {
        const facts = { account, expiresAt: event.expiresAt }
        return [draft(PasswordResetLinkMail, toAccount(account), facts, { link: PasswordResetLink.targetOf(event) })]
      }
      case 'PasswordChanged':
        // the assistant's start tells of the compromise instead
        return meta.commandType === 'StartCompromiseAssistant'
          ? []
          : [draft(PasswordWasChangedMail, toAccount(account), { account, at: event.at })]
      case 'PasswordReset':
        return [draft(PasswordWasChangedMail, toAccount(account), { account, at: event.at })]
      case 'EmailChanged': {
        const { before: address, at } = event
        if (address === null) return []
        return [draft(EmailWasChangedMail, { _tag: 'FormerAddress', account, address }, { account, at })]
      }
      case 'AccountDeletionAbandoned': {
        const { organisations, at } = event
        return [draft(AccountDeletionAbandonedMail, toAccount(account), { account, organisations, at })]
      }
      case 'AccountDeleted':
        return [draft(AccountDeletedMail, toAccount(account), { account, at: event.at })]
    }
  },
})

const organisationsOf = (known: Known, account: AccountId): ReadonlyArray<OrganisationId> =>
  acceptedBy(known(accountNow(account)))

/** ACC-03, ORG-08: told to the person, and at once to the legal representatives of each of its organisations. */
const compromiseMails = mailing({
  name: 'compromiseMails',
  handles: [PasswordCompromised],
  needs: ({ event: { account } }, known) => [
    accountNow(account),
    ...organisationsOf(known, account).map(organisationNow),
  ],
  mails: ({ event: { account, at } }, known) => [
    draft(AccountCompromisedMail, toAccount(account), { account, at }),
    ...organisationsOf(known, account).flatMap((organisation): ReadonlyArray<Draft> => {
      const state = known(organisationNow(organisation))
      if (state._tag !== 'Running' || !state.members.has(account)) return []
      const facts = { person: account, organisation, at }
      return legalRepresentatives(state)
        .filter((one) => one !== account)
        .map((one) => draft(CompromiseToldToRepresentativesMail, toAccount(one), facts, { per: organisation }))
    }),
  ],
})

/** What follows for an account, and who is told. */
export const accountReactions = [mails, compromiseMails]

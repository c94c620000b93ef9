import type * as t from 'io-ts'
import {
  type Holding,
  lapsed,
  mail,
  type Recipient,
  type Standing,
  still,
  tellsWhatHappened,
  toAccount,
} from '../../core/react/mail.js'
import { list } from '../../core/values/codecs.js'
import { AccountId, OrganisationId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { Language } from '../../aggregates/account/events.js'
import { EmailChangeLink, PasswordResetLink, RegistrationLink } from '../../aggregates/account/links.js'
import type { Email } from '../../aggregates/account/personalData.js'
import { accountNow, type AccountState, knownAccount } from '../../aggregates/account/state.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import { stillAmong, toRepresentatives } from '../../questions/recipients.js'

const account = AccountId
const toAddress = (address: t.TypeOf<typeof Email>): Recipient => ({ _tag: 'Address', address })

/** A link of an account holds while it waits to be followed, for the address that it would prove. */
const waitsFor = <F extends { readonly account: AccountId }>(
  pending: (state: AccountState, facts: F) => Standing<F> | null,
): Holding<F> => ({
  needs: ({ facts }) => [accountNow(facts.account)],
  now: ({ facts }, known) =>
    pending(known(accountNow(facts.account)), facts) ?? lapsed('its link is waited for no longer'),
})

/** ACC-01, to the address that was given. */
export const RegistrationLinkMail = mail(
  'RegistrationLink',
  { account, language: Language, expiresAt: Instant },
  waitsFor((state, { account }) => {
    if (state._tag !== 'Unregistered' || state.request === null) return null
    const { email, language, attempt, expiresAt } = state.request
    return still(toAddress(email), { account, language, expiresAt }, RegistrationLink.targetOf({ account, attempt }))
  }),
  RegistrationLink,
)
/** ACC-01, to the new address. */
export const EmailChangeLinkMail = mail(
  'EmailChangeLink',
  { account, expiresAt: Instant },
  waitsFor((state, { account }) => {
    const change = knownAccount(state)?.emailChange ?? null
    if (change === null || change.email === null) return null
    const { email, attempt, expiresAt } = change
    return still(toAddress(email), { account, expiresAt }, EmailChangeLink.targetOf({ account, attempt }))
  }),
  EmailChangeLink,
)
/** ACC-10. */
export const PasswordResetLinkMail = mail(
  'PasswordResetLink',
  { account, expiresAt: Instant },
  waitsFor((state, { account }) => {
    const reset = knownAccount(state)?.reset ?? null
    if (reset === null) return null
    const { attempt, expiresAt } = reset
    return still(toAccount(account), { account, expiresAt }, PasswordResetLink.targetOf({ account, attempt }))
  }),
  PasswordResetLink,
)
/** ACC-02, ACC-10: to the person, so that nobody changes a password unnoticed. */
export const PasswordWasChangedMail = mail('PasswordWasChanged', { account, at: Instant }, tellsWhatHappened())
/** ACC-11: to the address before, so that nobody takes an account over unnoticed. */
export const EmailWasChangedMail = mail('EmailWasChanged', { account, at: Instant }, tellsWhatHappened())
/** ACC-03. */
export const AccountCompromisedMail = mail('AccountCompromised', { account, at: Instant }, tellsWhatHappened())
/** ORG-08: to the other legal representatives of the organisations that the account is in. */
export const CompromiseToldToRepresentativesMail = mail(
  'CompromiseToldToRepresentatives',
  { person: AccountId, organisation: OrganisationId, at: Instant },
  {
    needs: ({ facts }) => [organisationNow(facts.organisation)],
    now: ({ to, facts }, known) => stillAmong(toRepresentatives(known(organisationNow(facts.organisation))), to, facts),
  },
)
/** ACC-12. */
export const AccountDeletedMail = mail('AccountDeleted', { account, at: Instant }, tellsWhatHappened())

/** ACC-12: what kept the account; it holds while the account is there and has not been asked to go once more. */
export const AccountDeletionAbandonedMail = mail(
  'AccountDeletionAbandoned',
  { account, organisations: list(OrganisationId), at: Instant },
  {
    needs: ({ facts }) => [accountNow(facts.account)],
    now: ({ to, facts }, known) =>
      known(accountNow(facts.account))._tag === 'Registered'
        ? still(to, facts)
        : lapsed('the account is kept no longer'),
  },
)

/** Every mail about an account. */
export const accountMails = [
  RegistrationLinkMail,
  EmailChangeLinkMail,
  PasswordResetLinkMail,
  PasswordWasChangedMail,
  EmailWasChangedMail,
  AccountCompromisedMail,
  CompromiseToldToRepresentativesMail,
  AccountDeletedMail,
  AccountDeletionAbandonedMail,
] as const

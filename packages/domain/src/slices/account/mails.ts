import { mail } from '../../core/react/mail.js'
import { AccountId, OrganisationId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { Language } from '../../aggregates/account/events.js'
import { EmailChangeLink, PasswordResetLink, RegistrationLink } from '../../aggregates/account/links.js'

const account = AccountId

/** ACC-01, to the address that was given. */
export const RegistrationLinkMail = mail(
  'RegistrationLink',
  { account, language: Language, expiresAt: Instant },
  RegistrationLink,
)
/** ACC-01, to the new address. */
export const EmailChangeLinkMail = mail('EmailChangeLink', { account, expiresAt: Instant }, EmailChangeLink)
/** ACC-10. */
export const PasswordResetLinkMail = mail('PasswordResetLink', { account, expiresAt: Instant }, PasswordResetLink)
/** ACC-02, ACC-10: to the person, so that nobody changes a password unnoticed. */
export const PasswordWasChangedMail = mail('PasswordWasChanged', { account, at: Instant })
/** ACC-03. */
export const AccountCompromisedMail = mail('AccountCompromised', { account, at: Instant })
/** ORG-08: to the other legal representatives of the organisations that the account is in. */
export const CompromiseToldToRepresentativesMail = mail('CompromiseToldToRepresentatives', {
  person: AccountId,
  organisation: OrganisationId,
  at: Instant,
})
/** ACC-12. */
export const AccountDeletedMail = mail('AccountDeleted', { account, at: Instant })

/** Every mail about an account. */
export const accountMails = [
  RegistrationLinkMail,
  EmailChangeLinkMail,
  PasswordResetLinkMail,
  PasswordWasChangedMail,
  AccountCompromisedMail,
  CompromiseToldToRepresentativesMail,
  AccountDeletedMail,
] as const

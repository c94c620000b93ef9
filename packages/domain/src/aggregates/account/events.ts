import { event, type Recorded } from '../../core/record/event.js'
import { counter, integer, list, nullable, oneOf, text } from '../../core/values/codecs.js'
import { AccountId, ApplicationPasswordId, InvitationId, OrganisationId, SessionId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { Role } from '../../core/values/role.js'
import { ApplicationPasswordName, Email, PersonAddress, PersonName, Telephone } from './personalData.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

/** ACC-11: the language of the mails to the person. */
export const Language = oneOf('de', 'fr', 'it', 'en')
export type Language = 'de' | 'fr' | 'it' | 'en'

/** ACC-03: the steps after the password was changed, in their order. */
export const AssistantStep = oneOf('RevokeApplicationPasswords', 'RevokeTokens', 'ReviewSecuritySettings')
export type AssistantStep = 'RevokeApplicationPasswords' | 'RevokeTokens' | 'ReviewSecuritySettings'
/** ACC-05: what the person confirms in the review, item by item. */
export const ReviewItem = oneOf(
  'PasswordAge',
  'SecondFactors',
  'RecoveryCodes',
  'ApplicationPasswords',
  'Tokens',
  'Sessions',
  'SecurityEvents',
)
export type ReviewItem =
  'PasswordAge' | 'SecondFactors' | 'RecoveryCodes' | 'ApplicationPasswords' | 'Tokens' | 'Sessions' | 'SecurityEvents'

const epoch = counter(1)
/**
 * A version of the password hash: a generation and a random part, so that racing commands never store under the same.
 */
export const Credential = integer(1, Number.MAX_SAFE_INTEGER)
const attempt = counter(1)
const account = AccountId

/** A link goes to an address that is not verified yet; it reserves nothing (ACC-01). */
export const RegistrationRequested = event('RegistrationRequested', {
  account,
  email: Email,
  language: Language,
  attempt,
  expiresAt: Instant,
})
/** ACC-01: the mailed link came back; the address is claimed, and the account is in its first epoch. */
export const AccountRegistered = event('AccountRegistered', {
  account,
  email: Email,
  name: nullable(PersonName),
  language: Language,
  credential: Credential,
  epoch,
  at: Instant,
})
/** Another account was faster while this one had claimed the address but not appended yet (ACC-01). */
export const EmailClaimForfeited = event('EmailClaimForfeited', { account })
/** ACC-01: a link goes to the new address, which reserves nothing yet; the old one stays. */
export const EmailChangeRequested = event('EmailChangeRequested', {
  account,
  email: Email,
  attempt,
  expiresAt: Instant,
})
/**
 * ACC-01: the link came back and the new address is claimed; the old one is released after. `before` is the old one, to
 * which it is told (ACC-11); version 1 had none.
 */
export const EmailChanged = event('EmailChanged', { account, email: Email, before: nullable(Email), at: Instant }, [
  (old) => ({ ...(old as object), before: null }),
])
/** ACC-11: the person goes by this name now. */
export const NameChanged = event('NameChanged', { account, name: PersonName })
/** ACC-11: the person is reached by post here now. */
export const AddressChanged = event('AddressChanged', { account, address: PersonAddress })
/** ACC-11: the person is called under this number now. */
export const TelephoneChanged = event('TelephoneChanged', { account, telephone: Telephone })
/** ACC-11: mails to the person are in this language from now on. */
export const LanguageChanged = event('LanguageChanged', { account, language: Language })
/**
 * ACC-02: `credential` names the hash that counts now. By itself it ends no session; before it, `PasswordCompromised`
 * does.
 */
export const PasswordChanged = event('PasswordChanged', { account, credential: Credential, at: Instant })
/**
 * The account's security era ends: whatever was made in it is dead from here on (ACC-06), but `session`, which asked.
 */
export const PasswordCompromised = event('PasswordCompromised', { account, epoch, session: SessionId, at: Instant })
/** ACC-04: the step that was next is done, also where there was nothing to revoke. */
export const AssistantStepConfirmed = event('AssistantStepConfirmed', { account, step: AssistantStep, at: Instant })
/** ACC-05: the person confirmed one item of the review. */
export const ReviewItemConfirmed = event('ReviewItemConfirmed', { account, item: ReviewItem, at: Instant })
/** ACC-04: the last step was confirmed; `killedEpoch` is the one that the assistant's start ended. */
export const AssistantCompleted = event('AssistantCompleted', { account, killedEpoch: epoch, at: Instant })
/** ACC-10: a link for the verified address; the one before it is dead. */
export const PasswordResetRequested = event('PasswordResetRequested', { account, attempt, expiresAt: Instant })
/** ACC-10: a new password by the mailed link; the epoch rises, and no session is kept. */
export const PasswordReset = event('PasswordReset', { account, credential: Credential, epoch, at: Instant })
/** APP-02: the secret was shown, `hash` is its SHA-256 in hex; it works while `epoch` is the account's (ACC-06). */
export const ApplicationPasswordCreated = event('ApplicationPasswordCreated', {
  account,
  applicationPassword: ApplicationPasswordId,
  name: ApplicationPasswordName,
  hash: text(64, 64),
  epoch,
  at: Instant,
})
/** APP-04: it lets no tool in any more. */
export const ApplicationPasswordRevoked = event('ApplicationPasswordRevoked', {
  account,
  applicationPassword: ApplicationPasswordId,
  at: Instant,
})
/** TOK-07: every token of an earlier era is revoked, at once and without touching one of them. */
export const AllTokensRevoked = event('AllTokensRevoked', { account, tokenEra: counter(1), at: Instant })
/**
 * The account's half of becoming a member (ORG-02): of one invitation, in its role, as it was mailed last. The three are
 * null for the founder of the organisation. What was accepted before role and attempt were named fits no invitation.
 */
export const MembershipAccepted = event(
  'MembershipAccepted',
  {
    account,
    organisation: OrganisationId,
    invitation: nullable(InvitationId),
    role: nullable(Role),
    attempt: nullable(attempt),
  },
  [(first) => ({ ...first, role: null, attempt: null })],
)
/** From here on the account accepts no membership (ACC-12); `organisations` are those to be left. */
export const AccountDeletionRequested = event('AccountDeletionRequested', {
  account,
  organisations: list(OrganisationId),
  at: Instant,
})
/** A membership could not be left after all: the account lives on. */
export const AccountDeletionAbandoned = event('AccountDeletionAbandoned', {
  account,
  organisations: list(OrganisationId),
  at: Instant,
})
/** ACC-12: every membership was left; nobody logs in, and the id is never registered again. */
export const AccountDeleted = event('AccountDeleted', { account, at: Instant })

/** Every event of an account's stream; its state is folded from these and no others. */
export const accountEvents = [
  RegistrationRequested,
  AccountRegistered,
  EmailClaimForfeited,
  EmailChangeRequested,
  EmailChanged,
  NameChanged,
  AddressChanged,
  TelephoneChanged,
  LanguageChanged,
  PasswordChanged,
  PasswordCompromised,
  AssistantStepConfirmed,
  ReviewItemConfirmed,
  AssistantCompleted,
  PasswordResetRequested,
  PasswordReset,
  ApplicationPasswordCreated,
  ApplicationPasswordRevoked,
  AllTokensRevoked,
  MembershipAccepted,
  AccountDeletionRequested,
  AccountDeletionAbandoned,
  AccountDeleted,
] as const
/** One of {@link accountEvents}, as a fold gets it. */
export type AccountEvent = Recorded<(typeof accountEvents)[number]>

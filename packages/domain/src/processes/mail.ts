import type { AccountId, EventId, OrganisationId } from '../core/values/ids.js'
import type { LinkTarget } from '../core/ports/links.js'
import type { Sealed } from '../core/values/sealed.js'

/** What a mail is about; the words are made by the host's templates when it is sent. */
export type MailTemplate =
  | 'RegistrationLink'
  | 'EmailChangeLink'
  | 'PasswordResetLink'
  | 'PasswordWasChanged'
  | 'AccountCompromised'
  | 'CompromiseToldToRepresentatives'
  | 'LoginFromNewDevice'
  | 'MemberInvitation'
  | 'PartnerInvitation'
  | 'PartnerAccepted'
  | 'PartnerDeclined'
  | 'PartnershipChanged'
  | 'BillingModeChanged'
  | 'PartnershipEnded'
  | 'TokenDisabled'
  | 'ExpiryReminder'
  | 'RenewalNotice'
  | 'RenewalConfirmation'
  | 'InvoiceNotice'
  | 'AccountDeleted'

/** To whom: an address is looked up (and opened) only when the mail is sent. */
export type Recipient =
  | { readonly _tag: 'Account'; readonly account: AccountId }
  | { readonly _tag: 'Address'; readonly address: Sealed }
  /** The published address of a partner's entry in the directory. */
  | { readonly _tag: 'Partner'; readonly organisation: OrganisationId }
  /**
   * The organisation's billing contact; nobody when it has none, or when its address is that of one of these accounts
   * (REN-07).
   */
  | {
      readonly _tag: 'BillingContact'
      readonly organisation: OrganisationId
      readonly unless: ReadonlyArray<AccountId>
    }

/** A mail as the outbox keeps it: ids, dates and sealed boxes. The same reaction makes the same `id`. */
export interface Mail {
  readonly id: string
  readonly template: MailTemplate
  readonly to: Recipient
  readonly facts: Readonly<Record<string, string | number | boolean | null | Sealed | ReadonlyArray<string>>>
  readonly link: LinkTarget | null
  /** The event that caused it, or `null` for the clock. */
  readonly about: EventId | null
}
